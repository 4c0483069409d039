// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.utilities.TriState;

/**
 * What other languages hold of the store: functions, tables, memories, globals and tags. Has a
 * place where the embedder keeps the object that stands for this one, which is how {@code x.f ===
 * x.f} holds in JavaScript.
 */
@ExportLibrary(InteropLibrary.class)
public abstract class WasmObject implements TruffleObject {
    private volatile Object embedderData;

    WasmObject() {}

    /** What the embedder left here, or null. */
    public final Object embedderData() {
        return embedderData;
    }

    /** Leaves something for the embedder. */
    public final void setEmbedderData(Object data) {
        embedderData = data;
    }

    @ExportMessage
    final TriState isIdenticalOrUndefined(Object other) {
        return TriState.valueOf(this == other);
    }

    @ExportMessage
    @TruffleBoundary
    final int identityHashCode() {
        return System.identityHashCode(this);
    }

    @ExportMessage
    @TruffleBoundary
    final String toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return toString();
    }
}
