// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.runtime.Entry;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/**
 * Calls. A function of the module is called by its static method, which the JVM links when the call
 * is first made; any other through the {@link Entry} of the function, at whose class HotSpot looks
 * when it inlines.
 */
final class CallEmitter {
    // Operands of a call, see Calls in the interpreter.
    private static final int DESTINATION = 1;
    private static final int ARGUMENT_COUNT = 2;
    private static final int RESULT_COUNT = 3;
    private static final int INDEX = 5;
    private static final int TABLE = 6;
    private static final int SLOT = 7;
    private static final int ARGUMENTS = 8;

    private static final ClassDesc ENTRY = Descriptors.of(Entry.class);
    private static final MethodTypeDesc GET_ENTRY = MethodTypeDesc.of(ENTRY);
    private static final MethodTypeDesc NON_NULL =
            MethodTypeDesc.of(Descriptors.FUNCTION, ConstantDescs.CD_Object);
    private final CodeBuilder out;
    private final Operands operands;
    private final Variables variables;
    private final int[] code;
    private final FunctionClass owner;
    private final Results results;

    /**
     * Variable of the number of tail calls that may be made as calls of the JVM, in one another; or
     * -1 if this function leaves all to its caller.
     */
    private final int nestedCalls;

    /** Variable of the function that is called, or -1. */
    private int callee = -1;

    CallEmitter(
            CodeBuilder out,
            Operands operands,
            Variables variables,
            int[] code,
            FunctionClass owner,
            Results results,
            int nestedCalls) {
        this.results = results;
        this.nestedCalls = nestedCalls;
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.code = code;
        this.owner = owner;
    }

    void emit(int pc) {
        Signature signature = signature(code, pc);
        if (code[pc] == Code.CALL) {
            takeArguments(pc);
            out.aload(variables.instance);
            int index = code[pc + INDEX];
            out.invokestatic(owner.classOf(index), owner.bodyOf(index), signature.body());
        } else {
            findFunction(pc);
            callEntry(pc, signature);
        }
        takeResults(pc);
    }

    /** A call in the place of this one. */
    void emitTailCall(int pc) {
        boolean direct = code[pc] == Code.RETURN_CALL;
        if (!direct) {
            findFunction(pc);
            storeCallee();
        }
        if (nestedCalls >= 0) {
            operands.flush();
            for (int i = 0; i < code[pc + ARGUMENT_COUNT]; i++) {
                int argument = code[pc + ARGUMENTS + i];
                variables.settle(argument >> Kind.BITS, argument & Kind.MASK);
            }
            Label leave = out.newLabel();
            out.iload(nestedCalls).ifle(leave);
            // Its results are those of this function, and are not said once more.
            byte[] params = signature(code, pc).params();
            nestTailCall(pc, new Signature(params, owner.signature.results()));
            out.labelBinding(leave);
        }
        if (direct) {
            findFunction(pc);
            storeCallee();
        }
        leaveTailCall(pc);
    }

    /** Makes a tail call as one of the JVM. */
    private void nestTailCall(int pc, Signature signature) {
        if (code[pc] != Code.RETURN_CALL) {
            ClassDesc type = loadEntry(signature);
            takeArguments(pc);
            out.iload(nestedCalls).iconst_1().isub();
            out.invokevirtual(type, SignatureClasses.TAIL, signature.tail()).areturn();
            return;
        }
        int index = code[pc + INDEX];
        takeArguments(pc);
        out.aload(variables.instance);
        if (owner.hasTailCalls(index)) {
            out.iload(nestedCalls).iconst_1().isub();
            String name = FunctionClass.tailOf(owner.bodyOf(index));
            out.invokestatic(owner.classOf(index), name, FunctionClass.tailType(signature));
        } else {
            out.invokestatic(owner.classOf(index), owner.bodyOf(index), signature.body());
            SignatureClasses.boxResult(out, signature);
        }
        out.areturn();
    }

    /** A call that the caller of this function makes, in its place. */
    private void leaveTailCall(int pc) {
        Boxing.array(out, operands, code, pc + ARGUMENTS, code[pc + ARGUMENT_COUNT], 1);
        out.aload(callee);
        MethodTypeDesc type =
                MethodTypeDesc.of(
                        ConstantDescs.CD_Object, Descriptors.OBJECTS, Descriptors.FUNCTION);
        out.invokestatic(Descriptors.SUPPORT, "tailCall", type);
        results.object();
    }

    /** Whether an instruction is no call, or one of a signature that a Java method can have. */
    static boolean fits(int[] code, int pc) {
        boolean calls = code[pc] >= Code.CALL && code[pc] <= Code.RETURN_CALL_REF;
        return !calls || signature(code, pc).fits();
    }

    /** What the operands of the call say. */
    private static Signature signature(int[] code, int pc) {
        byte[] params = new byte[code[pc + ARGUMENT_COUNT]];
        for (int i = 0; i < params.length; i++) {
            params[i] = (byte) (code[pc + ARGUMENTS + i] & Kind.MASK);
        }
        byte[] results = new byte[code[pc + RESULT_COUNT]];
        for (int i = 0; i < results.length; i++) {
            results[i] = (byte) (code[pc + ARGUMENTS + params.length + i] & Kind.MASK);
        }
        return new Signature(params, results);
    }

    private void takeArguments(int pc) {
        int[] slots = Arrays.copyOfRange(code, pc + ARGUMENTS, pc + ARGUMENTS + code[pc + 2]);
        int[] kinds = new int[slots.length];
        for (int i = 0; i < slots.length; i++) {
            kinds[i] = slots[i] & Kind.MASK;
            slots[i] >>= Kind.BITS;
        }
        operands.take(slots, kinds);
    }

    /** Leaves the function to be called on the stack. */
    private void findFunction(int pc) {
        switch (code[pc]) {
            case Code.RETURN_CALL -> {
                out.aload(variables.instance).loadConstant(code[pc + INDEX]);
                MethodTypeDesc type =
                        MethodTypeDesc.of(
                                Descriptors.FUNCTION, Descriptors.INSTANCE, ConstantDescs.CD_int);
                out.invokestatic(Descriptors.SUPPORT, "function", type);
            }
            case Code.CALL_IMPORT, Code.RETURN_CALL_IMPORT -> {
                ClassDesc functions = Descriptors.FUNCTION.arrayType();
                out.aload(variables.instance);
                out.getfield(Descriptors.INSTANCE, "functions", functions);
                out.loadConstant(code[pc + INDEX]).aaload();
            }
            case Code.CALL_INDIRECT, Code.RETURN_CALL_INDIRECT -> {
                int kind = (code[pc + TABLE] & 1) != 0 ? Kind.I64 : Kind.I32;
                operands.take(code[pc + SLOT], kind);
                loadTable(code[pc + TABLE] >> 1);
                owner.loadType(out, code[pc + INDEX]);
                MethodTypeDesc type =
                        MethodTypeDesc.of(
                                Descriptors.FUNCTION,
                                Descriptors.type(kind),
                                Descriptors.TABLE,
                                Descriptors.DEFINED_TYPE);
                out.invokestatic(Descriptors.SUPPORT, "function", type);
            }
            default -> {
                operands.take(code[pc + SLOT], Kind.REF);
                out.invokestatic(Descriptors.SUPPORT, "function", NON_NULL);
            }
        }
    }

    private void loadTable(int index) {
        out.aload(variables.instance);
        if (index == 0) {
            out.getfield(Descriptors.INSTANCE, "table0", Descriptors.TABLE);
        } else {
            out.getfield(Descriptors.INSTANCE, "tables", Descriptors.TABLE.arrayType());
            out.loadConstant(index).aaload();
        }
    }

    private void storeCallee() {
        if (callee < 0) {
            callee = variables.allocate(TypeKind.REFERENCE);
        }
        out.astore(callee);
    }

    /** The function is on the stack; the arguments may be below it. */
    private void callEntry(int pc, Signature signature) {
        storeCallee();
        operands.flush();
        ClassDesc type = loadEntry(signature);
        takeArguments(pc);
        out.invokevirtual(type, SignatureClasses.CALL, signature.call());
    }

    /** Leaves the function's entry, which is of the class that is returned, and itself. */
    private ClassDesc loadEntry(Signature signature) {
        ClassDesc type = owner.signatureClass(signature);
        out.aload(callee).invokevirtual(Descriptors.FUNCTION, "entry", GET_ENTRY);
        out.checkcast(type).aload(callee);
        return type;
    }

    private void takeResults(int pc) {
        int count = code[pc + RESULT_COUNT];
        int values = pc + ARGUMENTS + code[pc + ARGUMENT_COUNT];
        if (count == 1) {
            operands.push(code[pc + DESTINATION], code[values] & Kind.MASK);
        } else if (count > 1) {
            Boxing.spread(out, operands, code, values, count);
        }
    }
}
