// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.utilities.TriState;

import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.ValueType;

/**
 * A structure or array (spec 4.2.16). Other languages see an array of its fields or elements, which
 * they may set where its type says so.
 */
@ExportLibrary(InteropLibrary.class)
public abstract class WasmAggregate implements TruffleObject {
    /** An aggregate; all of it is zero or null. */
    protected WasmAggregate() {}

    /** Its canonical type. */
    public abstract DefinedType type();

    /** Number of fields or elements. */
    public abstract int size();

    /** The closed type of a field or of the elements. */
    public abstract FieldType fieldType(int index);

    /** A field or element, boxed; a packed one with its sign. The index must be in range. */
    public abstract Object get(int index);

    /** Sets a field or element to a boxed value, which must be of its type. */
    public abstract void set(int index, Object value);

    private boolean has(long index) {
        return index >= 0 && index < size();
    }

    /** Sets a field or element to a value of another language. */
    @TruffleBoundary
    final void setFromHost(int index, Object value) throws UnsupportedMessageException {
        FieldType field = fieldType(index);
        if (!field.mutable()) {
            throw UnsupportedMessageException.create();
        }
        int storage = field.storageType();
        Object converted =
                HostValues.toWasm(
                        value,
                        ValueType.unpacked(storage),
                        type().store(),
                        InteropLibrary.getUncached());
        if (converted == HostValues.MISMATCH || !fits(converted, storage)) {
            throw WasmTypeError.of("field: " + WasmTypeError.mismatch(storage, value), null);
        }
        set(index, converted);
    }

    /** Packed fields take numbers with and without sign. */
    private static boolean fits(Object value, int storageType) {
        if (!ValueType.isPacked(storageType)) {
            return true;
        }
        int bits = 8 * ValueType.byteSize(storageType);
        int number = (Integer) value;
        return number >= -(1 << bits - 1) && number < 1 << bits;
    }

    @ExportMessage
    final boolean hasArrayElements() {
        return true;
    }

    @ExportMessage
    final long getArraySize() {
        return size();
    }

    @ExportMessage
    final boolean isArrayElementReadable(long index) {
        return has(index);
    }

    @ExportMessage
    @TruffleBoundary
    final boolean isArrayElementModifiable(long index) {
        return has(index) && fieldType((int) index).mutable();
    }

    @ExportMessage
    final boolean isArrayElementInsertable(@SuppressWarnings("unused") long index) {
        return false;
    }

    @ExportMessage
    @TruffleBoundary
    final Object readArrayElement(long index) throws InvalidArrayIndexException {
        if (!has(index)) {
            throw InvalidArrayIndexException.create(index);
        }
        return HostValues.toHost(get((int) index));
    }

    @ExportMessage
    @TruffleBoundary
    final void writeArrayElement(long index, Object value)
            throws InvalidArrayIndexException, UnsupportedMessageException {
        if (!has(index)) {
            throw InvalidArrayIndexException.create(index);
        }
        setFromHost((int) index, value);
    }

    @ExportMessage
    final TriState isIdenticalOrUndefined(Object other) {
        return TriState.valueOf(this == other);
    }

    @ExportMessage
    @TruffleBoundary
    final int identityHashCode() {
        return System.identityHashCode(this);
    }

    @ExportMessage
    @TruffleBoundary
    final String toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return toString();
    }
}
