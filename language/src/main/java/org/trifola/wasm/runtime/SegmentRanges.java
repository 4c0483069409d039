// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.ValueType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The parts of segments that arrays are filled with; positions and counts are unsigned. */
final class SegmentRanges {
    private SegmentRanges() {}

    static boolean isInside(int at, int count, int size) {
        return isInside(at, Integer.toUnsignedLong(count), size);
    }

    private static boolean isInside(int at, long count, long size) {
        return Integer.toUnsignedLong(at) + count <= size;
    }

    private static int elementBytes(DefinedType arrayType) {
        return ValueType.byteSize(((ArrayType) arrayType.composite()).element().storageType());
    }

    /** Traps unless a data segment has as many elements of an array type at a byte. */
    static void checkData(DefinedType arrayType, Bytes data, int from, int count) {
        long bytes = Integer.toUnsignedLong(count) * elementBytes(arrayType);
        if (!isInside(from, bytes, data.length())) {
            String detail = bytes + " bytes at " + Integer.toUnsignedString(from);
            throw WasmTrap.of(Fault.OUT_OF_BOUNDS_MEMORY_ACCESS, detail + " of a segment", null);
        }
    }

    /** Traps unless an element segment has as many elements. */
    static void checkElements(Object[] segment, int from, int count) {
        if (!isInside(from, count, segment.length)) {
            String detail = describe(from, count) + " of a segment";
            throw WasmTrap.of(Fault.OUT_OF_BOUNDS_TABLE_ACCESS, detail, null);
        }
    }

    /** The bytes of a part that was checked. */
    static ByteBuffer bytes(DefinedType arrayType, Bytes data, int from, int count) {
        int length = count * elementBytes(arrayType);
        return ByteBuffer.wrap(data.array(), data.start() + from, length)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads numbers into a part of a Java array. */
    static void read(Object array, int at, int count, ByteBuffer bytes) {
        if (array instanceof byte[] elements) {
            bytes.get(elements, at, count);
        } else if (array instanceof short[] elements) {
            bytes.asShortBuffer().get(elements, at, count);
        } else if (array instanceof int[] elements) {
            bytes.asIntBuffer().get(elements, at, count);
        } else if (array instanceof long[] elements) {
            bytes.asLongBuffer().get(elements, at, count);
        } else if (array instanceof float[] elements) {
            bytes.asFloatBuffer().get(elements, at, count);
        } else {
            bytes.asDoubleBuffer().get((double[]) array, at, count);
        }
    }

    static String describe(int at, int count) {
        String start = Integer.toUnsignedString(at);
        return count == 1
                ? "element " + start
                : Integer.toUnsignedString(count) + " elements at " + start;
    }
}
