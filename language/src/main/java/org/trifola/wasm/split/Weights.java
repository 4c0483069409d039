// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.split;

import org.trifola.wasm.code.Code;

/**
 * How much of a method an instruction takes: the bytes that are generated for it, estimated from
 * above, and for accesses to memory a part of what HotSpot inlines there, since it stops inlining
 * into a method that becomes too large.
 */
final class Weights {
    private Weights() {}

    private static final int SLOT = 3;
    private static final int BASE = 3;
    private static final int ACCESS = 25;
    private static final int CALL = 24;
    private static final int RARE = 24;

    /** The weight of a function. */
    static long of(int[] code) {
        long sum = 0;
        for (int pc = 0; pc < code.length; pc = Code.next(code, pc)) {
            sum += of(code, pc);
        }
        return sum;
    }

    /** The weight of the instruction at a position. */
    static int of(int[] code, int pc) {
        int op = code[pc];
        String layout = Code.LAYOUT[op];
        int weight = BASE;
        int at = pc + 1;
        for (int i = 0; i < layout.length(); i++) {
            switch (layout.charAt(i)) {
                case 'd', 's' -> {
                    weight += SLOT;
                    at++;
                }
                case 'T' -> weight += 16 + 4 * Math.min(code[at], SplitFunction.LARGE_TABLE);
                case 'V' -> weight += 12 * code[at];
                case 'C' -> weight += CALL + SLOT * code[pc + 2] + 12 * (code[pc + 3] >> 1);
                case 'L' -> at += 2;
                default -> at++;
            }
        }
        if (op >= Code.I32_LOAD && op <= Code.I64_STORE32) {
            weight += ACCESS;
        } else if (op >= Code.GLOBAL_GET) {
            weight += RARE;
        }
        return weight;
    }
}
