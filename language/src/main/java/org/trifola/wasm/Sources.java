// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.source.Source;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.link.ModuleLoader;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.text.TextModule;
import org.trifola.wasm.text.WatParser;

/** Finds out what a source holds, and loads it. */
final class Sources {
    private Sources() {}

    /** The module of a source in binary or text format. */
    static WasmModule load(Source source, ModuleLoader loader) {
        if (source.hasBytes()) {
            return loader.load(source.getBytes().toByteArray(), source);
        }
        CharSequence characters = source.getCharacters();
        TextModule text = WatParser.assemble(characters, loader.features(), loader.limits());
        try {
            return loader.validate(text.module(), source, new TextPositions(text.positions()));
        } catch (LoadException e) {
            throw text.positions().locate(e);
        }
    }
}
