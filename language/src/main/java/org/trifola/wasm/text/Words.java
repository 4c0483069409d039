// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.ValueType;

import java.util.Arrays;

/** What the keywords of a text mean, found out once for each. */
final class Words {
    private static final int UNASKED = -2;
    private static final int NONE = -1;

    private final Symbols symbols;
    private int[] types = new int[0];
    private int[] ops = new int[0];

    Words(Symbols symbols) {
        this.symbols = symbols;
    }

    /** The type of that one-word name, packed types included, or {@link ValueType#BOTTOM}. */
    int type(int symbol) {
        if (symbol >= types.length) {
            types = extend(types, symbol);
        }
        int type = types[symbol];
        if (type == UNASKED) {
            type = ValueType.parse(symbols.text(symbol));
            types[symbol] = type;
        }
        return type;
    }

    /** The {@link org.trifola.wasm.syntax.Op} number of a mnemonic, or -1. */
    int op(int symbol) {
        if (symbol >= ops.length) {
            ops = extend(ops, symbol);
        }
        int op = ops[symbol];
        if (op == UNASKED) {
            Opcode opcode = Opcode.byText(symbols.text(symbol));
            op = opcode == null ? NONE : opcode.ordinal();
            ops[symbol] = op;
        }
        return op;
    }

    private static int[] extend(int[] known, int symbol) {
        int[] grown = Arrays.copyOf(known, Math.max(2 * known.length, symbol + 64));
        Arrays.fill(grown, known.length, grown.length, UNASKED);
        return grown;
    }
}
