// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.Arrays;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.ValueType;

/**
 * A table instance (spec 4.2.8). Indices and counts are unsigned 64-bit numbers. The null reference
 * is Java's null.
 */
public final class WasmTable extends WasmObject {
    /** Elements of the largest table, as in the JavaScript embedding. */
    public static final int MAX_SIZE = 10_000_000;

    /** Closed reference type of the elements. */
    public final int elementType;

    /** Whether it is indexed by {@code i64}. */
    public final boolean is64;

    /** The elements, of which the first {@link #size} count. Replaced by growing. */
    public Object[] elements;

    /** Number of elements. */
    public int size;

    private final Limits declared;
    private final int maximum;

    /**
     * A table at its initial size.
     *
     * @param elementType closed reference type
     * @param init first value of all elements, or null
     */
    @TruffleBoundary
    public WasmTable(int elementType, Limits limits, boolean is64, Object init) {
        this.elementType = elementType;
        this.is64 = is64;
        this.declared = limits;
        boolean limited = limits.hasMax() && Long.compareUnsigned(limits.max(), MAX_SIZE) < 0;
        this.maximum = limited ? (int) limits.max() : MAX_SIZE;
        if (Long.compareUnsigned(limits.min(), MAX_SIZE) > 0) {
            throw tooLarge(limits.min());
        }
        try {
            this.elements = new Object[(int) limits.min()];
        } catch (OutOfMemoryError e) {
            throw tooLarge(limits.min());
        }
        this.size = elements.length;
        if (init != null) {
            Arrays.fill(elements, init);
        }
    }

    private static WasmTrap tooLarge(long elements) {
        String detail = "a table of " + Long.toUnsignedString(elements) + " elements";
        return WasmTrap.of(Fault.OUT_OF_MEMORY, detail, null);
    }

    /** Number of elements. */
    public long size() {
        return size;
    }

    /** The type with the present size as minimum, which is what imports are matched with. */
    public TableType type() {
        Limits limits = new Limits(size, declared.max(), declared.hasMax());
        return new TableType(elementType, limits, is64);
    }

    /** The element at an index ({@code table.get}). */
    public Object get(long index) {
        if (index < 0 || index >= size) {
            throw outOfBounds(index, 1);
        }
        return elements[(int) index];
    }

    /** Sets the element at an index ({@code table.set}). */
    public void set(long index, Object value) {
        if (index < 0 || index >= size) {
            throw outOfBounds(index, 1);
        }
        elements[(int) index] = value;
    }

    /** Adds elements; the size before, or -1 if there is no room ({@code table.grow}). */
    @TruffleBoundary
    public synchronized long grow(long delta, Object value) {
        int old = size;
        if (delta < 0 || delta > maximum - old) {
            return -1;
        }
        int grown = old + (int) delta;
        if (grown > elements.length) {
            try {
                long room = Math.max(grown, elements.length + (elements.length >> 1) + 4L);
                elements = Arrays.copyOf(elements, (int) Math.min(room, maximum));
            } catch (OutOfMemoryError e) {
                return -1;
            }
        }
        Arrays.fill(elements, old, grown, value);
        size = grown;
        return old;
    }

    /** Sets elements to one value ({@code table.fill}). */
    @TruffleBoundary
    public void fill(long index, Object value, long count) {
        check(index, count, size);
        Arrays.fill(elements, (int) index, (int) (index + count), value);
    }

    /** Copies elements of a table, possibly this one ({@code table.copy}). */
    @TruffleBoundary
    public void copyFrom(long index, WasmTable source, long from, long count) {
        check(from, count, source.size);
        check(index, count, size);
        System.arraycopy(source.elements, (int) from, elements, (int) index, (int) count);
    }

    /** Copies elements of a segment ({@code table.init}). */
    @TruffleBoundary
    public void init(long index, Object[] segment, long from, long count) {
        check(from, count, segment.length);
        check(index, count, size);
        System.arraycopy(segment, (int) from, elements, (int) index, (int) count);
    }

    private static void check(long index, long count, long size) {
        if (index < 0 || count < 0 || index > size - count) {
            throw outOfBounds(index, count);
        }
    }

    @TruffleBoundary
    private static WasmTrap outOfBounds(long index, long count) {
        String detail = "element " + Long.toUnsignedString(index);
        if (count != 1) {
            detail = Long.toUnsignedString(count) + " elements at " + Long.toUnsignedString(index);
        }
        return WasmTrap.of(Fault.OUT_OF_BOUNDS_TABLE_ACCESS, detail, null);
    }

    @Override
    public String toString() {
        return "table " + size + " " + ValueType.toString(elementType);
    }
}
