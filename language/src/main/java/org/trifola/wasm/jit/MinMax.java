// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/**
 * The smaller or the larger of two integers: a comparison, and a {@code select} of what was
 * compared. HotSpot computes it without a branch, where it makes one of most other selections; that
 * one is mispredicted as often as the values change places.
 */
public final class MinMax {
    private static final long LOW_32 = 0xFFFF_FFFFL;

    private final int[] code;
    private final CodeBuilder out;
    private final Operands operands;
    private final int firstOperandSlot;

    /** Slots below the first of the operand stack are locals, which may be read later. */
    MinMax(CodeBuilder out, Operands operands, int[] code, int firstOperandSlot) {
        this.out = out;
        this.operands = operands;
        this.code = code;
        this.firstOperandSlot = firstOperandSlot;
    }

    /** The unsigned smaller one. */
    public static int minU(int a, int b) {
        return (int) Math.min(a & LOW_32, b & LOW_32);
    }

    /** The unsigned larger one. */
    public static int maxU(int a, int b) {
        return (int) Math.max(a & LOW_32, b & LOW_32);
    }

    /**
     * Whether an instruction and the next one are such a pair.
     *
     * @param previous the instruction before, or -1 if control joins between them
     */
    boolean matches(int previous, int pc) {
        if (!compares(code[pc]) || code[pc + 1] < firstOperandSlot) {
            return false;
        }
        int next = Code.next(code, pc);
        return next < code.length
                && code[next] == Code.SELECT
                && code[next + 2] == code[pc + 1]
                && code[next + 5] == (is64(pc) ? Kind.I64 : Kind.I32)
                && (selectsFirst(previous, pc, next) || selectsSecond(previous, pc, next));
    }

    /** Writes a pair. */
    void emit(int previous, int pc) {
        int next = Code.next(code, pc);
        boolean less = comparison(pc) < Code.I32_GT_S || isLessOrEqual(comparison(pc));
        boolean unsigned = (comparison(pc) - Code.I32_LT_S & 1) != 0;
        String name = less == selectsFirst(previous, pc, next) ? "min" : "max";
        int kind = code[next + 5];
        operands.take(code[next + 3], code[next + 4], kind);
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(kind == Kind.I64 ? "(JJ)J" : "(II)I");
        if (unsigned) {
            out.invokestatic(Descriptors.of(MinMax.class), name + "U", type);
        } else {
            out.invokestatic(Descriptors.of(Math.class), name, type);
        }
        operands.push(code[next + 1], kind);
    }

    /** Whether a code is an order of integers; of 64-bit ones, a signed one. */
    private static boolean compares(int op) {
        if (op >= Code.I32_LT_S && op <= Code.I32_GE_U
                || op >= Code.I32_LT_S_IMM && op <= Code.I32_GE_U_IMM) {
            return true;
        }
        boolean is64 =
                op >= Code.I64_LT_S && op <= Code.I64_GE_U
                        || op >= Code.I64_LT_S_IMM && op <= Code.I64_GE_U_IMM;
        return is64 && (comparison(op, true) - Code.I32_LT_S & 1) == 0;
    }

    private boolean is64(int pc) {
        return code[pc] >= Code.I64_EQ_IMM || code[pc] >= Code.I64_EQZ && code[pc] <= Code.I64_GE_U;
    }

    private boolean hasConstant(int pc) {
        return code[pc] >= Code.I32_EQ_IMM;
    }

    /** The same comparison of 32-bit integers in two slots. */
    private int comparison(int pc) {
        return comparison(code[pc], is64(pc));
    }

    private static int comparison(int op, boolean is64) {
        if (op >= Code.I32_EQ_IMM) {
            return op - (is64 ? Code.I64_EQ_IMM : Code.I32_EQ_IMM) + Code.I32_EQ;
        }
        return is64 ? op - Code.I64_EQ + Code.I32_EQ : op;
    }

    private static boolean isLessOrEqual(int comparison) {
        return comparison == Code.I32_LE_S || comparison == Code.I32_LE_U;
    }

    /** Whether the operands are in the order of the comparison. */
    private boolean selectsFirst(int previous, int pc, int select) {
        return code[select + 3] == code[pc + 2] && isSecond(previous, pc, code[select + 4]);
    }

    private boolean selectsSecond(int previous, int pc, int select) {
        return code[select + 4] == code[pc + 2] && isSecond(previous, pc, code[select + 3]);
    }

    /** Whether a slot has the second value that is compared. The result must be in neither. */
    private boolean isSecond(int previous, int pc, int slot) {
        int result = code[pc + 1];
        if (result == slot || result == code[pc + 2]) {
            return false;
        }
        if (!hasConstant(pc)) {
            return slot == code[pc + 3];
        }
        if (previous < 0 || code[previous + 1] != slot || slot == code[pc + 2]) {
            return false;
        }
        return is64(pc)
                ? code[previous] == Code.CONST_I64
                        && code[previous + 2] == code[pc + 3]
                        && code[previous + 3] == code[pc + 3] >> 31
                : code[previous] == Code.CONST_I32 && code[previous + 2] == code[pc + 3];
    }
}
