// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.syntax.FuncType;

/** The types of blocks without a type index, each made once. One thread. */
final class FuncTypes {
    /** No types. */
    static final int[] NONE = {};

    /** No parameters, no results. */
    static final FuncType EMPTY = new FuncType(NONE, NONE);

    private static final int SIZE = 64;

    /** A cache: the type that was made last of those with the same low bits. */
    private final FuncType[] made = new FuncType[SIZE];

    /** The type without parameters and with one result. */
    FuncType result(int valueType) {
        int slot = (valueType ^ valueType >> 6) & SIZE - 1;
        FuncType type = made[slot];
        if (type == null || type.results()[0] != valueType) {
            type = new FuncType(NONE, new int[] {valueType});
            made[slot] = type;
        }
        return type;
    }
}
