// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import java.util.Arrays;

/**
 * Maps offsets of a binary module to those of the text that they come from. What is between two
 * known offsets belongs to the one before.
 *
 * @param codes the known offsets of the module, increasing
 * @param texts for each, the offset of the text in characters, or {@link #NOWHERE}
 */
record OffsetMap(int[] codes, int[] texts) {
    /** The place in the text of what is not in it. */
    static final int NOWHERE = -1;

    static final OffsetMap EMPTY = new OffsetMap(new int[0], new int[0]);

    static OffsetMap of(IntList codes, IntList texts) {
        return new OffsetMap(codes.toArray(), texts.toArray());
    }

    /** The offset in the text of what an offset of the module belongs to, or {@link #NOWHERE}. */
    int text(int code) {
        int found = Arrays.binarySearch(codes, code);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? NOWHERE : texts[index];
    }
}
