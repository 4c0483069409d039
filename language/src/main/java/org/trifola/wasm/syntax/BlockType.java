// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * Block types (spec 5.4.1) packed into {@code int}s: a type index if not negative, {@link #EMPTY},
 * or the complement of the packed value type of the one result.
 */
public final class BlockType {
    private BlockType() {}

    /** No parameters, no results. */
    public static final int EMPTY = Integer.MIN_VALUE;

    /** The block type of one result of that packed value type. */
    public static int result(int valueType) {
        return ~valueType;
    }

    /** Whether it is a type index. */
    public static boolean isTypeIndex(int blockType) {
        return blockType >= 0;
    }

    /** The packed value type of the one result; only if it is neither empty nor an index. */
    public static int valueType(int blockType) {
        return ~blockType;
    }
}
