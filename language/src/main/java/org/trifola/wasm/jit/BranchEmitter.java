// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Branches and returns. Where control may go on elsewhere, nothing is left on the JVM's stack. */
final class BranchEmitter {
    /** Comparisons in each family of branches, in the order of {@link Code}. */
    private static final int FAMILY = Code.BR_I64_EQ - Code.BR_I32_EQ;

    private static final MethodTypeDesc COMPARE_INTS = MethodTypeDesc.ofDescriptor("(II)I");
    private static final MethodTypeDesc COMPARE_LONGS = MethodTypeDesc.ofDescriptor("(JJ)I");

    private final CodeBuilder out;
    private final Operands operands;
    private final Variables variables;
    private final int[] code;
    private final BodyWriter body;

    BranchEmitter(
            CodeBuilder out, Operands operands, Variables variables, int[] code, BodyWriter body) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.code = code;
        this.body = body;
    }

    void emit(int pc) {
        int op = code[pc];
        switch (op) {
            case Code.BR -> {
                operands.flush();
                out.goto_(body.target(pc, code[pc + 1]));
            }
            case Code.BR_TABLE -> table(pc);
            case Code.BR_ON_NULL -> {
                takeReference(pc);
                out.ifnull(body.target(pc, code[pc + 3]));
            }
            case Code.BR_ON_NON_NULL -> {
                takeReference(pc);
                out.ifnonnull(body.target(pc, code[pc + 3]));
            }
            case Code.UNREACHABLE -> {
                operands.flush();
                out.invokestatic(
                        Descriptors.SUPPORT,
                        "unreachable",
                        MethodTypeDesc.of(Descriptors.of(RuntimeException.class)));
                out.athrow();
            }
            default -> compare(pc);
        }
    }

    /** The reference stays where it is, for either way. */
    private void takeReference(int pc) {
        operands.flush();
        variables.load(code[pc + 1], Kind.REF);
    }

    private void table(int pc) {
        operands.takeAll(new int[] {code[pc + 1]}, new int[] {Kind.I32});
        int count = code[pc + 2];
        int first = 0;
        int end = count;
        int last = code[pc + 3 + count];
        body.keepTableOperand(pc);
        while (first < end && code[pc + 3 + first] == last) {
            first++;
        }
        while (first < end && code[pc + 2 + end] == last) {
            end--;
        }
        List<SwitchCase> cases = new ArrayList<>(end - first);
        for (int i = first; i < end; i++) {
            cases.add(SwitchCase.of(i, body.target(pc, code[pc + 3 + i])));
        }
        if (first == end) {
            out.pop().goto_(body.target(pc, last));
        } else {
            out.tableswitch(first, end - 1, body.target(pc, last), cases);
        }
    }

    /** A branch on a comparison of two operands, or of an operand and a number. */
    private void compare(int pc) {
        int family = (code[pc] - Code.BR_I32_EQ) / FAMILY;
        int comparison = (code[pc] - Code.BR_I32_EQ) % FAMILY + Code.BR_I32_EQ;
        int kind = (family & 1) == 0 ? Kind.I32 : Kind.I64;
        boolean withConstant = family >= 2;
        int a = code[pc + 1];
        int b = code[pc + 2];
        if (withConstant) {
            operands.takeAll(new int[] {a}, new int[] {kind});
        } else {
            operands.takeAll(new int[] {a, b}, new int[] {kind, kind});
        }
        Label target = body.target(pc, code[pc + 3]);
        if (kind == Kind.I64) {
            if (withConstant) {
                out.loadConstant((long) b);
            }
            compareLongs(comparison, target);
        } else if (withConstant && b == 0 && !isUnsigned(comparison)) {
            compareWithZero(comparison, target);
        } else {
            if (withConstant) {
                out.loadConstant(b);
            }
            compareInts(comparison, target);
        }
    }

    private static boolean isUnsigned(int comparison) {
        return switch (comparison) {
            case Code.BR_I32_LT_U, Code.BR_I32_GT_U, Code.BR_I32_LE_U, Code.BR_I32_GE_U -> true;
            default -> false;
        };
    }

    private void compareInts(int comparison, Label target) {
        switch (comparison) {
            case Code.BR_I32_EQ -> out.if_icmpeq(target);
            case Code.BR_I32_NE -> out.if_icmpne(target);
            case Code.BR_I32_LT_S -> out.if_icmplt(target);
            case Code.BR_I32_GT_S -> out.if_icmpgt(target);
            case Code.BR_I32_LE_S -> out.if_icmple(target);
            case Code.BR_I32_GE_S -> out.if_icmpge(target);
            default -> {
                out.invokestatic(ConstantDescs.CD_Integer, "compareUnsigned", COMPARE_INTS);
                compareWithZero(comparison, target);
            }
        }
    }

    private void compareLongs(int comparison, Label target) {
        if (isUnsigned(comparison)) {
            out.invokestatic(ConstantDescs.CD_Long, "compareUnsigned", COMPARE_LONGS);
        } else {
            out.lcmp();
        }
        compareWithZero(comparison, target);
    }

    /** Branches on how the number on the stack compares with zero, signed. */
    private void compareWithZero(int comparison, Label target) {
        switch (comparison) {
            case Code.BR_I32_EQ -> out.ifeq(target);
            case Code.BR_I32_NE -> out.ifne(target);
            case Code.BR_I32_LT_S, Code.BR_I32_LT_U -> out.iflt(target);
            case Code.BR_I32_GT_S, Code.BR_I32_GT_U -> out.ifgt(target);
            case Code.BR_I32_LE_S, Code.BR_I32_LE_U -> out.ifle(target);
            default -> out.ifge(target);
        }
    }

    void emitReturn(int pc) {
        int op = code[pc];
        if (op == Code.RETURN) {
            operands.flush();
            body.results.nothing();
        } else if (op == Code.RETURN_MANY) {
            Boxing.array(out, operands, code, pc + 2, code[pc + 1], 0);
            operands.flush();
            body.results.object();
        } else {
            int kind = body.results.kind();
            operands.takeAll(new int[] {code[pc + 1]}, new int[] {kind});
            body.results.value(kind);
        }
    }
}
