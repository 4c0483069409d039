// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

/** The null reference, and the result of a function without results, as other languages see it. */
@ExportLibrary(InteropLibrary.class)
public final class WasmNull implements TruffleObject {
    /** The only one. */
    public static final WasmNull INSTANCE = new WasmNull();

    private WasmNull() {}

    @ExportMessage
    boolean isNull() {
        return true;
    }

    @ExportMessage
    String toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return "null";
    }

    @Override
    public String toString() {
        return "null";
    }
}
