// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.CachedLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.ValueType;

/**
 * A global instance (spec 4.2.10). Numbers are kept as raw bits, vectors and references as objects;
 * which one counts is known from the type.
 */
@ExportLibrary(InteropLibrary.class)
public final class WasmGlobal extends WasmObject {
    private static final String VALUE = "value";

    /** Its closed value type. */
    public final int type;

    /** Whether it can be set. */
    public final boolean mutable;

    /** Bits of a number in the low end. */
    public long bits;

    /** A reference or a {@link Vec128}. */
    public Object ref;

    private final TypeStore types;

    /** A global of zeros or null, of a closed type of that store. */
    public WasmGlobal(int type, boolean mutable, TypeStore types) {
        this.types = types;
        this.type = type;
        this.mutable = mutable;
        this.ref = type == ValueType.V128 ? Vec128.ZERO : null;
    }

    /** A global with its first value, boxed. */
    public WasmGlobal(int type, boolean mutable, TypeStore types, Object value) {
        this(type, mutable, types);
        setBoxed(value);
    }

    /** The value of an {@code i32}. */
    public int getI32() {
        return (int) bits;
    }

    /** The value of an {@code i64}. */
    public long getI64() {
        return bits;
    }

    /** The value of an {@code f32}. */
    public float getF32() {
        return Float.intBitsToFloat((int) bits);
    }

    /** The value of an {@code f64}. */
    public double getF64() {
        return Double.longBitsToDouble(bits);
    }

    /** Sets an {@code i32}. */
    public void setI32(int value) {
        bits = value;
    }

    /** Sets an {@code i64}. */
    public void setI64(long value) {
        bits = value;
    }

    /** Sets an {@code f32}. */
    public void setF32(float value) {
        bits = Float.floatToRawIntBits(value);
    }

    /** Sets an {@code f64}. */
    public void setF64(double value) {
        bits = Double.doubleToRawLongBits(value);
    }

    /** The value, boxed. */
    public Object getBoxed() {
        switch (type) {
            case ValueType.I32:
                return getI32();
            case ValueType.I64:
                return getI64();
            case ValueType.F32:
                return getF32();
            case ValueType.F64:
                return getF64();
            default:
                return ref;
        }
    }

    /** Sets the value from its boxed form, which must be of the type. */
    public void setBoxed(Object value) {
        switch (type) {
            case ValueType.I32 -> setI32((Integer) value);
            case ValueType.I64 -> setI64((Long) value);
            case ValueType.F32 -> setF32((Float) value);
            case ValueType.F64 -> setF64((Double) value);
            default -> ref = value;
        }
    }

    /** The type of the global. */
    public GlobalType type() {
        return new GlobalType(type, mutable);
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        return new HostArray(VALUE);
    }

    @ExportMessage
    boolean isMemberReadable(String member) {
        return VALUE.equals(member);
    }

    @ExportMessage
    boolean isMemberModifiable(String member) {
        return mutable && VALUE.equals(member);
    }

    @ExportMessage
    boolean isMemberInsertable(@SuppressWarnings("unused") String member) {
        return false;
    }

    @ExportMessage
    Object readMember(String member) throws UnknownIdentifierException {
        if (!isMemberReadable(member)) {
            throw UnknownIdentifierException.create(member);
        }
        return HostValues.toHost(getBoxed());
    }

    @ExportMessage
    void writeMember(String member, Object value, @CachedLibrary(limit = "3") InteropLibrary values)
            throws UnknownIdentifierException, UnsupportedMessageException {
        if (!isMemberReadable(member)) {
            throw UnknownIdentifierException.create(member);
        }
        if (!mutable) {
            throw UnsupportedMessageException.create();
        }
        Object converted = HostValues.toWasm(value, type, types, values);
        if (converted == HostValues.MISMATCH) {
            throw WasmTypeError.of("global: " + WasmTypeError.mismatch(type, value), null);
        }
        setBoxed(converted);
    }

    @Override
    public String toString() {
        return "global " + (mutable ? "mut " : "") + ValueType.toString(type);
    }
}
