// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

/** What the constant of an {@code i8x16.shuffle} does. */
final class Shuffle {
    private static final int BYTES = 16;

    private Shuffle() {}

    /** The byte of the operands, 0 to 31, that a byte of the result is. */
    static int index(int[] code, int pc, int at) {
        return code[pc + 4 + at / 4] >> at % 4 * Byte.SIZE & 0xFF;
    }

    /** Whether it moves lanes of so many bytes as they are. */
    static boolean moves(int[] code, int pc, int width) {
        for (int i = 0; i < BYTES; i++) {
            int first = index(code, pc, i - i % width);
            if (first % width != 0 || index(code, pc, i) != first + i % width) {
                return false;
            }
        }
        return true;
    }

    /** In which of the {@link VectorShapes} it is best done, if the result is wanted in one. */
    static int shape(int[] code, int pc, int wanted) {
        boolean wide = wanted == VectorShapes.LONGS || wanted == VectorShapes.DOUBLES;
        if (moves(code, pc, Long.BYTES)) {
            return wanted;
        }
        if (!wide && moves(code, pc, Integer.BYTES)) {
            return wanted == VectorShapes.NONE ? VectorShapes.INTS : wanted;
        }
        return VectorShapes.LONGS;
    }
}
