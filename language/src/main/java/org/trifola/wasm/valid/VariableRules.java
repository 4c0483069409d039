// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/** Parametric and variable instructions (spec 3.4). */
final class VariableRules {
    private VariableRules() {}

    static void apply(BodyValidator b, int op) {
        switch (op) {
            case Op.LOCAL_GET -> localGet(b);
            case Op.LOCAL_SET -> localSet(b);
            case Op.LOCAL_TEE -> b.push(localSet(b));
            case Op.DROP -> b.popAny();
            case Op.SELECT -> select(b);
            case Op.SELECT_T -> selectOf(b);
            case Op.GLOBAL_GET -> globalGet(b);
            case Op.GLOBAL_SET -> globalSet(b);
            default -> throw new IllegalStateException(Describe.op(op));
        }
    }

    private static int readLocal(BodyValidator b) {
        int local = b.in.u32();
        if (Integer.compareUnsigned(local, b.locals.count()) >= 0) {
            throw b.unknown(Fault.UNKNOWN_LOCAL, local);
        }
        return local;
    }

    private static void localGet(BodyValidator b) {
        int local = readLocal(b);
        int type = b.locals.type(local);
        if (!b.locals.isSet(local, type)) {
            throw b.unknown(Fault.UNINITIALIZED_LOCAL, local);
        }
        b.push(type);
    }

    /** Pops the new value; the type of the local. */
    private static int localSet(BodyValidator b) {
        int local = readLocal(b);
        int type = b.locals.type(local);
        b.pop(type);
        b.locals.set(local, type);
        return type;
    }

    /** Without types, only for numbers and vectors: references have no principal type there. */
    private static void select(BodyValidator b) {
        b.pop(ValueType.I32);
        int second = b.popAny();
        int first = b.popAny();
        if (ValueType.isRef(first) || ValueType.isRef(second)) {
            throw b.mismatch(
                    "instruction requires numbers or vectors but stack has "
                            + Describe.types(b.context, new int[] {first, second}));
        }
        if (first != second && first != ValueType.BOTTOM && second != ValueType.BOTTOM) {
            throw b.mismatch(
                    "instruction requires operands of one type but stack has "
                            + Describe.types(b.context, new int[] {first, second}));
        }
        b.push(first == ValueType.BOTTOM ? second : first);
    }

    private static void selectOf(BodyValidator b) {
        int count = b.in.vectorLength();
        if (count != 1) {
            throw b.fail(Fault.INVALID_RESULT_ARITY, "select of " + count + " types");
        }
        int type = b.context.close(b.in.valueType(), b.in.opStart());
        b.pop(ValueType.I32);
        b.pop(type);
        b.pop(type);
        b.push(type);
    }

    private static int readGlobal(BodyValidator b) {
        int global = b.in.u32();
        if (Integer.compareUnsigned(global, b.visibleGlobals()) >= 0) {
            throw b.unknown(Fault.UNKNOWN_GLOBAL, global);
        }
        return global;
    }

    private static void globalGet(BodyValidator b) {
        int global = readGlobal(b);
        GlobalType type = b.context.module.globalType(global);
        if (b.isConstant() && type.mutable()) {
            throw b.fail(Fault.CONSTANT_EXPRESSION_REQUIRED, "global " + global + " is mutable");
        }
        b.push(b.context.globalTypes[global]);
    }

    private static void globalSet(BodyValidator b) {
        int global = readGlobal(b);
        if (!b.context.module.globalType(global).mutable()) {
            throw b.unknown(Fault.IMMUTABLE_GLOBAL, global);
        }
        b.pop(b.context.globalTypes[global]);
    }
}
