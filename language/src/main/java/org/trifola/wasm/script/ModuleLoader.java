// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.text.Lexer;
import org.trifola.wasm.text.Tokens;
import org.trifola.wasm.valid.Validator;

/**
 * Loads the modules of scripts: parses or decodes, and validates. Executes nothing, so needs no
 * Truffle.
 *
 * @param features what modules may use
 * @param limits how large they may be
 * @param store where their types become canonical
 */
public record ModuleLoader(Features features, ImplementationLimits limits, TypeStore store) {
    /**
     * Parses or decodes a module.
     *
     * @throws LoadException if it is malformed
     */
    public Module parse(ModuleSource source) {
        return switch (source) {
            case ModuleSource.Text text -> parse(text.tokens(), text.start(), text.end());
            case ModuleSource.Binary binary -> Decoder.decode(binary.bytes(), features, limits);
            case ModuleSource.Quote quote -> {
                Tokens tokens = Lexer.scan(quote.bytes());
                yield parse(tokens, 0, tokens.count() - 1);
            }
        };
    }

    private static Module parse(Tokens tokens, int start, int end) {
        throw new LoadException(Fault.NOT_SUPPORTED, "modules in text", tokens.place(start));
    }

    /**
     * Validates a module.
     *
     * @throws LoadException if it is invalid, or a body in it malformed
     */
    public LoadedModule validate(Module module) {
        return new LoadedModule(module, Validator.validate(module, features, limits, store));
    }

    /**
     * Parses or decodes and validates a module.
     *
     * @throws LoadException if it is malformed or invalid
     */
    public LoadedModule load(ModuleSource source) {
        return validate(parse(source));
    }
}
