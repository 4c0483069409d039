// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.numeric.FloatText;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.ValueType;

/** Results of functions in words. */
final class ResultText {
    private ResultText() {}

    /** What a call gave, one value a line: its value, or an array of several. */
    static String of(Object result, int[] types, Module module) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < types.length; i++) {
            Object value = types.length == 1 ? result : ((Object[]) result)[i];
            text.append(of(value, types[i], module)).append('\n');
        }
        return text.toString();
    }

    private static String of(Object value, int type, Module module) {
        return switch (type) {
            case ValueType.I32, ValueType.I64, ValueType.V128 -> value.toString();
            case ValueType.F32 -> FloatText.printF32(Float.floatToRawIntBits((Float) value));
            case ValueType.F64 -> FloatText.printF64(Double.doubleToRawLongBits((Double) value));
            default -> value == null ? "null" : reference(ValueType.heapType(type), module);
        };
    }

    /** What kind of reference it is, as the shorthand of the text format for its type. */
    private static String reference(int heapType, Module module) {
        int heap = heapType;
        if (!HeapType.isAbstract(heap)) {
            var composite = module.type(heap).composite();
            heap =
                    composite instanceof StructType
                            ? HeapType.STRUCT
                            : composite instanceof ArrayType ? HeapType.ARRAY : HeapType.FUNC;
        }
        return ValueType.toString(ValueType.ref(heap, true));
    }

    /** The values that an exception carries, in parentheses after a space; empty if none. */
    static String payload(Object[] values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(text.isEmpty() ? " (" : ", ").append(value);
        }
        return text.isEmpty() ? "" : text.append(')').toString();
    }
}
