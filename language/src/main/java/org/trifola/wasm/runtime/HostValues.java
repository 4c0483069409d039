// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidBufferOffsetException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;

import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.ValueType;

import java.nio.ByteOrder;

/**
 * Values on their way between wasm and other languages. Numbers convert whenever nothing is lost:
 * an integral {@code double} is an {@code i32} if it fits, and any integer is an {@code f64} that
 * holds it. Only an {@code f32} takes every number, rounded, since hardly a decimal fraction is
 * one. A vector is any buffer of 16 bytes.
 */
public final class HostValues {
    /** What {@link #toWasm} gives for a value that does not fit. */
    public static final Object MISMATCH = new Object();

    private HostValues() {}

    /** A value of the engine for other languages: a vector is a buffer of 16 bytes. */
    public static Object toHost(Object value) {
        if (value == null) {
            return WasmNull.INSTANCE;
        }
        return value instanceof Vec128 vector ? new HostVector(vector) : value;
    }

    /** What a function returned, for other languages: an array if there are several results. */
    public static Object resultToHost(Object result) {
        if (result instanceof Object[] several) {
            return new HostArray(several);
        }
        return toHost(result);
    }

    /**
     * A value of another language as a value of a closed type, or {@link #MISMATCH}.
     *
     * @param values accepts any object
     */
    public static Object toWasm(Object value, int type, TypeStore types, InteropLibrary values) {
        try {
            switch (type) {
                case ValueType.I32:
                    return toI32(value, values);
                case ValueType.I64:
                    return toI64(value, values);
                case ValueType.F32:
                    return toF32(value, values);
                case ValueType.F64:
                    return toF64(value, values);
                case ValueType.V128:
                    return toV128(value);
                default:
                    return toReference(value, type, types, values);
            }
        } catch (UnsupportedMessageException e) {
            throw CompilerDirectives.shouldNotReachHere(e);
        }
    }

    private static Object toI32(Object value, InteropLibrary values)
            throws UnsupportedMessageException {
        if (value instanceof Integer) {
            return value;
        }
        return values.fitsInInt(value) ? values.asInt(value) : MISMATCH;
    }

    private static Object toI64(Object value, InteropLibrary values)
            throws UnsupportedMessageException {
        if (value instanceof Long) {
            return value;
        }
        return values.fitsInLong(value) ? values.asLong(value) : MISMATCH;
    }

    private static Object toF32(Object value, InteropLibrary values)
            throws UnsupportedMessageException {
        if (value instanceof Float) {
            return value;
        }
        if (value instanceof Double number) {
            return number.floatValue();
        }
        if (values.fitsInDouble(value)) {
            return (float) values.asDouble(value);
        }
        return values.fitsInLong(value) ? (float) values.asLong(value) : MISMATCH;
    }

    private static Object toF64(Object value, InteropLibrary values)
            throws UnsupportedMessageException {
        if (value instanceof Double) {
            return value;
        }
        return values.fitsInDouble(value) ? values.asDouble(value) : MISMATCH;
    }

    @TruffleBoundary
    private static Object toV128(Object value) throws UnsupportedMessageException {
        InteropLibrary interop = InteropLibrary.getUncached();
        if (!interop.hasBufferElements(value) || interop.getBufferSize(value) != HostVector.SIZE) {
            return MISMATCH;
        }
        try {
            return new Vec128(
                    interop.readBufferLong(value, ByteOrder.LITTLE_ENDIAN, 0),
                    interop.readBufferLong(value, ByteOrder.LITTLE_ENDIAN, Long.BYTES));
        } catch (InvalidBufferOffsetException e) {
            return MISMATCH;
        }
    }

    private static Object toReference(
            Object value, int type, TypeStore types, InteropLibrary values) {
        int heap = ValueType.heapType(type);
        Object reference = value;
        if (value == WasmNull.INSTANCE || value == null) {
            reference = null;
        } else if (values.isNull(value)) {
            boolean keep = isExternal(heap) && isUndefined(value);
            reference = keep ? value : null;
        } else if (heap == HeapType.I31 || heap == HeapType.EQ || heap == HeapType.ANY) {
            reference = number(value, values);
        }
        return matches(reference, type, types) ? reference : MISMATCH;
    }

    private static boolean isExternal(int heapType) {
        return heapType == HeapType.EXTERN || heapType == HeapType.ANY;
    }

    /** A number that is a small integer in any form, else the value itself. */
    private static Object number(Object value, InteropLibrary values) {
        try {
            if (!values.fitsInInt(value)) {
                return value;
            }
            Integer number = values.asInt(value);
            return References.isI31(number) ? number : value;
        } catch (UnsupportedMessageException e) {
            throw CompilerDirectives.shouldNotReachHere(e);
        }
    }

    @TruffleBoundary
    private static boolean matches(Object reference, int type, TypeStore types) {
        return References.matches(reference, type, types);
    }

    /** JavaScript has two nulls, and expects the one that is not null back as it was. */
    @TruffleBoundary
    private static boolean isUndefined(Object nullValue) {
        InteropLibrary interop = InteropLibrary.getUncached();
        try {
            if (!interop.hasMetaObject(nullValue)) {
                return false;
            }
            Object name = interop.getMetaSimpleName(interop.getMetaObject(nullValue));
            return interop.asString(name).equals("undefined");
        } catch (UnsupportedMessageException e) {
            throw CompilerDirectives.shouldNotReachHere(e);
        }
    }
}
