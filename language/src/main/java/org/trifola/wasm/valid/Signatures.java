// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/** {@link Op#SIGNATURES} as packed value types, by the same index. */
final class Signatures {
    private Signatures() {}

    /** Stands for the address type of the memory that the instruction names. */
    static final int ADDRESS = -1;

    /** The operands, the topmost last. */
    static final int[][] OPERANDS = new int[Op.SIGNATURES.length][];

    /** The results, the topmost last. */
    static final int[][] RESULTS = new int[Op.SIGNATURES.length][];

    static {
        for (int i = 0; i < Op.SIGNATURES.length; i++) {
            String text = Op.SIGNATURES[i];
            if (text != null && text.isEmpty()) {
                text = ":";
            }
            if (text != null) {
                int colon = text.indexOf(':');
                OPERANDS[i] = types(text, 0, colon);
                RESULTS[i] = types(text, colon + 1, text.length());
            }
        }
    }

    private static int[] types(String letters, int from, int to) {
        int[] types = new int[to - from];
        for (int i = 0; i < types.length; i++) {
            types[i] = type(letters.charAt(from + i));
        }
        return types;
    }

    private static int type(char letter) {
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
                return ADDRESS;
            default:
                throw new IllegalStateException(Character.toString(letter));
        }
    }
}
