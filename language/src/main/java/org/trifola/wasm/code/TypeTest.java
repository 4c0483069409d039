// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

/**
 * What a test or cast of a reference asks for, as one operand: flags, and above them an abstract
 * heap type, which is negative, or the index of a type in {@link FunctionCode#types}.
 */
public final class TypeTest {
    private TypeTest() {}

    /** Null is of the type, too. */
    public static final int NULLABLE = 1;

    /** Only in branches: taken if the reference is not of the type. */
    public static final int NEGATED = 2;

    private static final int FLAG_BITS = 2;

    static int of(int heap, boolean nullable) {
        return heap << FLAG_BITS | (nullable ? NULLABLE : 0);
    }

    /** The abstract heap type, or the index of a concrete type. */
    public static int heap(int test) {
        return test >> FLAG_BITS;
    }
}
