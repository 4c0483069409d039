// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.runtime.References;
import org.trifola.wasm.runtime.WasmAggregate;
import org.trifola.wasm.runtime.WasmArray;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmStruct;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.Opcode;

import java.util.Arrays;

/** Evaluates constant expressions (spec 3.4.13), which are valid, for one instance. */
final class ConstantEvaluator {
    private final WasmInstance instance;
    private Object[] stack = new Object[8];
    private int height;

    ConstantEvaluator(WasmInstance instance) {
        this.instance = instance;
    }

    /** The value of an expression, boxed. */
    Object evaluate(Bytes expression) {
        CodeReader code = new CodeReader(expression);
        height = 0;
        for (int op = code.next(); op != Op.END; op = code.next()) {
            run(op, code);
        }
        return pop();
    }

    /** The value of an expression of an address type, as an unsigned number. */
    long evaluateAddress(Bytes expression) {
        Object value = evaluate(expression);
        return value instanceof Integer narrow ? Integer.toUnsignedLong(narrow) : (Long) value;
    }

    private void run(int op, CodeReader code) {
        switch (op) {
            case Op.I32_CONST -> push(code.s32());
            case Op.I64_CONST -> push(code.s64());
            case Op.F32_CONST -> push(Float.intBitsToFloat(code.fixed32()));
            case Op.F64_CONST -> push(Double.longBitsToDouble(code.fixed64()));
            case Op.V128_CONST -> push(new Vec128(code.fixed64(), code.fixed64()));
            case Op.GLOBAL_GET -> push(instance.globals[code.u32()].getBoxed());
            case Op.REF_FUNC -> push(instance.function(code.u32()));
            case Op.REF_NULL -> {
                code.heapType();
                push(null);
            }
            case Op.REF_I31 -> push(References.i31((Integer) pop()));
            case Op.ANY_CONVERT_EXTERN, Op.EXTERN_CONVERT_ANY -> {
                // The same object is both.
            }
            default -> compute(op, code);
        }
    }

    private void compute(int op, CodeReader code) {
        switch (op) {
            case Op.I32_ADD -> push((Integer) pop() + (Integer) pop());
            case Op.I32_MUL -> push((Integer) pop() * (Integer) pop());
            case Op.I32_SUB -> push(-(Integer) pop() + (Integer) pop());
            case Op.I64_ADD -> push((Long) pop() + (Long) pop());
            case Op.I64_MUL -> push((Long) pop() * (Long) pop());
            case Op.I64_SUB -> push(-(Long) pop() + (Long) pop());
            case Op.STRUCT_NEW_DEFAULT -> push(structure(code.u32()));
            case Op.STRUCT_NEW -> {
                WasmStruct made = structure(code.u32());
                fill(made);
                push(made);
            }
            case Op.ARRAY_NEW_DEFAULT -> push(array(code.u32(), (Integer) pop()));
            case Op.ARRAY_NEW_FIXED -> {
                WasmArray made = array(code.u32(), code.u32());
                fill(made);
                push(made);
            }
            case Op.ARRAY_NEW -> {
                int length = (Integer) pop();
                WasmArray made = array(code.u32(), length);
                Object value = pop();
                if (length != 0) {
                    made.set(0, value);
                    made.repeatFirst(0, length);
                }
                push(made);
            }
            default -> {
                String text = Opcode.values()[op].text() + " in a constant expression";
                throw new LoadException(Fault.NOT_SUPPORTED, text, code.opStart());
            }
        }
    }

    private WasmStruct structure(int typeIndex) {
        DefinedType type = instance.module.types.get(typeIndex);
        return instance.module.structure(type).create();
    }

    private WasmArray array(int typeIndex, int length) {
        DefinedType type = instance.module.types.get(typeIndex);
        int element = ((ArrayType) type.composite()).element().storageType();
        return WasmArray.create(type, Kind.ofStorage(element), length);
    }

    /** Takes all fields or elements from the stack. */
    private void fill(WasmAggregate made) {
        for (int i = made.size() - 1; i >= 0; i--) {
            made.set(i, pop());
        }
    }

    private void push(Object value) {
        if (height == stack.length) {
            stack = Arrays.copyOf(stack, 2 * height);
        }
        stack[height++] = value;
    }

    private Object pop() {
        return stack[--height];
    }
}
