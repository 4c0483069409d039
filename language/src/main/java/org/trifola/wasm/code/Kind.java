// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.syntax.ValueType;

/** How a value is kept in a frame: all that execution knows of its type. */
public final class Kind {
    private Kind() {}

    /** 32-bit integer. */
    public static final int I32 = 0;

    /** 64-bit integer. */
    public static final int I64 = 1;

    /** Single-precision number. */
    public static final int F32 = 2;

    /** Double-precision number. */
    public static final int F64 = 3;

    /** Reference, null included. */
    public static final int REF = 4;

    /** Vector. */
    public static final int V128 = 5;

    /** 8-bit integer, only in fields and elements. */
    public static final int I8 = 6;

    /** 16-bit integer, only in fields and elements. */
    public static final int I16 = 7;

    /** Bits that a kind needs beside a slot in one {@code int}. */
    public static final int BITS = 3;

    /** Mask of those bits. */
    public static final int MASK = (1 << BITS) - 1;

    /** The kind of a packed value type. */
    public static int of(int valueType) {
        return switch (valueType) {
            case ValueType.I32 -> I32;
            case ValueType.I64 -> I64;
            case ValueType.F32 -> F32;
            case ValueType.F64 -> F64;
            case ValueType.V128 -> V128;
            default -> REF;
        };
    }

    /** The kinds of a list of value types. */
    public static byte[] of(int[] valueTypes) {
        byte[] kinds = new byte[valueTypes.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) of(valueTypes[i]);
        }
        return kinds;
    }

    /** The kind of a storage type: that of a value type, {@link #I8} or {@link #I16}. */
    public static int ofStorage(int storageType) {
        switch (storageType) {
            case ValueType.I8:
                return I8;
            case ValueType.I16:
                return I16;
            default:
                return of(storageType);
        }
    }

    /** The kind that a field or element of a kind has in a frame. */
    public static int unpacked(int kind) {
        return kind >= I8 ? I32 : kind;
    }

    /** Bytes of a value of a kind in an array; of a reference, as many as it takes at most. */
    public static int size(int kind) {
        return switch (kind) {
            case I8 -> 1;
            case I16 -> 2;
            case I32, F32 -> 4;
            case V128 -> 16;
            default -> 8;
        };
    }

    /** Whether values of that kind are objects. */
    public static boolean isObject(int kind) {
        return kind == REF || kind == V128;
    }

    /** The kind of what a near load or store of {@link Code} moves. */
    public static int ofAccess(int op) {
        if (op == Code.F32_LOAD || op == Code.F32_STORE) {
            return F32;
        }
        if (op == Code.F64_LOAD || op == Code.F64_STORE) {
            return F64;
        }
        boolean is64 =
                op == Code.I64_LOAD
                        || op >= Code.I64_LOAD8_S && op <= Code.I64_LOAD32_U
                        || op == Code.I64_STORE
                        || op >= Code.I64_STORE8;
        return is64 ? I64 : I32;
    }
}
