// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

import org.trifola.wasm.code.Kind;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.NameMap;
import org.trifola.wasm.syntax.StructType;

import java.util.ArrayList;
import java.util.List;

/**
 * A structure (spec 4.2.16). It is of the class that {@link StructLayouts} makes for its type, so
 * that its fields are fields to the JVM, too.
 *
 * <p>The methods with a structure as argument work on it, not on this one, and trap if it is null:
 * one structure of each type, its prototype, serves to make others and to reach their fields. The
 * class of a subtype extends that of the supertype, so the prototype of a type works on structures
 * of all its subtypes. To a compiler the prototype is a constant, and field numbers are too, so
 * that only the access is left. A structure is its own prototype as well.
 */
@ExportLibrary(InteropLibrary.class)
public abstract class WasmStruct extends WasmAggregate {
    /** A structure of zeros and nulls. */
    protected WasmStruct() {}

    /** A new structure of zeros and nulls of this type. */
    public abstract WasmStruct create();

    /** Whether an object, or null, is a structure of this type or a subtype. */
    public boolean hasInstance(Object reference) {
        return getClass().isInstance(reference);
    }

    /** Reads an {@code i32} or, with its sign, a packed field. */
    public int getInt(Object struct, int field) {
        throw noSuchField(field);
    }

    /** Reads an {@code i64}. */
    public long getLong(Object struct, int field) {
        throw noSuchField(field);
    }

    /** Reads an {@code f32}. */
    public float getFloat(Object struct, int field) {
        throw noSuchField(field);
    }

    /** Reads an {@code f64}. */
    public double getDouble(Object struct, int field) {
        throw noSuchField(field);
    }

    /** Reads a reference or vector; null may stand for the vector of zeros. */
    public Object getObject(Object struct, int field) {
        throw noSuchField(field);
    }

    /** Reads a vector. */
    public final Vec128 getVector(Object struct, int field) {
        Object vector = getObject(struct, field);
        return vector == null ? Vec128.ZERO : (Vec128) vector;
    }

    /** Sets an {@code i32} or, to its low bits, a packed field. */
    public void setInt(Object struct, int field, int value) {
        throw noSuchField(field);
    }

    /** Sets an {@code i64}. */
    public void setLong(Object struct, int field, long value) {
        throw noSuchField(field);
    }

    /** Sets an {@code f32}. */
    public void setFloat(Object struct, int field, float value) {
        throw noSuchField(field);
    }

    /** Sets an {@code f64}. */
    public void setDouble(Object struct, int field, double value) {
        throw noSuchField(field);
    }

    /** Sets a reference or vector. */
    public void setObject(Object struct, int field, Object value) {
        throw noSuchField(field);
    }

    private static RuntimeException noSuchField(int field) {
        throw CompilerDirectives.shouldNotReachHere("field " + field);
    }

    /**
     * What to throw where a structure should be: only null can be there instead. The type of the
     * result tells compilers that no other kind of exception comes from here.
     */
    @TruffleBoundary
    public static WasmTrap noStructure(Object reference) {
        if (reference == null) {
            return WasmTrap.of(Fault.NULL_STRUCTURE_REFERENCE, null);
        }
        throw CompilerDirectives.shouldNotReachHere("no structure: " + reference);
    }

    private List<FieldType> fields() {
        return ((StructType) type().composite()).fields();
    }

    @Override
    public final int size() {
        return fields().size();
    }

    @Override
    public final FieldType fieldType(int field) {
        return fields().get(field);
    }

    private int kind(int field) {
        return Kind.unpacked(Kind.ofStorage(fieldType(field).storageType()));
    }

    @Override
    @TruffleBoundary
    public final Object get(int field) {
        switch (kind(field)) {
            case Kind.I32:
                return getInt(this, field);
            case Kind.I64:
                return getLong(this, field);
            case Kind.F32:
                return getFloat(this, field);
            case Kind.F64:
                return getDouble(this, field);
            case Kind.V128:
                return getVector(this, field);
            default:
                return getObject(this, field);
        }
    }

    @Override
    @TruffleBoundary
    public final void set(int field, Object value) {
        switch (kind(field)) {
            case Kind.I32 -> setInt(this, field, (Integer) value);
            case Kind.I64 -> setLong(this, field, (Long) value);
            case Kind.F32 -> setFloat(this, field, (Float) value);
            case Kind.F64 -> setDouble(this, field, (Double) value);
            default -> setObject(this, field, value);
        }
    }

    /** The field of a name, or -1. */
    private int find(String member) {
        NameMap names = type().fieldNames();
        for (var entry : names.entries()) {
            if (entry.getValue().equals(member) && entry.getKey() < size()) {
                return entry.getKey();
            }
        }
        return -1;
    }

    @ExportMessage
    final boolean hasMembers() {
        return true;
    }

    /** The names of fields, as far as a module gives them. */
    @ExportMessage
    @TruffleBoundary
    final Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        List<Object> names = new ArrayList<>();
        for (var entry : type().fieldNames().entries()) {
            if (entry.getKey() < size()) {
                names.add(entry.getValue());
            }
        }
        return new HostArray(names.toArray());
    }

    @ExportMessage
    @TruffleBoundary
    final boolean isMemberReadable(String member) {
        return find(member) >= 0;
    }

    @ExportMessage
    @TruffleBoundary
    final boolean isMemberModifiable(String member) {
        int field = find(member);
        return field >= 0 && fieldType(field).mutable();
    }

    @ExportMessage
    final boolean isMemberInsertable(@SuppressWarnings("unused") String member) {
        return false;
    }

    @ExportMessage
    @TruffleBoundary
    final Object readMember(String member) throws UnknownIdentifierException {
        return HostValues.toHost(get(known(member)));
    }

    @ExportMessage
    @TruffleBoundary
    final void writeMember(String member, Object value)
            throws UnknownIdentifierException, UnsupportedMessageException {
        setFromHost(known(member), value);
    }

    private int known(String member) throws UnknownIdentifierException {
        int field = find(member);
        if (field < 0) {
            throw UnknownIdentifierException.create(member);
        }
        return field;
    }

    @Override
    public final String toString() {
        return "structure of " + size() + " fields";
    }
}
