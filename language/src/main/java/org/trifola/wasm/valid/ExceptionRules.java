// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/**
 * Exceptions (spec 3.4, "Control Instructions"): {@code throw}, {@code try_table}, and the older
 * instructions {@code try}, {@code catch}, {@code delegate}, {@code rethrow}.
 */
final class ExceptionRules {
    private ExceptionRules() {}

    private static final int EXCEPTION = ValueType.ref(HeapType.EXN, false);

    /** The bits of the code of a catch clause: it has no tag; it gives a reference. */
    private static final int CATCH_ALL = 2;

    private static final int CATCH_REF = 1;

    static void apply(BodyValidator b, int op) {
        switch (op) {
            case Op.THROW -> raise(b);
            case Op.THROW_REF -> {
                b.pop(ValueType.EXNREF);
                b.unreachable();
            }
            case Op.TRY_TABLE -> tryTable(b);
            case Op.CATCH -> handler(b, op, readTag(b));
            case Op.CATCH_ALL -> handler(b, op, FuncTypes.NONE);
            case Op.DELEGATE -> delegate(b);
            case Op.RETHROW -> rethrow(b);
            default -> throw new IllegalStateException(Describe.op(op));
        }
    }

    /** Reads a tag; the closed types of its payload. */
    private static int[] readTag(BodyValidator b) {
        int tag = b.in.u32();
        if (Integer.compareUnsigned(tag, b.context.tagParams.length) >= 0) {
            throw b.unknown(Fault.UNKNOWN_TAG, tag);
        }
        return b.context.tagParams[tag];
    }

    private static void raise(BodyValidator b) {
        b.popAll(readTag(b));
        b.unreachable();
    }

    private static void tryTable(BodyValidator b) {
        FuncType type = b.readBlockType();
        for (int left = b.in.vectorLength(); left > 0; left--) {
            catchClause(b);
        }
        ControlRules.enter(b, Op.TRY_TABLE, type);
    }

    private static void catchClause(BodyValidator b) {
        int kind = b.in.u8();
        if (kind > (CATCH_ALL | CATCH_REF)) {
            throw b.fail(Fault.ILLEGAL_OPCODE, " catch clause " + kind);
        }
        int[] payload = (kind & CATCH_ALL) != 0 ? FuncTypes.NONE : readTag(b);
        boolean reference = (kind & CATCH_REF) != 0;
        int[] label = b.labelTypes(b.label());
        int length = payload.length + (reference ? 1 : 0);
        boolean matches = label.length == length;
        for (int i = 0; matches && i < length; i++) {
            matches = b.matches(i < payload.length ? payload[i] : EXCEPTION, label[i]);
        }
        if (!matches) {
            int[] last = {EXCEPTION};
            throw b.mismatch(
                    "label requires "
                            + Describe.types(b.context, label)
                            + " but catch clause gives "
                            + Describe.types(
                                    b.context,
                                    payload,
                                    0,
                                    payload.length,
                                    last,
                                    0,
                                    reference ? 1 : 0));
        }
    }

    private static void handler(BodyValidator b, int op, int[] payload) {
        if (b.blockOp() != Op.TRY && b.blockOp() != Op.CATCH) {
            throw ControlRules.misplaced(b, op);
        }
        ControlRules.next(b, op, payload);
    }

    private static void delegate(BodyValidator b) {
        if (b.blockOp() != Op.TRY) {
            throw ControlRules.misplaced(b, Op.DELEGATE);
        }
        FuncType type = b.blockType();
        ControlRules.leave(b);
        // Counted from the blocks around the try.
        b.label();
        b.pushAll(type.results());
    }

    private static void rethrow(BodyValidator b) {
        int label = b.label();
        int block = b.labelOp(label);
        if (block != Op.CATCH && block != Op.CATCH_ALL) {
            throw b.fail(Fault.INVALID_RETHROW_LABEL, " " + label);
        }
        b.unreachable();
    }
}
