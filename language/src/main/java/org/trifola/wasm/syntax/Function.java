// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.Arrays;

/**
 * A function that the module defines (spec 2.5.2).
 *
 * @param typeIndex index of its type
 * @param localCounts lengths of the runs of locals of the same type, as the binary groups them
 * @param localTypes packed value types of those runs
 * @param body its instructions in binary form, including the final {@code end}
 */
public record Function(int typeIndex, int[] localCounts, int[] localTypes, Bytes body) {
    /** Number of locals, parameters not counted. */
    public int localCount() {
        int count = 0;
        for (int run : localCounts) {
            count += run;
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Function that
                && typeIndex == that.typeIndex
                && Arrays.equals(localCounts, that.localCounts)
                && Arrays.equals(localTypes, that.localTypes)
                && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return typeIndex * 31 + body.hashCode();
    }
}
