// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.graalvm.polyglot.Value;
import org.trifola.wasm.numeric.FloatText;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.ValueType;

/** Results of functions in words. */
final class ResultText {
    private ResultText() {}

    /** What a call gave, one value a line. */
    static String of(Value result, int[] types, Module module) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < types.length; i++) {
            Value value = types.length == 1 ? result : result.getArrayElement(i);
            text.append(of(value, types[i], module)).append('\n');
        }
        return text.toString();
    }

    private static String of(Value value, int type, Module module) {
        switch (type) {
            case ValueType.I32:
                return Integer.toString(value.asInt());
            case ValueType.I64:
                return Long.toString(value.asLong());
            case ValueType.F32:
                return FloatText.printF32(Float.floatToRawIntBits(value.asFloat()));
            case ValueType.F64:
                return FloatText.printF64(Double.doubleToRawLongBits(value.asDouble()));
            case ValueType.V128:
                return value.toString();
            default:
                return value.isNull() ? "null" : reference(ValueType.heapType(type), module);
        }
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
    static String payload(Value payload) {
        if (payload == null || !payload.hasArrayElements() || payload.getArraySize() == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(" (");
        for (long i = 0; i < payload.getArraySize(); i++) {
            text.append(i == 0 ? "" : ", ").append(payload.getArrayElement(i));
        }
        return text.append(')').toString();
    }
}
