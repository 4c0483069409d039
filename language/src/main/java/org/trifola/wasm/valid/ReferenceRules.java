// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/**
 * Reference instructions and casts (spec 3.4, "Reference Instructions") and the branches on them.
 */
final class ReferenceRules {
    private ReferenceRules() {}

    private static final int EQREF = ValueType.ref(HeapType.EQ, true);
    private static final int I31 = ValueType.ref(HeapType.I31, false);
    private static final int I31REF = ValueType.ref(HeapType.I31, true);

    /** The flags of a casting branch: which of its types admit null. */
    private static final int SOURCE_NULLABLE = 1;

    private static final int TARGET_NULLABLE = 2;

    static void apply(BodyValidator b, int op) {
        switch (op) {
            case Op.REF_NULL -> b.push(b.ref(b.readHeapType(), true));
            case Op.REF_IS_NULL -> {
                b.popRef();
                b.push(ValueType.I32);
            }
            case Op.REF_FUNC -> function(b);
            case Op.REF_EQ -> {
                b.pop(EQREF);
                b.pop(EQREF);
                b.push(ValueType.I32);
            }
            case Op.REF_AS_NON_NULL -> b.push(ValueType.nonNull(b.popRef()));
            case Op.BR_ON_NULL -> branchOnNull(b);
            case Op.BR_ON_NON_NULL -> branchOnNonNull(b);
            case Op.REF_TEST, Op.REF_TEST_NULL -> {
                popCast(b, op);
                b.push(ValueType.I32);
            }
            case Op.REF_CAST, Op.REF_CAST_NULL -> b.push(popCast(b, op));
            case Op.BR_ON_CAST, Op.BR_ON_CAST_FAIL -> branchOnCast(b, op);
            case Op.ANY_CONVERT_EXTERN -> convert(b, HeapType.EXTERN, HeapType.ANY);
            case Op.EXTERN_CONVERT_ANY -> convert(b, HeapType.ANY, HeapType.EXTERN);
            case Op.REF_I31 -> {
                b.pop(ValueType.I32);
                b.push(I31);
            }
            case Op.I31_GET_S, Op.I31_GET_U -> {
                b.pop(I31REF);
                b.push(ValueType.I32);
            }
            default -> throw new IllegalStateException(Describe.op(op));
        }
    }

    private static void function(BodyValidator b) {
        int function = b.in.u32();
        if (Integer.compareUnsigned(function, b.context.module.funcCount()) >= 0) {
            throw b.unknown(Fault.UNKNOWN_FUNCTION, function);
        }
        if (b.isConstant()) {
            b.context.declared.set(function);
        } else if (!b.context.declared.get(function)) {
            throw b.unknown(Fault.UNDECLARED_FUNCTION_REFERENCE, function);
        }
        b.push(b.ref(b.context.module.funcTypeIndex(function), false));
    }

    private static void branchOnNull(BodyValidator b) {
        int[] types = b.labelTypes(b.label());
        int ref = b.popRef();
        b.popAll(types);
        b.pushAll(types);
        b.push(ValueType.nonNull(ref));
    }

    private static void branchOnNonNull(BodyValidator b) {
        int[] types = b.labelTypes(b.label());
        takeAlong(b, types, ValueType.nonNull(b.popRef()));
    }

    /**
     * A branch that takes a reference along, and what is below it on the stack. The latter gets the
     * types of the label, also where the branch is not taken.
     */
    private static void takeAlong(BodyValidator b, int[] label, int ref) {
        int below = label.length - 1;
        if (below < 0 || !b.matches(ref, label[below])) {
            throw b.mismatch(
                    "label requires "
                            + Describe.types(b.context, label)
                            + " but instruction gives "
                            + Describe.type(b.context, ref));
        }
        b.popAll(label, below);
        b.pushAll(label, below);
    }

    /** Reads the type of a test or cast and pops its operand; the type. */
    private static int popCast(BodyValidator b, int op) {
        int heapType = b.readHeapType();
        b.pop(ValueType.ref(b.topOf(heapType), true));
        return b.ref(heapType, op == Op.REF_TEST_NULL || op == Op.REF_CAST_NULL);
    }

    private static void branchOnCast(BodyValidator b, int op) {
        int flags = b.in.u8();
        if (flags > (SOURCE_NULLABLE | TARGET_NULLABLE)) {
            throw b.fail(Fault.ILLEGAL_OPCODE, " " + Describe.op(op) + " with flags " + flags);
        }
        int[] label = b.labelTypes(b.label());
        int source = b.ref(b.readHeapType(), (flags & SOURCE_NULLABLE) != 0);
        int target = b.ref(b.readHeapType(), (flags & TARGET_NULLABLE) != 0);
        if (!b.matches(target, source)) {
            throw b.mismatch(
                    Describe.type(b.context, target)
                            + " is not a subtype of "
                            + Describe.type(b.context, source));
        }
        // Where the cast fails, null does only if the target does not admit it.
        int rest = ValueType.isNullable(target) ? ValueType.nonNull(source) : source;
        b.pop(source);
        takeAlong(b, label, op == Op.BR_ON_CAST ? target : rest);
        b.push(op == Op.BR_ON_CAST ? rest : target);
    }

    private static void convert(BodyValidator b, int from, int to) {
        int operand = b.pop(ValueType.ref(from, true));
        boolean nullable = ValueType.isRef(operand) && ValueType.isNullable(operand);
        b.push(ValueType.ref(to, nullable));
    }
}
