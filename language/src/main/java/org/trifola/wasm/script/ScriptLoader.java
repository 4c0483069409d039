// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.Types;
import org.trifola.wasm.text.Lexer;
import org.trifola.wasm.text.SourcePositions;
import org.trifola.wasm.text.TextModule;
import org.trifola.wasm.text.TokenReader;
import org.trifola.wasm.text.WatParser;
import org.trifola.wasm.valid.Validator;

/**
 * Loads the modules of scripts: parses or decodes, and validates. Executes nothing, so needs no
 * Truffle.
 *
 * @param features what modules may use
 * @param limits how large they may be
 * @param store where their types become canonical
 */
public record ScriptLoader(Features features, ImplementationLimits limits, TypeStore store) {
    /**
     * A module that may be invalid.
     *
     * @param module the module
     * @param positions where its instructions are in its text, or null if it is binary
     */
    public record Parsed(Module module, SourcePositions positions) {}

    /**
     * Parses or decodes a module.
     *
     * @throws LoadException if it is malformed
     */
    public Parsed parse(ModuleSource source) {
        return switch (source) {
            case ModuleSource.Text text -> parse(text);
            case ModuleSource.Binary binary ->
                    new Parsed(Decoder.decode(binary.bytes(), features, limits), null);
            case ModuleSource.Quote quote -> {
                TokenReader reader = new TokenReader(Lexer.scan(quote.bytes()));
                yield parsed(WatParser.assemble(reader, features, limits));
            }
        };
    }

    private Parsed parse(ModuleSource.Text text) {
        TokenReader reader = new TokenReader(text.tokens());
        reader.seek(text.start());
        String name = reader.acceptId();
        TextModule module = WatParser.assembleFields(reader, name, features, limits);
        if (reader.position() != text.end()) {
            throw reader.unexpected();
        }
        return parsed(module);
    }

    private static Parsed parsed(TextModule text) {
        return new Parsed(text.module(), text.positions());
    }

    /**
     * Validates a module.
     *
     * @throws LoadException if it is invalid, or a body in it malformed
     */
    public LoadedModule validate(Parsed parsed) {
        Module module = parsed.module();
        try {
            Types types = Validator.validate(module, features, limits, store);
            return new LoadedModule(module, types, parsed.positions());
        } catch (LoadException e) {
            throw parsed.positions() == null ? e : parsed.positions().locate(e);
        }
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
