// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.source.Source;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Place;
import org.trifola.wasm.link.ModuleLoader;
import org.trifola.wasm.runtime.WasmModule;

/** Finds out what a source holds, and loads it. */
final class Sources {
    private Sources() {}

    /** The module of a source in binary or text format. */
    static WasmModule load(Source source, ModuleLoader loader) {
        if (source.hasBytes()) {
            return loader.load(source.getBytes().toByteArray(), source);
        }
        throw new LoadException(Fault.NOT_SUPPORTED, "text format", Place.UNKNOWN);
    }
}
