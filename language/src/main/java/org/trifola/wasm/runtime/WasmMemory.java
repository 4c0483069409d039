// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.InvalidBufferOffsetException;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.CachedLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.host.HostMemory;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A memory instance (spec 4.2.9), little-endian. Addresses are effective ones: unsigned 64-bit
 * numbers, offset included; a caller whose sum overflows passes -1, which is never in bounds. All
 * accesses out of bounds throw a {@link WasmTrap}, and those of several bytes then change nothing.
 */
@ExportLibrary(InteropLibrary.class)
public abstract class WasmMemory extends WasmObject implements HostMemory {
    /** Pages of the largest memory with 32-bit addresses. */
    private static final long MAX_PAGES_32 = 1 << 16;

    /** Mask of 32 bits. */
    static final long LOW_32 = 0xFFFF_FFFFL;

    /** Where it lives, or null. */
    public final WasmStore store;

    /** Whether it is addressed by {@code i64}. */
    public final boolean is64;

    /** Binary logarithm of the page size in bytes. */
    public final int pageSizeLog2;

    private final Limits declared;
    private final boolean shared;

    /** What it has of the memory that its store may use; null if that is not limited. */
    private final Quota.Share share;

    /** A memory of a type; {@code store} may be null. */
    WasmMemory(MemoryType type, WasmStore store) {
        this.store = store;
        this.is64 = type.is64();
        this.shared = type.shared();
        this.pageSizeLog2 = type.pageSizeLog2();
        this.declared = type.limits();
        Quota quota = store == null ? null : store.memoryQuota;
        this.share = quota == null ? null : quota.take(this, initialSize());
    }

    /** The size that it begins with in bytes; -1 if that is more than a number holds. */
    private long initialSize() {
        long pages = declared.min();
        return pages < 0 || pages > Long.MAX_VALUE >> pageSizeLog2 ? -1 : pages << pageSizeLog2;
    }

    /**
     * A new memory of a type at its initial size; {@code store} may be null. Its form follows from
     * the type, so that code knows it: shared memories are native, all others on the heap.
     */
    public static WasmMemory create(MemoryType type, WasmStore store) {
        return type.shared() ? new NativeMemory(type, store) : new HeapMemory(type, store);
    }

    /** Whether several threads may use it. */
    public final boolean isShared() {
        return shared;
    }

    /** The type with the present size as minimum, which is what imports are matched with. */
    public final MemoryType type() {
        Limits limits = new Limits(size(), declared.max(), declared.hasMax());
        return new MemoryType(limits, is64, shared, pageSizeLog2);
    }

    /** The most pages that it may have, as far as its type says. */
    final long maxPages() {
        long most = is64 ? 1L << 48 : MAX_PAGES_32;
        if (pageSizeLog2 == 0) {
            most = is64 ? Long.MAX_VALUE : 0xFFFF_FFFFL;
        }
        boolean limited = declared.hasMax() && Long.compareUnsigned(declared.max(), most) < 0;
        return limited ? declared.max() : most;
    }

    @Override
    public abstract long byteSize();

    /** Size in pages ({@code memory.size}). */
    public final long size() {
        return byteSize() >>> pageSizeLog2;
    }

    /** Adds pages; the size before in pages, or -1 if there is no room ({@code memory.grow}). */
    @TruffleBoundary
    public final long grow(long deltaPages) {
        long old = share == null ? growPages(deltaPages) : growInQuota(deltaPages);
        if (old >= 0 && store != null && store.memoryListener() != null) {
            store.memoryListener().grown(this);
        }
        return old;
    }

    /** The same where memory is limited. */
    private long growInQuota(long deltaPages) {
        // What the memory itself does not allow is no matter of a limit.
        if (deltaPages < 0
                || deltaPages > maxPages() - size()
                || deltaPages > Long.MAX_VALUE >> pageSizeLog2) {
            return -1;
        }
        long more = deltaPages << pageSizeLog2;
        if (!share.add(more)) {
            if (store.limits.trapOnGrow()) {
                throw share.exceeded(more);
            }
            return -1;
        }
        long old = growPages(deltaPages);
        if (old < 0) {
            share.add(-more);
        }
        return old;
    }

    /** How many bytes the memory may take beyond what it has now, as far as limits go. */
    final long quotaLeft() {
        return share == null ? Long.MAX_VALUE : share.left();
    }

    /** Adds pages without telling anyone. */
    abstract long growPages(long deltaPages);

    /** One byte, signed. */
    public abstract int loadI8S(long address);

    @Override
    public final int loadI8U(long address) {
        return loadI8S(address) & 0xFF;
    }

    /** Two bytes, signed. */
    public abstract int loadI16S(long address);

    @Override
    public final int loadI16U(long address) {
        return loadI16S(address) & 0xFFFF;
    }

    @Override
    public abstract int loadI32(long address);

    @Override
    public abstract long loadI64(long address);

    /** Four bytes as a float, bits kept. */
    public final float loadF32(long address) {
        return Float.intBitsToFloat(loadI32(address));
    }

    /** Eight bytes as a double, bits kept. */
    public final double loadF64(long address) {
        return Double.longBitsToDouble(loadI64(address));
    }

    /** Sixteen bytes. */
    public abstract Vec128 loadV128(long address);

    @Override
    public abstract void storeI8(long address, int value);

    @Override
    public abstract void storeI16(long address, int value);

    @Override
    public abstract void storeI32(long address, int value);

    @Override
    public abstract void storeI64(long address, long value);

    /** Stores a float, bits kept. */
    public final void storeF32(long address, float value) {
        storeI32(address, Float.floatToRawIntBits(value));
    }

    /** Stores a double, bits kept. */
    public final void storeF64(long address, double value) {
        storeI64(address, Double.doubleToRawLongBits(value));
    }

    /** Stores sixteen bytes. */
    public abstract void storeV128(long address, Vec128 value);

    // Aligned atomic accesses, for Atomics.

    abstract long atomicLoad(long address, int widthLog2);

    abstract void atomicStore(long address, int widthLog2, long value);

    abstract long atomicUpdate(long address, int widthLog2, int operation, long operand);

    abstract long atomicCompareExchange(
            long address, int widthLog2, long expected, long replacement);

    /** Waits at an address that was checked. */
    abstract int await(long address, int widthLog2, long expected, long timeout);

    /** Wakes threads that wait at an address that was checked. */
    abstract int wake(long address, int count);

    /** A range as it is now, for copying at once. */
    abstract MemorySegment slice(long address, long count);

    @Override
    public abstract void fill(long address, int value, long count);

    /** Copies bytes of a memory, possibly this one ({@code memory.copy}). */
    public abstract void copyFrom(long address, WasmMemory source, long from, long count);

    @Override
    public abstract void write(long address, byte[] from, int offset, int count);

    @Override
    public abstract void read(long address, byte[] to, int offset, int count);

    @Override
    public abstract ByteBuffer buffer(long address, long count);

    /** Copies part of a data segment ({@code memory.init}); all numbers are unsigned. */
    @TruffleBoundary
    public final void init(long address, Bytes data, long from, long count) {
        if (from < 0 || count < 0 || from > data.length() - count) {
            throw outOfBounds(address, count);
        }
        write(address, data.array(), data.start() + (int) from, (int) count);
        Pieces.end(count, count);
    }

    /** The failure of making a memory; {@code pages} is unsigned. */
    static WasmTrap tooLarge(long pages) {
        String detail = "a memory of " + Long.toUnsignedString(pages) + " pages";
        return WasmTrap.of(Fault.OUT_OF_MEMORY, detail, null);
    }

    /** The trap of an access. */
    public final WasmTrap outOfBounds(long address, long count) {
        return outOfBounds(address, count, byteSize());
    }

    /** The trap of an access to a memory of some size. */
    @TruffleBoundary
    public static WasmTrap outOfBounds(long address, long count, long size) {
        String detail =
                Long.toUnsignedString(count)
                        + (count == 1 ? " byte at 0x" : " bytes at 0x")
                        + Long.toHexString(address)
                        + " of a memory of "
                        + size;
        return WasmTrap.of(Fault.OUT_OF_BOUNDS_MEMORY_ACCESS, detail, null);
    }

    @ExportMessage
    boolean hasBufferElements() {
        return true;
    }

    @ExportMessage
    boolean isBufferWritable() {
        return true;
    }

    @ExportMessage(name = "getBufferSize")
    @ExportMessage(name = "getArraySize")
    long bytesForHost() {
        return byteSize();
    }

    private void checkBuffer(long offset, int width) throws InvalidBufferOffsetException {
        if (offset < 0 || width < 0 || offset > byteSize() - width) {
            throw InvalidBufferOffsetException.create(offset, width);
        }
    }

    @ExportMessage
    void readBuffer(long offset, byte[] to, int start, int length)
            throws InvalidBufferOffsetException {
        checkBuffer(offset, length);
        read(offset, to, start, length);
    }

    @ExportMessage
    byte readBufferByte(long offset) throws InvalidBufferOffsetException {
        checkBuffer(offset, 1);
        return (byte) loadI8S(offset);
    }

    @ExportMessage
    void writeBufferByte(long offset, byte value) throws InvalidBufferOffsetException {
        checkBuffer(offset, 1);
        storeI8(offset, value);
    }

    @ExportMessage
    short readBufferShort(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        checkBuffer(offset, Short.BYTES);
        short value = (short) loadI16S(offset);
        return isLittle(order) ? value : Short.reverseBytes(value);
    }

    @ExportMessage
    void writeBufferShort(ByteOrder order, long offset, short value)
            throws InvalidBufferOffsetException {
        checkBuffer(offset, Short.BYTES);
        storeI16(offset, isLittle(order) ? value : Short.reverseBytes(value));
    }

    @ExportMessage
    int readBufferInt(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        checkBuffer(offset, Integer.BYTES);
        int value = loadI32(offset);
        return isLittle(order) ? value : Integer.reverseBytes(value);
    }

    @ExportMessage
    void writeBufferInt(ByteOrder order, long offset, int value)
            throws InvalidBufferOffsetException {
        checkBuffer(offset, Integer.BYTES);
        storeI32(offset, isLittle(order) ? value : Integer.reverseBytes(value));
    }

    @ExportMessage
    long readBufferLong(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        checkBuffer(offset, Long.BYTES);
        long value = loadI64(offset);
        return isLittle(order) ? value : Long.reverseBytes(value);
    }

    @ExportMessage
    void writeBufferLong(ByteOrder order, long offset, long value)
            throws InvalidBufferOffsetException {
        checkBuffer(offset, Long.BYTES);
        storeI64(offset, isLittle(order) ? value : Long.reverseBytes(value));
    }

    @ExportMessage
    float readBufferFloat(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        return Float.intBitsToFloat(readBufferInt(order, offset));
    }

    @ExportMessage
    void writeBufferFloat(ByteOrder order, long offset, float value)
            throws InvalidBufferOffsetException {
        writeBufferInt(order, offset, Float.floatToRawIntBits(value));
    }

    @ExportMessage
    double readBufferDouble(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        return Double.longBitsToDouble(readBufferLong(order, offset));
    }

    @ExportMessage
    void writeBufferDouble(ByteOrder order, long offset, double value)
            throws InvalidBufferOffsetException {
        writeBufferLong(order, offset, Double.doubleToRawLongBits(value));
    }

    private static boolean isLittle(ByteOrder order) {
        return order == ByteOrder.LITTLE_ENDIAN;
    }

    @ExportMessage
    boolean hasArrayElements() {
        return true;
    }

    @ExportMessage(name = "isArrayElementReadable")
    @ExportMessage(name = "isArrayElementModifiable")
    boolean hasElement(long index) {
        return index >= 0 && index < byteSize();
    }

    @ExportMessage
    boolean isArrayElementInsertable(@SuppressWarnings("unused") long index) {
        return false;
    }

    /** Bytes are read unsigned. */
    @ExportMessage
    Object readArrayElement(long index) throws InvalidArrayIndexException {
        if (!hasElement(index)) {
            throw InvalidArrayIndexException.create(index);
        }
        return loadI8U(index);
    }

    /** Bytes are written signed or unsigned. */
    @ExportMessage
    void writeArrayElement(
            long index, Object value, @CachedLibrary(limit = "3") InteropLibrary values)
            throws InvalidArrayIndexException, UnsupportedTypeException {
        if (!hasElement(index)) {
            throw InvalidArrayIndexException.create(index);
        }
        int number = byteOf(value, values);
        if (number < Byte.MIN_VALUE || number > 0xFF) {
            throw UnsupportedTypeException.create(new Object[] {value}, "a byte is expected");
        }
        storeI8(index, number);
    }

    private static int byteOf(Object value, InteropLibrary values) {
        try {
            return values.fitsInInt(value) ? values.asInt(value) : Integer.MIN_VALUE;
        } catch (UnsupportedMessageException e) {
            return Integer.MIN_VALUE;
        }
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        return new HostArray("size", "byteSize", "grow");
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberReadable(String member) {
        return member.equals("size") || member.equals("byteSize") || member.equals("grow");
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
            case "size" -> size();
            case "byteSize" -> byteSize();
            case "grow" -> growMethod();
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
        return growMethod().execute(arguments);
    }

    private HostMethod growMethod() {
        return new HostMethod(1, 1, arguments -> grow(HostMethod.count(arguments[0])));
    }

    @Override
    @TruffleBoundary
    public String toString() {
        return "memory " + size();
    }
}
