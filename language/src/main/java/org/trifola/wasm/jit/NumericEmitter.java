// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.numeric.Conversions;
import org.trifola.wasm.numeric.Float32;
import org.trifola.wasm.numeric.Float64;
import org.trifola.wasm.numeric.Int32;
import org.trifola.wasm.numeric.Int64;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.Opcode;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Numeric instructions: those that the JVM has, too, become one of its own, the others a call of
 * their method in the package {@code numeric}, which is found by the name of the instruction.
 */
final class NumericEmitter {
    /** Number of comparisons with a constant; the arithmetic ones come behind them. */
    private static final int COMPARISONS = Code.I32_ADD_IMM - Code.I32_EQ_IMM;

    /** What the codes of arithmetic with a constant compute, in their order. */
    private static final int[] I32_ARITHMETIC = {
        Code.I32_ADD,
        Code.I32_MUL,
        Code.I32_AND,
        Code.I32_OR,
        Code.I32_XOR,
        Code.I32_SHL,
        Code.I32_SHR_S,
        Code.I32_SHR_U
    };

    /** By code. */
    private static final Method[] METHODS = new Method[Code.COUNT];

    static {
        for (int code = Code.I32_EQZ; code <= Code.I64_EXTEND32_S; code++) {
            METHODS[code] = Method.of(Op.I32_EQZ + code - Code.I32_EQZ);
        }
        for (int code = Code.I32_TRUNC_SAT_F32_S; code <= Code.I64_TRUNC_SAT_F64_U; code++) {
            METHODS[code] = Method.of(Op.I32_TRUNC_SAT_F32_S + code - Code.I32_TRUNC_SAT_F32_S);
        }
    }

    private final CodeBuilder out;
    private final Operands operands;
    private final int[] code;

    NumericEmitter(CodeBuilder out, Operands operands, int[] code) {
        this.out = out;
        this.operands = operands;
        this.code = code;
    }

    /**
     * The method of an instruction.
     *
     * @param params kinds of its parameters
     * @param result kind of its result
     */
    private record Method(
            ClassDesc owner, String name, MethodTypeDesc type, int[] params, int result) {
        static Method of(int op) {
            String signature = Op.SIGNATURES[Op.SIGNATURE[op]];
            int colon = signature.indexOf(':');
            int[] params = new int[colon];
            ClassDesc[] types = new ClassDesc[colon];
            for (int i = 0; i < colon; i++) {
                params[i] = kind(signature.charAt(i));
                types[i] = Descriptors.type(params[i]);
            }
            int result = kind(signature.charAt(colon + 1));
            boolean compares = op <= Op.F64_GE;
            ClassDesc type = compares ? ConstantDescs.CD_boolean : Descriptors.type(result);
            String text = Opcode.values()[op].text();
            String base = text.substring(text.indexOf('.') + 1);
            boolean converts = op >= Op.I32_WRAP_I64 && op <= Op.F64_REINTERPRET_I64;
            converts |= op >= Op.I32_TRUNC_SAT_F32_S;
            boolean traps = TrappingNumerics.contains(op);
            String name = camelCase(converts || traps ? text : base);
            ClassDesc owner =
                    Descriptors.of(
                            traps
                                    ? TrappingNumerics.class
                                    : converts ? Conversions.class : owner(params[0]));
            return new Method(owner, name, MethodTypeDesc.of(type, types), params, result);
        }

        private static Class<?> owner(int kind) {
            return switch (kind) {
                case Kind.I32 -> Int32.class;
                case Kind.I64 -> Int64.class;
                case Kind.F32 -> Float32.class;
                default -> Float64.class;
            };
        }

        private static int kind(char letter) {
            return switch (letter) {
                case 'i' -> Kind.I32;
                case 'l' -> Kind.I64;
                case 'f' -> Kind.F32;
                default -> Kind.F64;
            };
        }
    }

    /** Such as {@code i32TruncF64S} for {@code i32.trunc_f64_s}. */
    static String camelCase(String text) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean separates = c == '.' || c == '_';
            if (!separates) {
                name.append(upper ? Character.toUpperCase(c) : c);
            }
            upper = separates;
        }
        return name.toString();
    }

    /** Whether a code is numeric. */
    static boolean handles(int code) {
        return METHODS[code] != null || isWithConstant(code);
    }

    private static boolean isWithConstant(int code) {
        return code >= Code.I32_EQ_IMM && code <= Code.I64_SHR_U_IMM;
    }

    void emit(int pc) {
        int op = code[pc];
        if (isWithConstant(op)) {
            emitWithConstant(pc);
            return;
        }
        Method method = METHODS[op];
        if (method.params.length == 1) {
            operands.take(code[pc + 2], method.params[0]);
        } else if (isCommutative(op)) {
            operands.takeAnyOrder(code[pc + 2], code[pc + 3], method.params[0]);
        } else {
            operands.take(code[pc + 2], code[pc + 3], method.params[0]);
        }
        if (isLongShift(op)) {
            out.l2i();
        }
        compute(op);
        operands.push(code[pc + 1], method.result);
    }

    private void emitWithConstant(int pc) {
        boolean is64 = code[pc] >= Code.I64_EQ_IMM;
        int member = code[pc] - (is64 ? Code.I64_EQ_IMM : Code.I32_EQ_IMM);
        int op = Code.I32_EQ + member;
        if (member >= COMPARISONS) {
            op = I32_ARITHMETIC[member - COMPARISONS];
        }
        if (is64) {
            op += member >= COMPARISONS ? Code.I64_ADD - Code.I32_ADD : Code.I64_EQ - Code.I32_EQ;
        }
        operands.take(code[pc + 2], is64 ? Kind.I64 : Kind.I32);
        if (is64 && !isLongShift(op)) {
            out.loadConstant((long) code[pc + 3]);
        } else {
            out.loadConstant(code[pc + 3]);
        }
        compute(op);
        operands.push(code[pc + 1], METHODS[op].result);
    }

    /** Shifts of 64-bit integers; the JVM takes the distance as an {@code int}. */
    private static boolean isLongShift(int op) {
        return op >= Code.I64_SHL && op <= Code.I64_SHR_U;
    }

    private static boolean isCommutative(int op) {
        return switch (op) {
            case Code.I32_ADD,
                    Code.I32_MUL,
                    Code.I32_AND,
                    Code.I32_OR,
                    Code.I32_XOR,
                    Code.I32_EQ,
                    Code.I32_NE,
                    Code.I64_ADD,
                    Code.I64_MUL,
                    Code.I64_AND,
                    Code.I64_OR,
                    Code.I64_XOR,
                    Code.I64_EQ,
                    Code.I64_NE ->
                    true;
            default -> false;
        };
    }

    /** The operands are on the stack; leaves the result there. */
    private void compute(int op) {
        switch (op) {
            case Code.I32_ADD -> out.iadd();
            case Code.I32_SUB -> out.isub();
            case Code.I32_MUL -> out.imul();
            case Code.I32_AND -> out.iand();
            case Code.I32_OR -> out.ior();
            case Code.I32_XOR -> out.ixor();
            case Code.I32_SHL -> out.ishl();
            case Code.I32_SHR_S -> out.ishr();
            case Code.I32_SHR_U -> out.iushr();
            case Code.I64_ADD -> out.ladd();
            case Code.I64_SUB -> out.lsub();
            case Code.I64_MUL -> out.lmul();
            case Code.I64_AND -> out.land();
            case Code.I64_OR -> out.lor();
            case Code.I64_XOR -> out.lxor();
            case Code.I64_SHL -> out.lshl();
            case Code.I64_SHR_S -> out.lshr();
            case Code.I64_SHR_U -> out.lushr();
            case Code.F32_ADD -> out.fadd();
            case Code.F32_SUB -> out.fsub();
            case Code.F32_MUL -> out.fmul();
            case Code.F32_DIV -> out.fdiv();
            case Code.F64_ADD -> out.dadd();
            case Code.F64_SUB -> out.dsub();
            case Code.F64_MUL -> out.dmul();
            case Code.F64_DIV -> out.ddiv();
            case Code.I32_WRAP_I64 -> out.l2i();
            case Code.I64_EXTEND_I32_S -> out.i2l();
            default -> {
                Method method = METHODS[op];
                out.invokestatic(method.owner, method.name, method.type);
            }
        }
    }
}
