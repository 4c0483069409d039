// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.runtime.WasmArray;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmStruct;
import org.trifola.wasm.runtime.WasmTrap;
import org.trifola.wasm.syntax.DefinedType;

/** What generated code calls for structures, arrays and small integers. */
public final class AggregateSupport {
    private AggregateSupport() {}

    /** A reference to a structure; traps if it is null. */
    public static Object structure(Object reference) {
        if (reference == null) {
            throw WasmStruct.noStructure(null);
        }
        return reference;
    }

    /** The vector of a field; null stands for the vector of zeros. */
    public static Vec128 vector(Object field) {
        return field == null ? Vec128.ZERO : (Vec128) field;
    }

    /** {@code i31.get_s}. */
    public static int i31(Object reference) {
        if (reference == null) {
            throw WasmTrap.of(Fault.NULL_I31_REFERENCE, null);
        }
        return (Integer) reference;
    }

    private static WasmArray array(Object reference) {
        if (reference == null) {
            throw WasmTrap.of(Fault.NULL_ARRAY_REFERENCE, null);
        }
        return (WasmArray) reference;
    }

    /** {@code array.len}. */
    public static int length(Object array) {
        return array(array).length;
    }

    /** {@code array.new}; the value is boxed. */
    public static WasmArray create(DefinedType type, int kind, int length, Object value) {
        WasmArray array = WasmArray.create(type, kind, length);
        if (length != 0) {
            array.set(0, value);
            array.repeatFirst(0, length);
        }
        return array;
    }

    /** {@code array.new_data}. */
    public static WasmArray ofData(
            int from, int count, DefinedType type, int kind, WasmInstance instance, int segment) {
        return WasmArray.ofData(type, kind, instance.data[segment], from, count);
    }

    /** {@code array.new_elem}. */
    @SuppressWarnings("unused") // The same form as of data.
    public static WasmArray ofElements(
            int from, int count, DefinedType type, int kind, WasmInstance instance, int segment) {
        return WasmArray.ofElements(type, instance.elements[segment], from, count);
    }

    /** {@code array.fill}; the value is boxed. */
    public static void fill(Object array, int at, Object value, int count) {
        array(array).check(at, count);
        if (count != 0) {
            array(array).set(at, value);
            array(array).repeatFirst(at, count);
        }
    }

    /** {@code array.copy}. */
    public static void copy(Object to, int at, Object source, int from, int count) {
        array(to).copyFrom(at, array(source), from, count);
    }

    /** {@code array.init_data}. */
    public static void initData(
            Object array, int at, int from, int count, WasmInstance instance, int segment) {
        array(array).initData(at, instance.data[segment], from, count);
    }

    /** {@code array.init_elem}. */
    public static void initElements(
            Object array, int at, int from, int count, WasmInstance instance, int segment) {
        array(array).initElements(at, instance.elements[segment], from, count);
    }
}
