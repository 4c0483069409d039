// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import org.trifola.wasm.syntax.DefinedType;

/** A tag instance (spec 4.2.11): equal only to itself. */
public final class WasmTag extends WasmObject {
    /** A function type whose parameters are the payload. */
    public final DefinedType type;

    /** So many exceptions after the last one that left the program are traced. */
    private static final int TRACED = 1000;

    /** How many of the next ones are. */
    private int traced = TRACED;

    /** A new tag. */
    public WasmTag(DefinedType type) {
        this.type = type;
    }

    /**
     * Whether the next exception learns which functions it leaves. That takes longer than all else,
     * so a tag whose exceptions the program itself catches again and again has none traced.
     */
    public boolean isTraced() {
        int left = traced;
        if (left == 0) {
            return false;
        }
        traced = left - 1;
        return true;
    }

    /** An exception was not caught: the next ones are traced. */
    public void trace() {
        traced = TRACED;
    }

    @Override
    public String toString() {
        return "tag " + type;
    }
}
