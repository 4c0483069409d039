// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.split;

/** Sets of small numbers as bits. */
final class Sets {
    private Sets() {}

    /** Adds all members of another set; whether there were new ones. */
    static boolean addAll(long[] set, long[] other) {
        long added = 0;
        for (int i = 0; i < set.length; i++) {
            added |= other[i] & ~set[i];
            set[i] |= other[i];
        }
        return added != 0;
    }

    static void add(long[] set, int member) {
        set[member >> 6] |= 1L << member;
    }

    static boolean contains(long[] set, int member) {
        return (set[member >> 6] & 1L << member) != 0;
    }

    static int size(long[] set) {
        int size = 0;
        for (long word : set) {
            size += Long.bitCount(word);
        }
        return size;
    }
}
