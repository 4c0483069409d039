// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.ValueType;

/** Which references have which types (spec 4.2.1, 7.5 "ref type"). */
public final class References {
    private static final int MIN_I31 = -(1 << 30);
    private static final int MAX_I31 = (1 << 30) - 1;

    private References() {}

    /**
     * Whether a reference, null included, is of a closed reference type. Any object is an external
     * reference and, internalized, a reference to anything.
     */
    public static boolean matches(Object reference, int refType, TypeStore types) {
        if (reference == null) {
            return ValueType.isNullable(refType);
        }
        return matchesHeap(reference, ValueType.heapType(refType), types);
    }

    /** Whether a reference that is not null is of a closed heap type. */
    public static boolean matchesHeap(Object reference, int heapType, TypeStore types) {
        return heapType >= 0
                ? isSubtype(reference, types.get(heapType))
                : matchesAbstract(reference, heapType);
    }

    /** Whether a reference is of an abstract heap type, and not null. */
    public static boolean matchesAbstract(Object reference, int heapType) {
        switch (heapType) {
            case HeapType.EXTERN:
            case HeapType.ANY:
                return reference != null;
            case HeapType.FUNC:
                return reference instanceof WasmFunction;
            case HeapType.EXN:
                return reference instanceof WasmException;
            case HeapType.I31:
                return isI31(reference);
            case HeapType.EQ:
                return reference instanceof WasmAggregate || isI31(reference);
            case HeapType.STRUCT:
                return reference instanceof WasmStruct;
            case HeapType.ARRAY:
                return reference instanceof WasmArray;
            default:
                return false;
        }
    }

    /** Whether an object is an unboxed 31-bit integer, which is an {@code Integer} here. */
    public static boolean isI31(Object reference) {
        return reference instanceof Integer number && number >= MIN_I31 && number <= MAX_I31;
    }

    /** Whether a reference is of a concrete type, and not null. */
    public static boolean isSubtype(Object reference, DefinedType type) {
        if (reference instanceof WasmAggregate aggregate) {
            return aggregate.type().isSubtypeOf(type);
        }
        return reference instanceof WasmFunction function && function.type.isSubtypeOf(type);
    }

    /**
     * The trap for a reference that fails a cast.
     *
     * @param type the concrete type that it is not of, or null
     * @param heapType the abstract heap type that it is not of, if there is no concrete one
     */
    @TruffleBoundary
    public static WasmTrap castFailure(Object reference, DefinedType type, int heapType) {
        String expected = type == null ? HeapType.toString(heapType) : "(" + type + ")";
        String found = reference == null ? "null" : reference.toString();
        return WasmTrap.of(Fault.CAST_FAILURE, expected + " expected, found " + found, null);
    }

    /** Whether two references that {@code ref.eq} may compare are the same. */
    public static boolean areSame(Object a, Object b) {
        return a == b
                || a instanceof Integer first
                        && b instanceof Integer second
                        && first.intValue() == second.intValue();
    }

    /** The small integer of the low 31 bits ({@code ref.i31}). */
    public static Integer i31(int value) {
        return value << 1 >> 1;
    }
}
