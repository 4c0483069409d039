// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

import org.trifola.wasm.code.AtomicAccess;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.syntax.MemoryType;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A memory in a byte array of the Java heap. The array grows geometrically, so that a program that
 * grows page by page does not copy its memory each time; {@link #byteSize} is what counts.
 *
 * <p>Access is by {@code byteArrayViewVarHandle}: measured against Truffle's {@code
 * ByteArraySupport}, a matrix product in the interpreter takes 62 ms instead of 75 on HotSpot, and
 * compiled by Graal the two are equal.
 */
public final class HeapMemory extends WasmMemory {
    /** The largest size: the pages that the largest Java array holds. */
    public static final long MAX_BYTES = Integer.MAX_VALUE - 0xFFFFL;

    private static final VarHandle I16 = view(short[].class);
    private static final VarHandle I32 = view(int[].class);
    private static final VarHandle I64 = view(long[].class);

    /** The bytes, of which the first {@link #byteSize} count. Replaced by growing. */
    public byte[] bytes;

    /** Size in bytes. Written after {@link #bytes}, so that it never exceeds the array. */
    public long byteSize;

    private final long maximum;

    /** A memory at its initial size; {@code store} may be null. */
    @TruffleBoundary
    public HeapMemory(MemoryType type, WasmStore store) {
        super(type, store);
        long min = type.limits().min();
        if (min < 0 || min > MAX_BYTES >> pageSizeLog2) {
            throw tooLarge(min);
        }
        maximum =
                Math.min(
                        MAX_BYTES, maxPages() > MAX_BYTES ? MAX_BYTES : maxPages() << pageSizeLog2);
        try {
            bytes = new byte[(int) (min << pageSizeLog2)];
        } catch (OutOfMemoryError e) {
            throw tooLarge(min);
        }
        byteSize = bytes.length;
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public long byteSize() {
        return byteSize;
    }

    @Override
    synchronized long growPages(long deltaPages) {
        long old = byteSize;
        if (deltaPages < 0 || deltaPages > (maximum - old) >> pageSizeLog2) {
            return -1;
        }
        long grown = old + (deltaPages << pageSizeLog2);
        if (grown > bytes.length && !reserve(grown)) {
            return -1;
        }
        byteSize = grown;
        return old >>> pageSizeLog2;
    }

    /** Asks for half as much again, then, if the heap is too small for that, for what is needed. */
    private boolean reserve(long needed) {
        long generous = Math.min(Math.max(needed, bytes.length + (bytes.length >> 1)), maximum);
        try {
            bytes = Arrays.copyOf(bytes, (int) generous);
            return true;
        } catch (OutOfMemoryError e) {
            if (generous == needed) {
                return false;
            }
        }
        try {
            bytes = Arrays.copyOf(bytes, (int) needed);
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /**
     * The index in the array of an access of some bytes. An unsigned address of 2^63 or more is
     * negative; so is the last address of a memory that is smaller than the access.
     */
    private int check(long address, int width) {
        if (address < 0 || address > byteSize - width) {
            throw outOfBounds(address, width);
        }
        return (int) address;
    }

    @Override
    public int loadI8S(long address) {
        return bytes[check(address, 1)];
    }

    @Override
    public int loadI8U(long address) {
        return bytes[check(address, 1)] & 0xFF;
    }

    @Override
    public int loadI16S(long address) {
        return (short) I16.get(bytes, check(address, 2));
    }

    @Override
    public int loadI16U(long address) {
        return (short) I16.get(bytes, check(address, 2)) & 0xFFFF;
    }

    @Override
    public int loadI32(long address) {
        return (int) I32.get(bytes, check(address, 4));
    }

    @Override
    public long loadI64(long address) {
        return (long) I64.get(bytes, check(address, 8));
    }

    @Override
    public float loadF32(long address) {
        return Float.intBitsToFloat((int) I32.get(bytes, check(address, 4)));
    }

    @Override
    public double loadF64(long address) {
        return Double.longBitsToDouble((long) I64.get(bytes, check(address, 8)));
    }

    @Override
    public Vec128 loadV128(long address) {
        int at = check(address, 16);
        return new Vec128((long) I64.get(bytes, at), (long) I64.get(bytes, at + 8));
    }

    @Override
    public void storeI8(long address, int value) {
        bytes[check(address, 1)] = (byte) value;
    }

    @Override
    public void storeI16(long address, int value) {
        I16.set(bytes, check(address, 2), (short) value);
    }

    @Override
    public void storeI32(long address, int value) {
        I32.set(bytes, check(address, 4), value);
    }

    @Override
    public void storeI64(long address, long value) {
        I64.set(bytes, check(address, 8), value);
    }

    @Override
    public void storeF32(long address, float value) {
        I32.set(bytes, check(address, 4), Float.floatToRawIntBits(value));
    }

    @Override
    public void storeF64(long address, double value) {
        I64.set(bytes, check(address, 8), Double.doubleToRawLongBits(value));
    }

    // No other thread uses this memory: atomic accesses are plain ones.

    @Override
    long atomicLoad(long address, int widthLog2) {
        switch (widthLog2) {
            case 0:
                return loadI8U(address);
            case 1:
                return loadI16U(address);
            case 2:
                return loadI32(address) & LOW_32;
            default:
                return loadI64(address);
        }
    }

    @Override
    void atomicStore(long address, int widthLog2, long value) {
        switch (widthLog2) {
            case 0 -> storeI8(address, (int) value);
            case 1 -> storeI16(address, (int) value);
            case 2 -> storeI32(address, (int) value);
            default -> storeI64(address, value);
        }
    }

    @Override
    long atomicUpdate(long address, int widthLog2, int operation, long operand) {
        long old = atomicLoad(address, widthLog2);
        atomicStore(address, widthLog2, AtomicAccess.apply(operation, old, operand));
        return old;
    }

    @Override
    long atomicCompareExchange(long address, int widthLog2, long expected, long replacement) {
        long old = atomicLoad(address, widthLog2);
        if ((old ^ expected) << -(Byte.SIZE << widthLog2) == 0) {
            atomicStore(address, widthLog2, replacement);
        }
        return old;
    }

    @Override
    int await(long address, int widthLog2, long expected, long timeout) {
        throw WasmTrap.of(Fault.EXPECTED_SHARED_MEMORY, null);
    }

    @Override
    int wake(long address, int count) {
        return 0;
    }

    @Override
    MemorySegment slice(long address, long count) {
        return MemorySegment.ofArray(bytes).asSlice(checkRange(address, count), count);
    }

    private int checkRange(long address, long count) {
        if (address < 0 || count < 0 || address > byteSize - count) {
            throw outOfBounds(address, count);
        }
        return (int) address;
    }

    @Override
    public void storeV128(long address, Vec128 value) {
        int at = check(address, 16);
        I64.set(bytes, at, value.low);
        I64.set(bytes, at + 8, value.high);
    }

    @Override
    @TruffleBoundary
    public void fill(long address, int value, long count) {
        int from = checkRange(address, count);
        Arrays.fill(bytes, from, from + (int) count, (byte) value);
    }

    @Override
    @TruffleBoundary
    public void copyFrom(long address, WasmMemory source, long from, long count) {
        if (source instanceof HeapMemory heap) {
            int start = heap.checkRange(from, count);
            System.arraycopy(heap.bytes, start, bytes, checkRange(address, count), (int) count);
        } else {
            MemorySegment.copy(source.slice(from, count), 0, slice(address, count), 0, count);
        }
    }

    @Override
    @TruffleBoundary
    public void write(long address, byte[] from, int offset, int count) {
        System.arraycopy(from, offset, bytes, checkRange(address, count), count);
    }

    @Override
    @TruffleBoundary
    public void read(long address, byte[] to, int offset, int count) {
        System.arraycopy(bytes, checkRange(address, count), to, offset, count);
    }

    @Override
    @TruffleBoundary
    public ByteBuffer buffer(long address, long count) {
        int start = checkRange(address, count);
        return ByteBuffer.wrap(bytes, start, (int) count).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
