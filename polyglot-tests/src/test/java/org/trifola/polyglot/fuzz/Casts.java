// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.List;

/** Writes casts, tests and conversions of references, and branches that depend on them. */
final class Casts {
    private static final int[] ABSTRACT = {
        HeapType.EQ,
        HeapType.I31,
        HeapType.STRUCT,
        HeapType.ARRAY,
        HeapType.NONE,
        HeapType.ANY,
        HeapType.FUNC,
        HeapType.NOFUNC,
        HeapType.EXTERN,
        HeapType.NOEXTERN
    };

    private Casts() {}

    /** Writes an instruction of this kind if the module has types for it. */
    static boolean write(RandomBody x, Opcode op) {
        switch (op) {
            case REF_TEST, REF_TEST_NULL -> {
                int target = target(x);
                x.need(source(x, target));
                x.emit(op);
                x.out.heapType(target);
                x.result(1, ValueType.I32);
            }
            case REF_CAST, REF_CAST_NULL -> {
                // Often what it is, so that few casts fail.
                int target = target(x);
                boolean nullable = op == Opcode.REF_CAST_NULL;
                x.need(x.chance(85) ? ValueType.ref(target, nullable) : source(x, target));
                x.emit(op);
                x.out.heapType(target);
                x.result(1, ValueType.ref(target, nullable));
            }
            case BR_ON_CAST, BR_ON_CAST_FAIL -> branch(x, op);
            case ANY_CONVERT_EXTERN -> convert(x, op, HeapType.EXTERN, HeapType.ANY);
            case EXTERN_CONVERT_ANY -> convert(x, op, HeapType.ANY, HeapType.EXTERN);
            case REF_I31 -> {
                x.need(ValueType.I32);
                x.emit(op);
                x.result(1, TypeSpace.nonNull(HeapType.I31));
            }
            case I31_GET_S, I31_GET_U -> {
                x.need(ValueType.ref(HeapType.I31, x.chance(4)));
                x.emit(op);
                x.result(1, ValueType.I32);
            }
            default -> throw new IllegalArgumentException(op + " is no cast");
        }
        return true;
    }

    private static void convert(RandomBody x, Opcode op, int from, int to) {
        boolean nullable = x.chance(40);
        x.need(ValueType.ref(from, nullable));
        x.emit(op);
        x.result(1, ValueType.ref(to, nullable));
    }

    /** A heap type to test for. */
    private static int target(RandomBody x) {
        int count = x.module.types.count();
        return x.chance(50) && count > 0
                ? x.random.nextInt(count)
                : ABSTRACT[x.random.nextInt(ABSTRACT.length)];
    }

    /** A type above a heap type: what a test for it may be given. */
    private static int source(RandomBody x, int target) {
        int top = x.module.types.top(target);
        int heap = top;
        if (top == HeapType.ANY
                && x.chance(40)
                && x.module.types.matchesHeap(target, HeapType.EQ)) {
            heap = HeapType.EQ;
        }
        return ValueType.ref(heap, x.chance(70));
    }

    /** {@code br_on_cast} and {@code br_on_cast_fail}, in a block of its own if no label fits. */
    private static void branch(RandomBody x, Opcode op) {
        int target = target(x);
        int to = ValueType.ref(target, x.chance(40));
        int from = source(x, target);
        if (ValueType.isNullable(to)) {
            from = ValueType.ref(ValueType.heapType(from), true);
        }
        boolean rest = ValueType.isNullable(from) && !ValueType.isNullable(to);
        int failed = ValueType.ref(ValueType.heapType(from), rest);
        boolean onCast = op == Opcode.BR_ON_CAST;
        int taken = onCast ? to : failed;
        int left = onCast ? failed : to;
        int label = label(x, taken);
        if (label < 0) {
            x.open(Opcode.BLOCK, new int[0], new int[] {taken});
            label = 0;
        }
        int[] carried = x.label(label);
        int[] operands = carried.clone();
        operands[operands.length - 1] = from;
        // The cast is to be seen with values of several types.
        x.need(operands);
        x.emit(op);
        int flags = (ValueType.isNullable(from) ? 1 : 0) | (ValueType.isNullable(to) ? 2 : 0);
        x.out.u8(flags);
        x.out.u32(label);
        x.out.heapType(ValueType.heapType(from));
        x.out.heapType(target);
        carried = carried.clone();
        carried[carried.length - 1] = left;
        x.result(carried.length, carried);
    }

    /** A label whose last type is above one, or -1. */
    static int label(RandomBody x, int last) {
        List<Integer> fitting = new ArrayList<>();
        for (int depth : x.targets()) {
            int[] types = x.label(depth);
            if (types.length > 0 && x.module.types.matches(last, types[types.length - 1])) {
                fitting.add(depth);
            }
        }
        return fitting.isEmpty() ? -1 : Rows.pick(x.random, fitting);
    }
}
