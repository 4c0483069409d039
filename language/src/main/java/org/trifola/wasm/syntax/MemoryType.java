// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * The type of a memory (spec 2.3.12).
 *
 * @param limits size in pages
 * @param is64 whether it is addressed by {@code i64}
 * @param shared whether several threads may use it (threads proposal)
 * @param pageSizeLog2 binary logarithm of the page size in bytes: 16, or 0 (custom page sizes)
 */
public record MemoryType(Limits limits, boolean is64, boolean shared, int pageSizeLog2)
        implements ExternType {
    /** Binary logarithm of the ordinary page size, 64 KiB. */
    public static final int PAGE_SIZE_LOG2 = 16;

    @Override
    public ExternKind kind() {
        return ExternKind.MEMORY;
    }

    /** The type of its addresses. */
    public int addressType() {
        return is64 ? ValueType.I64 : ValueType.I32;
    }
}
