// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import com.oracle.truffle.api.source.Source;

import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.runtime.CodePositions;
import org.trifola.wasm.runtime.WasmEngine;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Types;
import org.trifola.wasm.valid.Validator;

/**
 * Makes modules that can be instantiated (spec 7.1.5, {@code module_decode} and {@code
 * module_validate}).
 *
 * @param engine whose modules they are
 * @param features what they may use
 * @param limits how large their parts may be
 */
public record ModuleLoader(WasmEngine engine, Features features, ImplementationLimits limits) {
    /**
     * Decodes and validates a binary module, which keeps the array.
     *
     * @throws org.trifola.wasm.fault.LoadException if it is malformed or invalid
     */
    public WasmModule load(byte[] binary, String name, Source source) {
        return validate(Decoder.decode(binary, features, limits), name, source, null);
    }

    /**
     * Validates a module.
     *
     * @param name the name of what it was loaded from
     * @param source the same for Truffle, or null
     * @param positions where its parts stand in the text, or null
     * @throws org.trifola.wasm.fault.LoadException if it is invalid
     */
    public WasmModule validate(Module module, String name, Source source, CodePositions positions) {
        Types types = Validator.validate(module, features, limits, engine.types);
        return new WasmModule(module, types, engine, name, source, positions);
    }
}
