// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.Arrays;

/**
 * A function type (spec 2.3.5). The arrays are the record's own: never written after construction.
 *
 * @param params packed value types of the parameters
 * @param results packed value types of the results
 */
public record FuncType(int[] params, int[] results) implements CompositeType {
    @Override
    public int heapType() {
        return HeapType.FUNC;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FuncType that
                && Arrays.equals(params, that.params)
                && Arrays.equals(results, that.results);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(params) * 31 + Arrays.hashCode(results);
    }

    @Override
    public String toString() {
        return ValueType.toString(params) + " -> " + ValueType.toString(results);
    }
}
