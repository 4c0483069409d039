// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.interop.TruffleObject;

/**
 * What other languages hold of the store: functions, tables, memories, globals and tags. Has a place
 * where the embedder keeps the object that stands for this one, which is how {@code x.f === x.f}
 * holds in JavaScript.
 */
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
}
