// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

/** Families of integer comparisons in {@link Code}, which share one order of their ten members. */
final class Comparisons {
    private Comparisons() {}

    private static final int COUNT = 10;

    /** Position of the opposite comparison in the order {@code eq ne lt gt le ge}, signed first. */
    private static final int[] INVERSE = {1, 0, 8, 9, 6, 7, 4, 5, 2, 3};

    private static final int[] FAMILIES = {
        Code.I32_EQ, Code.I64_EQ, Code.I32_EQ_IMM, Code.I64_EQ_IMM
    };
    private static final int[] BRANCHES = {
        Code.BR_I32_EQ, Code.BR_I64_EQ, Code.BR_I32_EQ_IMM, Code.BR_I64_EQ_IMM
    };

    private static int family(int code) {
        for (int i = 0; i < FAMILIES.length; i++) {
            if (code >= FAMILIES[i] && code < FAMILIES[i] + COUNT) {
                return i;
            }
        }
        return -1;
    }

    /** The comparison that holds exactly when the given one does not, or -1 if it is none. */
    static int inverse(int code) {
        int family = family(code);
        return family < 0 ? -1 : FAMILIES[family] + INVERSE[code - FAMILIES[family]];
    }

    /** The branch on a comparison, or on its opposite; -1 if it is no comparison. */
    static int branch(int code, boolean ifTrue) {
        int family = family(code);
        if (family < 0) {
            return -1;
        }
        int member = code - FAMILIES[family];
        return BRANCHES[family] + (ifTrue ? member : INVERSE[member]);
    }
}
