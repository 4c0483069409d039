// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.Arrays;

/**
 * Where the items of a module start in its binary form: imports, exports, segments and so on, by
 * the id of their section, in order. What has an index space is there by its index, so what is
 * imported is there twice. Written by the decoder only; a module that was not decoded has none.
 */
public final class ItemOffsets {
    private static final int INITIAL = 4;

    private int[][] offsets = {};
    private int[] counts = {};

    /** The next item of a section starts at a byte offset. */
    public void add(int section, int offset) {
        if (section >= offsets.length) {
            offsets = Arrays.copyOf(offsets, section + 1);
            counts = Arrays.copyOf(counts, section + 1);
        }
        int count = counts[section]++;
        if (count == 0) {
            offsets[section] = new int[INITIAL];
        } else if (count == offsets[section].length) {
            offsets[section] = Arrays.copyOf(offsets[section], 2 * count);
        }
        offsets[section][count] = offset;
    }

    /** The byte offset of an item, or -1 if it is not known. */
    public int get(int section, int index) {
        return section < counts.length && index >= 0 && index < counts[section]
                ? offsets[section][index]
                : -1;
    }
}
