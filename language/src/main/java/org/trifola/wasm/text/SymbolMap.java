// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import java.util.Arrays;

/** A hash table from symbols to numbers that are not negative. */
final class SymbolMap {
    /** What {@link #get} returns for symbols without a number. */
    static final int ABSENT = -1;

    private static final int SMALL = 16;

    /** Symbols plus one, 0 where free. */
    private int[] keys = new int[SMALL];

    private int[] values = new int[SMALL];
    private int size;

    /** The number of a symbol, or {@link #ABSENT}. */
    int get(int symbol) {
        int slot = slot(symbol);
        return keys[slot] == 0 ? ABSENT : values[slot];
    }

    /** Sets the number of a symbol, which may be {@link #ABSENT}; returns the one before. */
    int put(int symbol, int value) {
        int slot = slot(symbol);
        if (keys[slot] != 0) {
            int old = values[slot];
            values[slot] = value;
            return old;
        }
        keys[slot] = symbol + 1;
        values[slot] = value;
        if (++size > keys.length / 2) {
            grow();
        }
        return ABSENT;
    }

    /** Forgets everything; takes time for what was in it, not for what once was. */
    void clear() {
        if (size == 0) {
            return;
        }
        if (keys.length > SMALL) {
            keys = new int[SMALL];
            values = new int[SMALL];
        } else {
            Arrays.fill(keys, 0);
        }
        size = 0;
    }

    private int slot(int symbol) {
        int slot = symbol * 0x9E3779B9 >>> 8 & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != symbol + 1) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[2 * oldKeys.length];
        values = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i] - 1);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
