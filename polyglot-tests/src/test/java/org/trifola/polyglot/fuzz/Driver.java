// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.ValueType;

import java.util.Arrays;
import java.util.List;

/**
 * Writes the function that hosts call to try another one: it fills up the fuel, makes arguments of
 * its own ones, and tells the results in numbers.
 */
final class Driver {
    private static final int[] PARAMS = {
        ValueType.I32, ValueType.I64, ValueType.F32, ValueType.F64
    };

    private final RandomModule module;
    private final RandomBody body;

    private Driver(RandomModule module, RandomBody body) {
        this.module = module;
        this.body = body;
    }

    /** The driver of a function. */
    static Function of(RandomModule module, int function) {
        FuncType type = module.functionType(function);
        int[] results = new int[count(type.results())];
        Arrays.fill(results, ValueType.I64);
        int own = module.types.func(PARAMS, results);
        RandomBody body = new RandomBody(module, module.functionCount(), own);
        new Driver(module, body).write(function, type);
        return body.function();
    }

    private static int count(int[] types) {
        int vectors = 0;
        for (int type : types) {
            vectors += type == ValueType.V128 ? 1 : 0;
        }
        return types.length + vectors;
    }

    private void write(int function, FuncType type) {
        body.write("i32.const " + RandomModule.FUEL + ";global.set 0");
        for (int param : type.params()) {
            int own = Arrays.binarySearch(PARAMS, param);
            if (own >= 0 && body.chance(80)) {
                body.write("local.get " + own);
            } else {
                body.push(param);
            }
        }
        body.write("call " + function);
        int[] locals = new int[type.results().length];
        for (int i = locals.length - 1; i >= 0; i--) {
            locals[i] = body.hiddenLocal(type.results()[i]);
            body.write("local.set " + locals[i]);
        }
        for (int i = 0; i < locals.length; i++) {
            tell(type.results()[i], locals[i]);
        }
        body.write("end");
    }

    private void tell(int type, int local) {
        if (ValueType.isRef(type)) {
            reference(type, local);
            return;
        }
        body.write("local.get " + local + ";" + number(type));
        if (type == ValueType.V128) {
            body.write("local.get " + local + ";i64x2.extract_lane 1");
        }
    }

    private static String number(int type) {
        return switch (type) {
            case ValueType.I64 -> "nop";
            case ValueType.F32 -> "f32.canonical;i32.reinterpret_f32;i64.extend_i32_u";
            case ValueType.F64 -> "f64.canonical;i64.reinterpret_f64";
            case ValueType.V128 -> "i64x2.extract_lane 0";
            default -> "i64.extend_i32_s";
        };
    }

    private void reference(int type, int local) {
        int heap = ValueType.heapType(type);
        boolean gc = module.features.contains(Feature.GC);
        int top = module.types.top(heap);
        if (!gc || top == HeapType.EXN) {
            body.write("local.get " + local + ";ref.is_null;i64.extend_i32_u");
        } else if (heap >= 0 && module.types.composite(heap) instanceof StructType) {
            struct(heap, local);
        } else if (top == HeapType.EXTERN) {
            int any = body.hiddenLocal(ValueType.ANYREF);
            body.write("local.get " + local + ";any.convert_extern;local.set " + any);
            any(HeapType.ANY, any);
        } else {
            any(top, local);
        }
    }

    /** The number of a small integer; or which types a reference has. */
    private void any(int top, int local) {
        String get = "local.get " + local + ";";
        if (top == HeapType.ANY) {
            String i31 = HeapType.I31 + ";";
            body.write(get + "ref.test " + i31 + "if i64");
            body.write(get + "ref.cast " + i31 + "i31.get_s;i64.extend_i32_s;else");
        }
        body.write(get + "ref.is_null;i64.extend_i32_u");
        int shift = 1;
        for (int i = 0; i < module.types.count() && shift < 40; i++) {
            if (module.types.top(i) == top) {
                body.write(get + "ref.test " + i + ";i64.extend_i32_u");
                body.write("i64.const " + shift++ + ";i64.shl;i64.or");
            }
        }
        if (top == HeapType.ANY) {
            body.write("end");
        }
    }

    private void struct(int type, int local) {
        String get = "local.get " + local + ";";
        body.write(get + "ref.is_null;if i64;i64.const 7;else;i64.const 1");
        List<FieldType> fields = module.types.fields(type);
        for (int i = 0; i < fields.size(); i++) {
            int storage = fields.get(i).storageType();
            if (!ValueType.isRef(storage)) {
                boolean packed = ValueType.isPacked(storage);
                String op = (packed ? Opcode.STRUCT_GET_S : Opcode.STRUCT_GET).text();
                body.write("i64.const 31;i64.mul;" + get + op + " " + type + " " + i);
                body.write(number(storage) + ";i64.xor");
            }
        }
        body.write("end");
    }
}
