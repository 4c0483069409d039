// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * Value types (spec 2.3) packed into {@code int}s. Even numbers are the number, vector and packed
 * types and the bottom type; odd ones are reference types that carry nullability and heap type.
 */
public final class ValueType {
    private ValueType() {}

    /** The type of unreachable operands, subtype of all (spec 2.3.6). */
    public static final int BOTTOM = 0;

    /** 32-bit integers. */
    public static final int I32 = 2;

    /** 64-bit integers. */
    public static final int I64 = 4;

    /** IEEE 754 single precision. */
    public static final int F32 = 6;

    /** IEEE 754 double precision. */
    public static final int F64 = 8;

    /** 128-bit vectors. */
    public static final int V128 = 10;

    /** 8-bit integers, only in fields. */
    public static final int I8 = 16;

    /** 16-bit integers, only in fields. */
    public static final int I16 = 18;

    private static final int REFERENCE = 1;
    private static final int NULLABLE = 2;
    private static final int HEAP_SHIFT = 2;

    /** Makes abstract heap types non-negative, so that the packed form is. */
    private static final int HEAP_BIAS = 64;

    /** The largest type index that a packed type holds; beyond any limit on types. */
    public static final int MAX_TYPE_INDEX = (1 << 28) - 1;

    /** {@code funcref}. */
    public static final int FUNCREF = ref(HeapType.FUNC, true);

    /** {@code externref}. */
    public static final int EXTERNREF = ref(HeapType.EXTERN, true);

    /** {@code exnref}. */
    public static final int EXNREF = ref(HeapType.EXN, true);

    /** {@code anyref}. */
    public static final int ANYREF = ref(HeapType.ANY, true);

    private static final String[] NAMES = {
        "bot", "i32", "i64", "f32", "f64", "v128", "?", "?", "i8", "i16"
    };

    /** The reference type {@code (ref null? heapType)}. */
    public static int ref(int heapType, boolean nullable) {
        return (heapType + HEAP_BIAS) << HEAP_SHIFT | (nullable ? NULLABLE : 0) | REFERENCE;
    }

    /** Whether it is a reference type. */
    public static boolean isRef(int type) {
        return (type & REFERENCE) != 0;
    }

    /** Whether it is a number type. */
    public static boolean isNumber(int type) {
        return type >= I32 && type <= F64 && !isRef(type);
    }

    /** Whether it is a packed type, which only fields have. */
    public static boolean isPacked(int type) {
        return type == I8 || type == I16;
    }

    /** Whether a reference type admits null. */
    public static boolean isNullable(int refType) {
        return (refType & NULLABLE) != 0;
    }

    /** The heap type of a reference type. */
    public static int heapType(int refType) {
        return (refType >> HEAP_SHIFT) - HEAP_BIAS;
    }

    /** The same reference type without null. */
    public static int nonNull(int refType) {
        return refType & ~NULLABLE;
    }

    /** Whether a local of that type has a default value (spec 3.3.1). */
    public static boolean isDefaultable(int type) {
        return !isRef(type) || isNullable(type);
    }

    /** What a field of that storage type is on the stack: {@code i32} for packed types. */
    public static int unpacked(int storageType) {
        return isPacked(storageType) ? I32 : storageType;
    }

    /** Size in bytes of a number, vector or packed type in memory. */
    public static int byteSize(int type) {
        return switch (type) {
            case I8 -> 1;
            case I16 -> 2;
            case I32, F32 -> 4;
            case I64, F64 -> 8;
            case V128 -> 16;
            default -> throw new IllegalArgumentException(toString(type));
        };
    }

    /** The text form, with the shorthands {@code funcref} and the like for abstract heap types. */
    public static String toString(int type) {
        if (!isRef(type)) {
            return NAMES[type >> 1];
        }
        int heap = heapType(type);
        if (heap < 0 && isNullable(type)) {
            return shorthand(heap);
        }
        return "(ref " + (isNullable(type) ? "null " : "") + HeapType.toString(heap) + ")";
    }

    /** A list of types in brackets, as messages show them. */
    public static String toString(int[] types) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < types.length; i++) {
            text.append(i == 0 ? "" : " ").append(toString(types[i]));
        }
        return text.append(']').toString();
    }

    private static String shorthand(int abstractHeapType) {
        return switch (abstractHeapType) {
            case HeapType.NONE -> "nullref";
            case HeapType.NOFUNC -> "nullfuncref";
            case HeapType.NOEXTERN -> "nullexternref";
            case HeapType.NOEXN -> "nullexnref";
            default -> HeapType.toString(abstractHeapType) + "ref";
        };
    }

    /** The type of that one-word name ({@code i32}, {@code funcref} …), or {@link #BOTTOM}. */
    public static int parse(String name) {
        for (int i = 1; i < NAMES.length; i++) {
            if (NAMES[i].equals(name)) {
                return i << 1;
            }
        }
        for (int heap = HeapType.NOEXN; heap >= HeapType.EXN; heap--) {
            if (shorthand(heap).equals(name)) {
                return ref(heap, true);
            }
        }
        return BOTTOM;
    }
}
