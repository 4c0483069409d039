// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Kind;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Values as objects: where generated code meets other code, and where there are several results.
 */
final class Boxing {
    private Boxing() {}

    private static final ClassDesc[] BOXES = {
        ConstantDescs.CD_Integer,
        ConstantDescs.CD_Long,
        ConstantDescs.CD_Float,
        ConstantDescs.CD_Double
    };

    private static final String[] UNBOX = {"intValue", "longValue", "floatValue", "doubleValue"};

    /** The value on the stack becomes an object. */
    static void box(CodeBuilder out, int kind) {
        if (!Kind.isObject(kind)) {
            MethodTypeDesc type = MethodTypeDesc.of(BOXES[kind], Descriptors.type(kind));
            out.invokestatic(BOXES[kind], "valueOf", type);
        }
    }

    /** The object on the stack becomes a value. */
    static void unbox(CodeBuilder out, int kind) {
        if (kind == Kind.V128) {
            out.checkcast(Descriptors.VEC128);
        } else if (kind != Kind.REF) {
            out.checkcast(BOXES[kind]);
            out.invokevirtual(BOXES[kind], UNBOX[kind], MethodTypeDesc.of(Descriptors.type(kind)));
        }
    }

    /**
     * Leaves an array of boxed values on the stack.
     *
     * @param at position of the first value, each given by slot and kind
     * @param free elements that are left free at the start of the array
     */
    static void array(CodeBuilder out, Operands operands, int[] code, int at, int count, int free) {
        operands.flush();
        out.loadConstant(count + free).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < count; i++) {
            int kind = code[at + i] & Kind.MASK;
            out.dup().loadConstant(i + free);
            operands.take(code[at + i] >> Kind.BITS, kind);
            box(out, kind);
            out.aastore();
        }
    }

    /** Takes boxed values from the array on the stack to slots that are packed with kinds. */
    static void spread(CodeBuilder out, Operands operands, int[] code, int at, int count) {
        for (int i = 0; i < count; i++) {
            int kind = code[at + i] & Kind.MASK;
            if (i < count - 1) {
                out.dup();
            }
            out.loadConstant(i).aaload();
            unbox(out, kind);
            operands.store(code[at + i] >> Kind.BITS, kind);
        }
    }
}
