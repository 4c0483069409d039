// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.TruffleFile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Knows our files by the ends of their names. */
public final class WasmFileDetector implements TruffleFile.FileTypeDetector {
    /** Called by Truffle. */
    public WasmFileDetector() {}

    @Override
    public String findMimeType(TruffleFile file) {
        String name = file.getName();
        if (name == null) {
            return null;
        }
        if (name.endsWith(".wasm")) {
            return WasmLanguage.BINARY_MIME;
        }
        if (name.endsWith(".wat")) {
            return WasmLanguage.TEXT_MIME;
        }
        return name.endsWith(".wast") ? WasmLanguage.SCRIPT_MIME : null;
    }

    @Override
    public Charset findEncoding(TruffleFile file) {
        return StandardCharsets.UTF_8;
    }
}
