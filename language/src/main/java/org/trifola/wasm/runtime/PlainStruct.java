// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.ValueType;

/** A structure where classes cannot be made, as in a native image: of any type. */
final class PlainStruct extends WasmStruct {
    private final DefinedType type;
    private final long[] numbers;
    private final Object[] objects;

    PlainStruct(DefinedType type) {
        this.type = type;
        numbers = new long[size()];
        objects = new Object[size()];
    }

    private static PlainStruct of(Object struct) {
        if (struct instanceof PlainStruct plain) {
            return plain;
        }
        throw noStructure(struct);
    }

    @Override
    public DefinedType type() {
        return type;
    }

    @Override
    public WasmStruct create() {
        return new PlainStruct(type);
    }

    @Override
    public boolean hasInstance(Object reference) {
        return reference instanceof PlainStruct struct && struct.type.isSubtypeOf(type);
    }

    @Override
    public int getInt(Object struct, int field) {
        return (int) of(struct).numbers[field];
    }

    @Override
    public long getLong(Object struct, int field) {
        return of(struct).numbers[field];
    }

    @Override
    public float getFloat(Object struct, int field) {
        return Float.intBitsToFloat((int) of(struct).numbers[field]);
    }

    @Override
    public double getDouble(Object struct, int field) {
        return Double.longBitsToDouble(of(struct).numbers[field]);
    }

    @Override
    public Object getObject(Object struct, int field) {
        return of(struct).objects[field];
    }

    @Override
    public void setInt(Object struct, int field, int value) {
        int storage = of(struct).fieldType(field).storageType();
        int narrow = storage == ValueType.I8 ? (byte) value : (short) value;
        of(struct).numbers[field] = ValueType.isPacked(storage) ? narrow : value;
    }

    @Override
    public void setLong(Object struct, int field, long value) {
        of(struct).numbers[field] = value;
    }

    @Override
    public void setFloat(Object struct, int field, float value) {
        of(struct).numbers[field] = Float.floatToRawIntBits(value);
    }

    @Override
    public void setDouble(Object struct, int field, double value) {
        of(struct).numbers[field] = Double.doubleToRawLongBits(value);
    }

    @Override
    public void setObject(Object struct, int field, Object value) {
        of(struct).objects[field] = value;
    }
}
