// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.source.Source;

import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.link.ModuleLoader;
import org.trifola.wasm.runtime.CodePositions;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.text.TextModule;
import org.trifola.wasm.text.WatParser;

/** Finds out what a source holds, and loads modules from it. */
final class Sources {
    private Sources() {}

    /** Whether a source is a script: by its MIME type, else by its name. */
    static boolean isScript(Source source) {
        String mime = source.getMimeType();
        return source.hasCharacters()
                && (mime == null
                        ? source.getName().endsWith(".wast")
                        : mime.equals(WasmLanguage.SCRIPT_MIME));
    }

    /**
     * The module of a source in binary or text format.
     *
     * @throws LoadException if it is malformed or invalid
     */
    static WasmModule load(Source source, ModuleLoader loader) {
        if (source.hasCharacters()) {
            return loadText(source.getCharacters(), source.getName(), source, loader);
        }
        byte[] bytes = source.getBytes().toByteArray();
        // Whoever names the type means it: for JavaScript, text is no module.
        if (source.getMimeType() == null && WatParser.isText(bytes)) {
            return loadText(WatParser.characters(bytes), source.getName(), source, loader);
        }
        return loader.load(bytes, source.getName(), source);
    }

    /**
     * The module of a text.
     *
     * @param source what it is from for Truffle, or null
     * @throws LoadException if it is malformed or invalid
     */
    static WasmModule loadText(CharSequence text, String name, Source source, ModuleLoader loader) {
        TextModule parsed = WatParser.assemble(text, loader.features(), loader.limits());
        try {
            CodePositions positions = new TextPositions(parsed.positions());
            return loader.validate(parsed.module(), name, source, positions);
        } catch (LoadException e) {
            throw parsed.positions().locate(e);
        }
    }
}
