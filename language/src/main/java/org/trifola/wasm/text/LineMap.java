// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import java.util.Arrays;

/** Where the lines of a text start; lines end with LF, CR, or both (spec 6.2.3). Immutable. */
final class LineMap {
    private final int[] starts;

    LineMap(char[] text, int length) {
        int[] found = new int[length / 16 + 2];
        int count = 1;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (c == '\n' || c == '\r' && !(i + 1 < length && text[i + 1] == '\n')) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, count);
    }

    /** The line of a character of the text, from 1. */
    int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of a character of the text, from 1. */
    int column(int offset) {
        return offset - starts[line(offset) - 1] + 1;
    }
}
