// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * The type of a table (spec 2.3.13).
 *
 * @param elementType packed reference type
 * @param limits size in elements
 * @param is64 whether it is indexed by {@code i64}
 */
public record TableType(int elementType, Limits limits, boolean is64) implements ExternType {
    @Override
    public ExternKind kind() {
        return ExternKind.TABLE;
    }

    /** The type of its indices. */
    public int addressType() {
        return is64 ? ValueType.I64 : ValueType.I32;
    }
}
