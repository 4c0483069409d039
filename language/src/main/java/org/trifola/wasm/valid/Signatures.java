// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/** {@link Op#SIGNATURES} as packed value types, by the same index. */
final class Signatures {
    private Signatures() {}

    private static final int COUNT = Op.SIGNATURES.length;

    /** The operands, the topmost last; in the second half with 64-bit addresses. */
    static final int[][] OPERANDS = new int[2 * COUNT][];

    /** The results, the topmost last; in the second half with 64-bit addresses. */
    static final int[][] RESULTS = new int[2 * COUNT][];

    static {
        for (int i = 0; i < COUNT; i++) {
            if (Op.SIGNATURES[i] != null) {
                fill(i, Op.SIGNATURES[i], ValueType.I32);
                fill(COUNT + i, Op.SIGNATURES[i], ValueType.I64);
            }
        }
    }

    /** Where the types of a signature are, for an instruction with addresses of that type. */
    static int index(int signature, int addressType) {
        return addressType == ValueType.I64 ? COUNT + signature : signature;
    }

    private static void fill(int index, String text, int addressType) {
        int colon = Math.max(0, text.indexOf(':'));
        OPERANDS[index] = types(text, 0, colon, addressType);
        RESULTS[index] =
                types(text, Math.min(colon + 1, text.length()), text.length(), addressType);
    }

    private static int[] types(String letters, int from, int to, int addressType) {
        int[] types = new int[to - from];
        for (int i = 0; i < types.length; i++) {
            types[i] = type(letters.charAt(from + i), addressType);
        }
        return types;
    }

    private static int type(char letter, int addressType) {
        switch (letter) {
            case 'i':
                return ValueType.I32;
            case 'l':
                return ValueType.I64;
            case 'f':
                return ValueType.F32;
            case 'd':
                return ValueType.F64;
            case 'v':
                return ValueType.V128;
            case 'a':
                return addressType;
            default:
                throw new IllegalStateException(Character.toString(letter));
        }
    }
}
