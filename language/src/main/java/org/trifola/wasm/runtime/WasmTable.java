// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.CachedLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.ValueType;

import java.util.Arrays;

/**
 * A table instance (spec 4.2.8). Indices and counts are unsigned 64-bit numbers. The null reference
 * is Java's null.
 */
@ExportLibrary(InteropLibrary.class)
public final class WasmTable extends WasmObject {
    /** Elements of the largest table, as in the JavaScript embedding. */
    public static final int MAX_SIZE = 10_000_000;

    /** Closed reference type of the elements. */
    public final int elementType;

    /** Whether it is indexed by {@code i64}. */
    public final boolean is64;

    /** The elements, of which the first {@link #size} count. Replaced by growing. */
    Object[] elements;

    /** Number of elements; another thread that grows may be seen to have written only this. */
    int size;

    private final TypeStore types;
    private final Limits declared;
    private final int maximum;

    /** What it has of the elements that its store may have; null if they are not limited. */
    private final Quota.Share share;

    private final boolean trapOnGrow;

    /** A table that belongs to no store; see the other constructor. */
    public WasmTable(TableType type, TypeStore types, Object init) {
        this(type, types, null, init);
    }

    /**
     * A table at its initial size.
     *
     * @param type its type; that of the elements is closed
     * @param types where concrete types come from
     * @param store where it lives, or null
     * @param init first value of all elements, or null
     */
    @TruffleBoundary
    public WasmTable(TableType type, TypeStore types, WasmStore store, Object init) {
        this.elementType = type.elementType();
        this.is64 = type.is64();
        this.types = types;
        this.declared = type.limits();
        Limits limits = declared;
        boolean limited = limits.hasMax() && Long.compareUnsigned(limits.max(), MAX_SIZE) < 0;
        this.maximum = limited ? (int) limits.max() : MAX_SIZE;
        if (Long.compareUnsigned(limits.min(), MAX_SIZE) > 0) {
            throw tooLarge(limits.min());
        }
        Quota quota = store == null ? null : store.tableQuota;
        share = quota == null ? null : quota.take(this, limits.min());
        trapOnGrow = store != null && store.limits.trapOnGrow();
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
        return at((int) index);
    }

    /** The element at an index that is less than a {@link #size} of now or before. */
    public Object at(int index) {
        Object[] array = elements;
        return index < array.length ? array[index] : arrayOf(index, 1)[index];
    }

    /** The element at an unsigned index, or null if there is none, as well. */
    public Object peek(int index) {
        // Behind the elements that count there are nulls.
        Object[] array = elements;
        return Integer.compareUnsigned(index, array.length) < 0 ? array[index] : null;
    }

    /** Sets the element at an index ({@code table.set}). */
    public void set(long index, Object value) {
        if (index < 0 || index >= size) {
            throw outOfBounds(index, 1);
        }
        arrayOf(index, 1)[(int) index] = value;
    }

    /** The array with a range that was checked: another thread may just have replaced it. */
    private Object[] arrayOf(long index, long count) {
        Object[] array = elements;
        return index > array.length - count ? settled(index, count) : array;
    }

    @TruffleBoundary
    private synchronized Object[] settled(long index, long count) {
        check(index, count, elements.length);
        return elements;
    }

    /** Adds elements; the size before, or -1 if there is no room ({@code table.grow}). */
    @TruffleBoundary
    public synchronized long grow(long delta, Object value) {
        int old = size;
        if (delta < 0 || delta > maximum - old) {
            return -1;
        }
        if (share != null && !share.add(delta)) {
            if (trapOnGrow) {
                throw share.exceeded(delta);
            }
            return -1;
        }
        int grown = old + (int) delta;
        if (grown > elements.length) {
            try {
                long room = Math.max(grown, elements.length + (elements.length >> 1) + 4L);
                elements = Arrays.copyOf(elements, (int) Math.min(room, maximum));
            } catch (OutOfMemoryError e) {
                if (share != null) {
                    share.add(-delta);
                }
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
        Arrays.fill(arrayOf(index, count), (int) index, (int) (index + count), value);
        Pieces.end(count, count);
    }

    /** Copies elements of a table, possibly this one ({@code table.copy}). */
    @TruffleBoundary
    public void copyFrom(long index, WasmTable source, long from, long count) {
        check(from, count, source.size);
        check(index, count, size);
        Object[] taken = source.arrayOf(from, count);
        System.arraycopy(taken, (int) from, arrayOf(index, count), (int) index, (int) count);
        Pieces.end(count, count);
    }

    /** Copies elements of a segment ({@code table.init}). */
    @TruffleBoundary
    public void init(long index, Object[] segment, long from, long count) {
        check(from, count, segment.length);
        check(index, count, size);
        System.arraycopy(segment, (int) from, arrayOf(index, count), (int) index, (int) count);
        Pieces.end(count, count);
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

    @ExportMessage
    boolean hasArrayElements() {
        return true;
    }

    @ExportMessage
    long getArraySize() {
        return size;
    }

    @ExportMessage(name = "isArrayElementReadable")
    @ExportMessage(name = "isArrayElementModifiable")
    boolean hasElement(long index) {
        return index >= 0 && index < size;
    }

    @ExportMessage
    boolean isArrayElementInsertable(@SuppressWarnings("unused") long index) {
        return false;
    }

    @ExportMessage
    Object readArrayElement(long index) throws InvalidArrayIndexException {
        if (!hasElement(index)) {
            throw InvalidArrayIndexException.create(index);
        }
        return HostValues.toHost(at((int) index));
    }

    @ExportMessage
    void writeArrayElement(
            long index, Object value, @CachedLibrary(limit = "3") InteropLibrary values)
            throws InvalidArrayIndexException {
        if (!hasElement(index)) {
            throw InvalidArrayIndexException.create(index);
        }
        set(index, element(value, values));
    }

    /** A value of another language as an element. */
    private Object element(Object value, InteropLibrary values) {
        Object converted = HostValues.toWasm(value, elementType, types, values);
        if (converted == HostValues.MISMATCH) {
            throw WasmTypeError.of("table: " + WasmTypeError.mismatch(elementType, value), null);
        }
        return converted;
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        return new HostArray("size", "grow");
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberReadable(String member) {
        return member.equals("size") || member.equals("grow");
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberInvocable(String member) {
        return member.equals("grow");
    }

    @ExportMessage
    @TruffleBoundary
    Object readMember(String member) throws UnknownIdentifierException {
        return switch (member) {
            case "size" -> size;
            case "grow" -> new HostMethod(1, 2, this::growFromHost);
            default -> throw UnknownIdentifierException.create(member);
        };
    }

    @ExportMessage
    @TruffleBoundary
    Object invokeMember(String member, Object[] arguments)
            throws UnknownIdentifierException,
                    ArityException,
                    UnsupportedTypeException,
                    UnsupportedMessageException {
        if (!isMemberInvocable(member)) {
            throw UnknownIdentifierException.create(member);
        }
        return new HostMethod(1, 2, this::growFromHost).execute(arguments);
    }

    private Object growFromHost(Object[] arguments) throws UnsupportedTypeException {
        Object init = arguments.length > 1 ? arguments[1] : WasmNull.INSTANCE;
        return grow(HostMethod.count(arguments[0]), element(init, InteropLibrary.getUncached()));
    }

    @Override
    public String toString() {
        return "table " + size + " " + ValueType.toString(elementType);
    }
}
