// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

/** The kinds of traps, as coarse as engines' messages are different. */
final class Failures {
    private static final String[][] KINDS = {
        {"unreachable", "unreachable"},
        {"zero", "integer divide by zero", "divide by zero", "remainder by zero"},
        {
            "number",
            "integer overflow",
            "invalid conversion to integer",
            "divide result unrepresentable",
            "float unrepresentable in integer range"
        },
        {
            "bounds",
            "out of bounds memory access",
            "out of bounds table access",
            "out of bounds array access",
            "undefined element",
            "memory access out of bounds",
            "table index is out of bounds",
            "table access out of bounds",
            "array element access out of bounds",
            "data segment out of bounds",
            "element segment out of bounds",
            "requested new array is too large"
        },
        // Before the kind whose phrase begins some of these.
        {
            "null",
            "null reference",
            "null function reference",
            "null structure reference",
            "null array reference",
            "null i31 reference",
            "null exception reference",
            "dereferencing a null pointer",
            "rethrowing null value"
        },
        {
            "callee",
            "uninitialized element",
            "indirect call type mismatch",
            "null function",
            "function signature mismatch"
        },
        {"cast", "cast failure", "illegal cast"},
        {"alignment", "unaligned atomic", "operation does not support unaligned accesses"},
        {"wait", "expected shared memory", "Atomics.wait cannot be called in this context"},
        {"exhausted", "call stack exhausted", "Maximum call stack size exceeded"}
    };

    private Failures() {}

    /** The kind that a message tells of. */
    static String kind(String message) {
        for (String[] kind : KINDS) {
            for (int i = 1; i < kind.length; i++) {
                if (message.startsWith(kind[i])) {
                    return "trap: " + kind[0];
                }
            }
        }
        return "trap? " + message;
    }
}
