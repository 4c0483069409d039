// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/** Blocks and branches (spec 3.4, "Control Instructions"). */
final class ControlRules {
    private ControlRules() {}

    static void apply(BodyValidator b, int op) {
        switch (op) {
            case Op.UNREACHABLE -> b.unreachable();
            case Op.BLOCK, Op.LOOP, Op.TRY -> block(b, op);
            case Op.IF -> conditional(b);
            case Op.ELSE -> otherwise(b);
            case Op.END -> end(b);
            case Op.BR -> branch(b);
            case Op.BR_IF -> branchIf(b);
            case Op.BR_TABLE -> branchTable(b);
            case Op.RETURN -> leaveFunction(b);
            case Op.CALL, Op.RETURN_CALL -> CallRules.direct(b, op);
            case Op.CALL_INDIRECT, Op.RETURN_CALL_INDIRECT -> CallRules.indirect(b, op);
            case Op.CALL_REF, Op.RETURN_CALL_REF -> CallRules.reference(b, op);
            default -> ExceptionRules.apply(b, op);
        }
    }

    private static void block(BodyValidator b, int op) {
        enter(b, op, b.readBlockType());
    }

    private static void conditional(BodyValidator b) {
        FuncType type = b.readBlockType();
        b.pop(ValueType.I32);
        enter(b, Op.IF, type);
    }

    /** Enters a block whose operands are on the stack. */
    static void enter(BodyValidator b, int op, FuncType type) {
        b.popAll(type.params());
        b.enter(op, type, type.params(), b.locals.setCount());
    }

    private static void otherwise(BodyValidator b) {
        if (b.blockOp() != Op.IF) {
            throw misplaced(b, Op.ELSE);
        }
        next(b, Op.ELSE, b.blockType().params());
    }

    /**
     * Goes from one part of a block to the next: {@code else}, {@code catch}.
     *
     * @param op what starts that part
     * @param operands what its instructions find on the stack
     */
    static void next(BodyValidator b, int op, int[] operands) {
        FuncType type = b.blockType();
        leave(b);
        b.enter(op, type, operands, b.locals.setCount());
    }

    private static void end(BodyValidator b) {
        if (b.blockOp() == Op.IF) {
            // A missing else is an empty one.
            next(b, Op.ELSE, b.blockType().params());
            b.startInstruction();
        }
        FuncType type = b.blockType();
        leave(b);
        if (b.depth() > 0) {
            b.pushAll(type.results());
        }
    }

    /** Leaves the innermost block; the locals that were set in it are no longer. */
    static void leave(BodyValidator b) {
        int initHeight = b.initHeight();
        b.leave();
        b.locals.reset(initHeight);
    }

    /** The failure that an instruction stands where its block is not. */
    static RuntimeException misplaced(BodyValidator b, int op) {
        return b.fail(Fault.ILLEGAL_OPCODE, " " + Describe.op(op) + " outside of its block");
    }

    private static void branch(BodyValidator b) {
        b.popAll(b.labelTypes(b.label()));
        b.unreachable();
    }

    private static void branchIf(BodyValidator b) {
        int[] types = b.labelTypes(b.label());
        b.pop(ValueType.I32);
        b.popAll(types);
        b.pushAll(types);
    }

    private static void branchTable(BodyValidator b) {
        b.pop(ValueType.I32);
        int[] first = null;
        int[] checked = null;
        // One label more than the length says: the default.
        for (int left = b.in.vectorLength(); left >= 0; left--) {
            int[] types = b.labelTypes(b.label());
            if (types == checked) {
                continue;
            }
            if (first == null) {
                first = types;
            } else if (types.length != first.length) {
                throw b.mismatch(
                        "labels of br_table take different numbers of operands: "
                                + Describe.types(b.context, first)
                                + " and "
                                + Describe.types(b.context, types));
            }
            b.peekAll(types, types.length);
            checked = types;
        }
        b.unreachable();
    }

    private static void leaveFunction(BodyValidator b) {
        b.popAll(b.functionResults());
        b.unreachable();
    }
}
