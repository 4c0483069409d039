// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * Heap types (spec 2.3.3) as {@code int}s: an index into the module's types if not negative, else
 * one of the abstract heap types, whose value is that of its binary form read as a signed LEB128.
 */
public final class HeapType {
    private HeapType() {}

    /** Bottom of the exceptions. */
    public static final int NOEXN = -0x0C;

    /** Bottom of the functions. */
    public static final int NOFUNC = -0x0D;

    /** Bottom of the external references. */
    public static final int NOEXTERN = -0x0E;

    /** Bottom of the internal references. */
    public static final int NONE = -0x0F;

    /** Any function. */
    public static final int FUNC = -0x10;

    /** Any external reference. */
    public static final int EXTERN = -0x11;

    /** Any internal reference. */
    public static final int ANY = -0x12;

    /** What {@code ref.eq} compares. */
    public static final int EQ = -0x13;

    /** Unboxed 31-bit integers. */
    public static final int I31 = -0x14;

    /** Any structure. */
    public static final int STRUCT = -0x15;

    /** Any array. */
    public static final int ARRAY = -0x16;

    /** Any exception. */
    public static final int EXN = -0x17;

    private static final String[] NAMES = {
        "noexn",
        "nofunc",
        "noextern",
        "none",
        "func",
        "extern",
        "any",
        "eq",
        "i31",
        "struct",
        "array",
        "exn"
    };

    /** Whether an {@code int} is one of the abstract heap types. */
    public static boolean isAbstract(int heapType) {
        return heapType <= NOEXN && heapType >= EXN;
    }

    /** The name in the text format; the index itself for a concrete type. */
    public static String toString(int heapType) {
        return heapType >= 0 ? Integer.toString(heapType) : NAMES[NOEXN - heapType];
    }

    /** The abstract heap type of that name, or 0 if there is none. */
    public static int parse(String name) {
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].equals(name)) {
                return NOEXN - i;
            }
        }
        return 0;
    }

    /** The top of the hierarchy that an abstract heap type belongs to. */
    public static int top(int abstractHeapType) {
        return switch (abstractHeapType) {
            case FUNC, NOFUNC -> FUNC;
            case EXTERN, NOEXTERN -> EXTERN;
            case EXN, NOEXN -> EXN;
            default -> ANY;
        };
    }

    /** The bottom of the hierarchy that an abstract heap type belongs to. */
    public static int bottom(int abstractHeapType) {
        return switch (top(abstractHeapType)) {
            case FUNC -> NOFUNC;
            case EXTERN -> NOEXTERN;
            case EXN -> NOEXN;
            default -> NONE;
        };
    }

    /** Whether one abstract heap type is a subtype of another (spec 3.3.3). */
    public static boolean matchesAbstract(int sub, int sup) {
        if (sub == sup) {
            return true;
        }
        if (top(sub) != top(sup)) {
            return false;
        }
        if (sub == bottom(sub) || sup == top(sup)) {
            return true;
        }
        return sup == EQ && (sub == I31 || sub == STRUCT || sub == ARRAY);
    }
}
