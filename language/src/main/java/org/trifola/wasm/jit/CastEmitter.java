// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.code.TypeTest;
import org.trifola.wasm.syntax.StructType;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Tests of the types of references: {@code ref.test}, {@code ref.cast}, branches on casts. */
final class CastEmitter {
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;

    private final CodeBuilder out;
    private final Operands operands;
    private final Variables variables;
    private final int[] code;
    private final BodyWriter body;
    private final FunctionClass owner;

    CastEmitter(
            CodeBuilder out,
            Operands operands,
            Variables variables,
            FunctionCode function,
            BodyWriter body,
            FunctionClass owner) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.code = function.code;
        this.body = body;
        this.owner = owner;
    }

    void emit(int pc) {
        switch (code[pc]) {
            case Code.REF_TEST -> {
                operands.take(code[pc + 2], Kind.REF);
                test(code[pc + 3]);
                operands.push(code[pc + 1], Kind.I32);
            }
            case Code.REF_CAST -> cast(pc);
            default -> {
                operands.flush();
                variables.load(code[pc + 1], Kind.REF);
                test(code[pc + 2]);
                Label target = body.target(pc, code[pc + 3]);
                if ((code[pc + 2] & TypeTest.NEGATED) != 0) {
                    out.ifeq(target);
                } else {
                    out.ifne(target);
                }
            }
        }
    }

    /** The reference on the stack becomes a truth value. */
    private void test(int test) {
        Label end = out.newLabel();
        if ((test & TypeTest.NULLABLE) != 0) {
            Label present = out.newLabel();
            out.dup().ifnonnull(present);
            out.pop().iconst_1().goto_(end);
            out.labelBinding(present);
        }
        int heap = TypeTest.heap(test);
        if (heap >= 0 && owner.type(heap).composite() instanceof StructType) {
            out.instanceOf(owner.structClass(heap));
        } else {
            type(test, "matches", ConstantDescs.CD_boolean);
        }
        out.labelBinding(end);
    }

    /** Calls a method with the reference on the stack and the heap type of a test. */
    private void type(int test, String method, ClassDesc result) {
        int heap = TypeTest.heap(test);
        if (heap < 0) {
            out.loadConstant(heap);
            MethodTypeDesc type = MethodTypeDesc.of(result, OBJECT, ConstantDescs.CD_int);
            out.invokestatic(Descriptors.SUPPORT, method, type);
        } else {
            owner.loadType(out, heap);
            MethodTypeDesc type = MethodTypeDesc.of(result, OBJECT, Descriptors.DEFINED_TYPE);
            out.invokestatic(Descriptors.SUPPORT, method, type);
        }
    }

    private void cast(int pc) {
        int test = code[pc + 3];
        operands.take(code[pc + 2], Kind.REF);
        out.dup();
        test(test);
        Label fits = out.newLabel();
        out.ifne(fits);
        type(test, "castFailure", Descriptors.of(RuntimeException.class));
        out.athrow();
        out.labelBinding(fits);
        operands.push(code[pc + 1], Kind.REF);
    }
}
