// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

import org.trifola.wasm.code.Kind;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.host.GuestLimits;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.FieldType;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/**
 * An array (spec 4.2.16): one subclass for each kind of elements, around a Java array of these.
 * Positions and counts are unsigned.
 */
public abstract class WasmArray extends WasmAggregate {
    /** The longest Java array, with some room for the header as in the JDK. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    /** From this length on, the array is allocated where running out of memory is caught. */
    private static final int LARGE = 1 << 16;

    /** Its canonical type. */
    public final DefinedType type;

    /** Number of elements. */
    public final int length;

    private WasmArray(DefinedType type, int length) {
        this.type = type;
        this.length = length;
    }

    @Override
    public final DefinedType type() {
        return type;
    }

    @Override
    public final int size() {
        return length;
    }

    /**
     * A new array of zeros and nulls.
     *
     * @param kind {@link Kind} of the elements, which is that of the type
     */
    public static WasmArray create(DefinedType type, int kind, int length) {
        if (length < 0 || length >= LARGE) {
            return createLarge(type, kind, length);
        }
        return allocate(type, kind, length);
    }

    @TruffleBoundary
    private static WasmArray createLarge(DefinedType type, int kind, int length) {
        int limit = kind == Kind.V128 ? MAX_LENGTH / 2 : MAX_LENGTH;
        if (length < 0 || length > limit) {
            throw WasmTrap.of(Fault.ALLOCATION_TOO_LARGE, describe(length), null);
        }
        return allocateLarge(type, kind, length);
    }

    private static WasmArray allocateLarge(DefinedType type, int kind, int length) {
        long limit = type.store().maxArrayBytes();
        if (limit != GuestLimits.UNLIMITED && Kind.size(kind) * (long) length > limit) {
            String most =
                    ", of at most "
                            + limit
                            + " bytes (option "
                            + GuestLimits.ARRAY_BYTES
                            + " or --max-array-size";
            throw WasmTrap.of(Fault.ALLOCATION_TOO_LARGE, describe(length) + most + ")", null);
        }
        try {
            return allocate(type, kind, length);
        } catch (OutOfMemoryError e) {
            throw WasmTrap.of(Fault.OUT_OF_MEMORY, describe(length), null);
        }
    }

    private static String describe(int length) {
        return "an array of " + Integer.toUnsignedString(length) + " elements";
    }

    private static WasmArray allocate(DefinedType type, int kind, int length) {
        switch (kind) {
            case Kind.I8:
                return new OfByte(type, new byte[length]);
            case Kind.I16:
                return new OfShort(type, new short[length]);
            case Kind.I32:
                return new OfInt(type, new int[length]);
            case Kind.I64:
                return new OfLong(type, new long[length]);
            case Kind.F32:
                return new OfFloat(type, new float[length]);
            case Kind.F64:
                return new OfDouble(type, new double[length]);
            case Kind.V128:
                return new OfVector(type, new long[2 * length]);
            default:
                return new OfObject(type, new Object[length]);
        }
    }

    /**
     * A new array of what a data segment holds.
     *
     * @throws WasmTrap if the segment is too short
     */
    @TruffleBoundary
    public static WasmArray ofData(DefinedType type, int kind, Bytes data, int from, int count) {
        SegmentRanges.checkData(type, data, from, count);
        WasmArray array = create(type, kind, count);
        array.read(0, data, from, count);
        return array;
    }

    /**
     * A new array of what an element segment holds.
     *
     * @throws WasmTrap if the segment is too short
     */
    @TruffleBoundary
    public static WasmArray ofElements(DefinedType type, Object[] segment, int from, int count) {
        SegmentRanges.checkElements(segment, from, count);
        WasmArray array = create(type, Kind.REF, count);
        System.arraycopy(segment, from, array.storage(), 0, count);
        return array;
    }

    /** The Java array. */
    abstract Object storage();

    /** Entries of the Java array for one element. */
    int stride() {
        return 1;
    }

    /** Traps unless a part lies inside ({@code array.fill} and the like). */
    public final void check(int at, int count) {
        if (!SegmentRanges.isInside(at, count, length)) {
            throw outOfBounds(at, count, length);
        }
    }

    /** Sets all elements of a part that lies inside to the first one of it. */
    @TruffleBoundary
    public final void repeatFirst(int at, int count) {
        int start = at * stride();
        int size = count * stride();
        int done = stride();
        while (done < size) {
            int more = Math.min(Math.min(done, Pieces.SIZE), size - done);
            System.arraycopy(storage(), start, storage(), start + done, more);
            done += more;
            if (more == Pieces.SIZE) {
                Pieces.end(done, size);
            }
        }
        Pieces.end(size, size);
    }

    /** Copies elements of an array of the same kind, possibly this one ({@code array.copy}). */
    @TruffleBoundary
    public final void copyFrom(int at, WasmArray source, int from, int count) {
        check(at, count);
        source.check(from, count);
        int stride = stride();
        Object taken = source.storage();
        boolean backwards = Integer.compareUnsigned(from, at) < 0;
        int all = count * stride;
        for (int done = 0; done < all; ) {
            int piece = Math.min(all - done, Pieces.SIZE);
            int next = (int) Pieces.start(done, piece, all, backwards);
            System.arraycopy(taken, from * stride + next, storage(), at * stride + next, piece);
            done += piece;
            Pieces.end(done, all);
        }
    }

    /** Copies from a data segment ({@code array.init_data}). */
    @TruffleBoundary
    public final void initData(int at, Bytes data, int from, int count) {
        check(at, count);
        SegmentRanges.checkData(type, data, from, count);
        read(at, data, from, count);
        Pieces.end(count, count);
    }

    private void read(int at, Bytes data, int from, int count) {
        ByteBuffer bytes = SegmentRanges.bytes(type, data, from, count);
        SegmentRanges.read(storage(), at * stride(), count * stride(), bytes);
    }

    /** Copies from an element segment ({@code array.init_elem}). */
    @TruffleBoundary
    public final void initElements(int at, Object[] segment, int from, int count) {
        check(at, count);
        SegmentRanges.checkElements(segment, from, count);
        System.arraycopy(segment, from, storage(), at, count);
        Pieces.end(count, count);
    }

    /** The trap for an access outside. */
    @TruffleBoundary
    private static WasmTrap outOfBounds(int at, int count, int length) {
        String detail = SegmentRanges.describe(at, count) + ", length " + length;
        return WasmTrap.of(Fault.OUT_OF_BOUNDS_ARRAY_ACCESS, detail, null);
    }

    /** Traps if an index is outside of so many elements. */
    private static void checkIndex(int index, int length) {
        if (Integer.compareUnsigned(index, length) >= 0) {
            throw outOfBounds(index, 1, length);
        }
    }

    /** What to throw where an array should be: only null can be there instead. */
    @TruffleBoundary
    private static WasmTrap noArray(Object reference) {
        if (reference == null) {
            return WasmTrap.of(Fault.NULL_ARRAY_REFERENCE, null);
        }
        throw CompilerDirectives.shouldNotReachHere("no array: " + reference);
    }

    @Override
    public Object get(int index) {
        return Array.get(storage(), index);
    }

    @Override
    public void set(int index, Object value) {
        Array.set(storage(), index, value);
    }

    @Override
    public final FieldType fieldType(int index) {
        return ((ArrayType) type.composite()).element();
    }

    @Override
    public final String toString() {
        return "array of " + length + " elements";
    }

    /** An array of {@code i8}. */
    public static final class OfByte extends WasmArray {
        /** The elements. */
        public final byte[] elements;

        OfByte(DefinedType type, byte[] elements) {
            super(type, elements.length);
            this.elements = elements;
        }

        /** The elements of an array of this kind; traps if it has none of that index. */
        public static byte[] at(Object array, int index) {
            if (!(array instanceof OfByte found)) {
                throw noArray(array);
            }
            checkIndex(index, found.elements.length);
            return found.elements;
        }

        @Override
        Object storage() {
            return elements;
        }

        @Override
        public Object get(int index) {
            return (int) elements[index];
        }

        @Override
        public void set(int index, Object value) {
            elements[index] = ((Integer) value).byteValue();
        }
    }

    /** An array of {@code i16}. */
    public static final class OfShort extends WasmArray {
        /** The elements. */
        public final short[] elements;

        OfShort(DefinedType type, short[] elements) {
            super(type, elements.length);
            this.elements = elements;
        }

        /** The elements of an array of this kind; traps if it has none of that index. */
        public static short[] at(Object array, int index) {
            if (!(array instanceof OfShort found)) {
                throw noArray(array);
            }
            checkIndex(index, found.elements.length);
            return found.elements;
        }

        @Override
        Object storage() {
            return elements;
        }

        @Override
        public Object get(int index) {
            return (int) elements[index];
        }

        @Override
        public void set(int index, Object value) {
            elements[index] = ((Integer) value).shortValue();
        }
    }

    /** An array of {@code i32}. */
    public static final class OfInt extends WasmArray {
        /** The elements. */
        public final int[] elements;

        OfInt(DefinedType type, int[] elements) {
            super(type, elements.length);
            this.elements = elements;
        }

        /** The elements of an array of this kind; traps if it has none of that index. */
        public static int[] at(Object array, int index) {
            if (!(array instanceof OfInt found)) {
                throw noArray(array);
            }
            checkIndex(index, found.elements.length);
            return found.elements;
        }

        @Override
        Object storage() {
            return elements;
        }
    }

    /** An array of {@code i64}. */
    public static final class OfLong extends WasmArray {
        /** The elements. */
        public final long[] elements;

        OfLong(DefinedType type, long[] elements) {
            super(type, elements.length);
            this.elements = elements;
        }

        /** The elements of an array of this kind; traps if it has none of that index. */
        public static long[] at(Object array, int index) {
            if (!(array instanceof OfLong found)) {
                throw noArray(array);
            }
            checkIndex(index, found.elements.length);
            return found.elements;
        }

        @Override
        Object storage() {
            return elements;
        }
    }

    /** An array of {@code f32}. */
    public static final class OfFloat extends WasmArray {
        /** The elements. */
        public final float[] elements;

        OfFloat(DefinedType type, float[] elements) {
            super(type, elements.length);
            this.elements = elements;
        }

        /** The elements of an array of this kind; traps if it has none of that index. */
        public static float[] at(Object array, int index) {
            if (!(array instanceof OfFloat found)) {
                throw noArray(array);
            }
            checkIndex(index, found.elements.length);
            return found.elements;
        }

        @Override
        Object storage() {
            return elements;
        }
    }

    /** An array of {@code f64}. */
    public static final class OfDouble extends WasmArray {
        /** The elements. */
        public final double[] elements;

        OfDouble(DefinedType type, double[] elements) {
            super(type, elements.length);
            this.elements = elements;
        }

        /** The elements of an array of this kind; traps if it has none of that index. */
        public static double[] at(Object array, int index) {
            if (!(array instanceof OfDouble found)) {
                throw noArray(array);
            }
            checkIndex(index, found.elements.length);
            return found.elements;
        }

        @Override
        Object storage() {
            return elements;
        }
    }

    /** An array of references. */
    public static final class OfObject extends WasmArray {
        /** The elements. */
        public final Object[] elements;

        OfObject(DefinedType type, Object[] elements) {
            super(type, elements.length);
            this.elements = elements;
        }

        /** The elements of an array of this kind; traps if it has none of that index. */
        public static Object[] at(Object array, int index) {
            if (!(array instanceof OfObject found)) {
                throw noArray(array);
            }
            checkIndex(index, found.elements.length);
            return found.elements;
        }

        @Override
        Object storage() {
            return elements;
        }
    }

    /** An array of vectors: low and high half of each. */
    public static final class OfVector extends WasmArray {
        /** The halves. */
        public final long[] halves;

        OfVector(DefinedType type, long[] halves) {
            super(type, halves.length / 2);
            this.halves = halves;
        }

        /** An array of vectors; traps if it has none of that index. */
        public static OfVector at(Object array, int index) {
            if (!(array instanceof OfVector found)) {
                throw noArray(array);
            }
            checkIndex(index, found.length);
            return found;
        }

        @Override
        Object storage() {
            return halves;
        }

        @Override
        int stride() {
            return 2;
        }

        @Override
        public Object get(int index) {
            return new Vec128(halves[2 * index], halves[2 * index + 1]);
        }

        @Override
        public void set(int index, Object value) {
            Vec128 vector = (Vec128) value;
            halves[2 * index] = vector.low;
            halves[2 * index + 1] = vector.high;
        }
    }
}
