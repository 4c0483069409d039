// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An element segment (spec 2.5.7). Its contents are either function indices or constant
 * expressions, as it was written; the other one is null.
 *
 * @param mode when it is copied
 * @param table index of the table of an active segment
 * @param offset constant expression of the place in the table of an active segment, or null
 * @param type packed reference type of the elements
 * @param functions function indices, or null
 * @param expressions constant expressions, or null
 * @param explicitTable whether an active segment names its table (which encoding it has)
 */
public record ElementSegment(
        SegmentMode mode,
        int table,
        Bytes offset,
        int type,
        int[] functions,
        List<Bytes> expressions,
        boolean explicitTable) {
    /** Number of elements. */
    public int length() {
        return functions != null ? functions.length : expressions.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ElementSegment that
                && mode == that.mode
                && table == that.table
                && type == that.type
                && Objects.equals(offset, that.offset)
                && Arrays.equals(functions, that.functions)
                && Objects.equals(expressions, that.expressions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mode, table, type, offset, expressions) + Arrays.hashCode(functions);
    }
}
