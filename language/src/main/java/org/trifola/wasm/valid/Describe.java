// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Names;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.Types;
import org.trifola.wasm.syntax.ValueType;

/** Words for closed types and instructions in messages; runs only once something is wrong. */
final class Describe {
    private Describe() {}

    private static final Opcode[] OPCODES = Opcode.values();

    /** The mnemonic of an instruction. */
    static String op(int op) {
        return OPCODES[op].text();
    }

    /** A closed value type, as the module would write it. */
    static String type(Context context, int type) {
        if (type == OperandStack.BOTTOM_REF) {
            return "(ref bot)";
        }
        if (!ValueType.isRef(type) || ValueType.heapType(type) < 0) {
            return ValueType.toString(type);
        }
        String nullable = ValueType.isNullable(type) ? "null " : "";
        return "(ref " + nullable + index(context, ValueType.heapType(type)) + ")";
    }

    /** A closed heap type, as the module would write it. */
    static String heapType(Context context, int heapType) {
        return heapType < 0 ? HeapType.toString(heapType) : index(context, heapType);
    }

    /** A list of closed value types in brackets. */
    static String types(Context context, int[] types) {
        return types(context, types, 0, types.length, types, 0, 0);
    }

    /** Two slices of lists of closed value types as one list in brackets. */
    static String types(
            Context context, int[] first, int from, int to, int[] second, int from2, int to2) {
        StringBuilder text = new StringBuilder("[");
        append(text, context, first, from, to);
        append(text, context, second, from2, to2);
        return text.append(']').toString();
    }

    private static void append(StringBuilder text, Context context, int[] types, int from, int to) {
        for (int i = from; i < to; i++) {
            text.append(text.length() == 1 ? "" : " ").append(type(context, types[i]));
        }
    }

    /** The first type of the module with that id: its name if it has one, else its index. */
    private static String index(Context context, int id) {
        Types types = context.types;
        for (int i = 0; i < types.count(); i++) {
            if (types.id(i) == id) {
                String name = context.module.names().map(Names.Kind.TYPE).get(i);
                return name != null ? "$" + name : Integer.toString(i);
            }
        }
        return types.store().get(id).toString();
    }
}
