// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import java.util.Arrays;

/**
 * Collects the handlers of one function, innermost first; see {@link FunctionCode#handlers}. An
 * entry that delegates is resolved when its target is known, by a chain through the entries, as
 * {@link CodeEmitter} does for branches.
 */
final class HandlerTable {
    private static final int TARGET = 5;

    private int[] entries = {};
    private int length;
    private int[] caught = {};

    /**
     * Adds a catch clause.
     *
     * @param start first position that it guards
     * @param end last one plus one
     * @param kind its {@link CatchKind}
     * @param tag its tag, or -1
     * @param values what {@link #addCaught} returned for the values
     * @param target position to go on at
     */
    void add(int start, int end, int kind, int tag, int values, int target) {
        if (length == entries.length) {
            int larger = Math.max(4 * FunctionCode.HANDLER_SIZE, 2 * length);
            entries = Arrays.copyOf(entries, larger);
        }
        entries[length] = start;
        entries[length + 1] = end;
        entries[length + 2] = kind;
        entries[length + 3] = tag;
        entries[length + 4] = values;
        entries[length + TARGET] = target;
        length += FunctionCode.HANDLER_SIZE;
    }

    /** Adds an entry that sends exceptions to a place not known yet; the new head of its chain. */
    int delegate(int start, int end, int chain) {
        add(start, end, CatchKind.DELEGATE, -1, -1, chain);
        return length - FunctionCode.HANDLER_SIZE;
    }

    /** Resolves a chain of such entries to the next entry. */
    void bind(int chain) {
        for (int at = chain; at != CodeEmitter.NO_FIXUP; ) {
            int next = entries[at + TARGET];
            entries[at + TARGET] = length;
            at = next;
        }
    }

    /** Adds the slots, packed with kinds, that a clause passes values in; returns their index. */
    int addCaught(int[] values) {
        int index = caught.length;
        caught = Arrays.copyOf(caught, index + 1 + values.length);
        caught[index] = values.length;
        System.arraycopy(values, 0, caught, index + 1, values.length);
        return index;
    }

    int[] toArray() {
        return Arrays.copyOf(entries, length);
    }

    int[] caught() {
        return caught;
    }
}
