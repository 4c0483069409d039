// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

import org.trifola.wasm.code.AtomicAccess;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.syntax.MemoryType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A shared memory, outside of the Java heap: all that it may grow to is reserved at once, so that
 * it stays where it is while other threads use it. Atomic accesses are sequentially consistent,
 * others may be torn and reordered, as Java's plain ones.
 */
public final class NativeMemory extends WasmMemory {
    /** The most that is reserved for one memory that could be larger; bytes. */
    private static final long MAX_RESERVED = 1L << 34;

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final VarHandle I8 = ValueLayout.JAVA_BYTE.varHandle();
    private static final VarHandle I16 =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE).varHandle();
    private static final VarHandle I32 =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE).varHandle();
    private static final VarHandle I64 =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE).varHandle();
    private static final VarHandle ATOMIC_I16 =
            ValueLayout.JAVA_SHORT.withOrder(LITTLE).varHandle();
    private static final VarHandle ATOMIC_I32 = ValueLayout.JAVA_INT.withOrder(LITTLE).varHandle();
    private static final VarHandle ATOMIC_I64 = ValueLayout.JAVA_LONG.withOrder(LITTLE).varHandle();

    /** All that is reserved; zeros from {@link #byteSize} on. */
    private final MemorySegment segment;

    /** Size in bytes. Only ever larger. */
    private volatile long byteSize;

    /**
     * What a thread last saw of {@link #byteSize}: an access below needs no look at the volatile
     * field, which compilers could not move out of loops.
     */
    private long knownSize;

    private final long maximum;
    private final WaitQueues waiting = new WaitQueues();

    /** A memory at its initial size; {@code store} may be null. */
    @TruffleBoundary
    NativeMemory(MemoryType type, WasmStore store) {
        super(type, store);
        long min = type.limits().min();
        long most = MAX_RESERVED >> pageSizeLog2;
        if (min < 0 || min > most) {
            throw tooLarge(min);
        }
        long initial = min << pageSizeLog2;
        long wanted = Math.min(maxPages(), most) << pageSizeLog2;
        segment = NativeBytes.reserve(initial, wanted);
        if (segment == null) {
            throw tooLarge(min);
        }
        maximum = Math.min(wanted, segment.byteSize());
        byteSize = initial;
        knownSize = initial;
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
        byteSize = old + (deltaPages << pageSizeLog2);
        return old >>> pageSizeLog2;
    }

    /** Checks an access of some bytes. An unsigned address of 2^63 or more is negative. */
    private long check(long address, int width) {
        if (address < 0 || address > knownSize - width) {
            checkAgain(address, width);
        }
        return address;
    }

    @TruffleBoundary
    private void checkAgain(long address, long count) {
        long size = byteSize;
        knownSize = size;
        if (address < 0 || count < 0 || address > size - count) {
            throw outOfBounds(address, count);
        }
    }

    @Override
    public int loadI8S(long address) {
        return (byte) I8.get(NativeBytes.exact(segment), check(address, 1));
    }

    @Override
    public int loadI16S(long address) {
        return (short) I16.get(NativeBytes.exact(segment), check(address, 2));
    }

    @Override
    public int loadI32(long address) {
        return (int) I32.get(NativeBytes.exact(segment), check(address, 4));
    }

    @Override
    public long loadI64(long address) {
        return (long) I64.get(NativeBytes.exact(segment), check(address, 8));
    }

    @Override
    public Vec128 loadV128(long address) {
        long at = check(address, 16);
        return new Vec128(
                (long) I64.get(NativeBytes.exact(segment), at), (long) I64.get(segment, at + 8));
    }

    @Override
    public void storeI8(long address, int value) {
        I8.set(NativeBytes.exact(segment), check(address, 1), (byte) value);
    }

    @Override
    public void storeI16(long address, int value) {
        I16.set(NativeBytes.exact(segment), check(address, 2), (short) value);
    }

    @Override
    public void storeI32(long address, int value) {
        I32.set(NativeBytes.exact(segment), check(address, 4), value);
    }

    @Override
    public void storeI64(long address, long value) {
        I64.set(NativeBytes.exact(segment), check(address, 8), value);
    }

    @Override
    public void storeV128(long address, Vec128 value) {
        long at = check(address, 16);
        I64.set(NativeBytes.exact(segment), at, value.low);
        I64.set(NativeBytes.exact(segment), at + 8, value.high);
    }

    // Atomic accesses.

    @Override
    long atomicLoad(long address, int widthLog2) {
        long at = check(address, 1 << widthLog2);
        switch (widthLog2) {
            case 0:
                return (byte) I8.getVolatile(NativeBytes.exact(segment), at) & 0xFF;
            case 1:
                return (short) ATOMIC_I16.getVolatile(NativeBytes.exact(segment), at) & 0xFFFF;
            case 2:
                return (int) ATOMIC_I32.getVolatile(NativeBytes.exact(segment), at) & LOW_32;
            default:
                return (long) ATOMIC_I64.getVolatile(NativeBytes.exact(segment), at);
        }
    }

    @Override
    void atomicStore(long address, int widthLog2, long value) {
        long at = check(address, 1 << widthLog2);
        switch (widthLog2) {
            case 0 -> I8.setVolatile(NativeBytes.exact(segment), at, (byte) value);
            case 1 -> ATOMIC_I16.setVolatile(NativeBytes.exact(segment), at, (short) value);
            case 2 -> ATOMIC_I32.setVolatile(NativeBytes.exact(segment), at, (int) value);
            default -> ATOMIC_I64.setVolatile(NativeBytes.exact(segment), at, value);
        }
    }

    @Override
    long atomicUpdate(long address, int widthLog2, int operation, long operand) {
        long at = check(address, 1 << widthLog2);
        switch (widthLog2) {
            case 2:
                return update32(at, operation, (int) operand) & LOW_32;
            case 3:
                return update64(at, operation, operand);
            default:
                return updateNarrow(at, widthLog2, operation, operand);
        }
    }

    private int update32(long at, int operation, int operand) {
        switch (operation) {
            case AtomicAccess.ADD:
                return (int) ATOMIC_I32.getAndAdd(NativeBytes.exact(segment), at, operand);
            case AtomicAccess.SUB:
                return (int) ATOMIC_I32.getAndAdd(NativeBytes.exact(segment), at, -operand);
            case AtomicAccess.AND:
                return (int) ATOMIC_I32.getAndBitwiseAnd(NativeBytes.exact(segment), at, operand);
            case AtomicAccess.OR:
                return (int) ATOMIC_I32.getAndBitwiseOr(NativeBytes.exact(segment), at, operand);
            case AtomicAccess.XOR:
                return (int) ATOMIC_I32.getAndBitwiseXor(NativeBytes.exact(segment), at, operand);
            default:
                return (int) ATOMIC_I32.getAndSet(NativeBytes.exact(segment), at, operand);
        }
    }

    private long update64(long at, int operation, long operand) {
        switch (operation) {
            case AtomicAccess.ADD:
                return (long) ATOMIC_I64.getAndAdd(NativeBytes.exact(segment), at, operand);
            case AtomicAccess.SUB:
                return (long) ATOMIC_I64.getAndAdd(NativeBytes.exact(segment), at, -operand);
            case AtomicAccess.AND:
                return (long) ATOMIC_I64.getAndBitwiseAnd(NativeBytes.exact(segment), at, operand);
            case AtomicAccess.OR:
                return (long) ATOMIC_I64.getAndBitwiseOr(NativeBytes.exact(segment), at, operand);
            case AtomicAccess.XOR:
                return (long) ATOMIC_I64.getAndBitwiseXor(NativeBytes.exact(segment), at, operand);
            default:
                return (long) ATOMIC_I64.getAndSet(NativeBytes.exact(segment), at, operand);
        }
    }

    /** Java updates nothing below 32 bits: the word around is replaced, if nobody else did. */
    private long updateNarrow(long at, int widthLog2, int operation, long operand) {
        long word = at & ~3;
        int shift = (int) (at & 3) * Byte.SIZE;
        int mask = narrowMask(widthLog2) << shift;
        while (true) {
            int old = (int) ATOMIC_I32.getVolatile(NativeBytes.exact(segment), word);
            long value = (old & mask) >>> shift;
            int made = (int) AtomicAccess.apply(operation, value, operand) << shift & mask;
            if (ATOMIC_I32.compareAndSet(
                    NativeBytes.exact(segment), word, old, old & ~mask | made)) {
                return value;
            }
        }
    }

    private static int narrowMask(int widthLog2) {
        return widthLog2 == 0 ? 0xFF : 0xFFFF;
    }

    @Override
    long atomicCompareExchange(long address, int widthLog2, long expected, long replacement) {
        long at = check(address, 1 << widthLog2);
        switch (widthLog2) {
            case 2:
                int old =
                        (int)
                                ATOMIC_I32.compareAndExchange(
                                        segment, at, (int) expected, (int) replacement);
                return old & LOW_32;
            case 3:
                return (long)
                        ATOMIC_I64.compareAndExchange(
                                NativeBytes.exact(segment), at, expected, replacement);
            default:
                return exchangeNarrow(at, widthLog2, (int) expected, (int) replacement);
        }
    }

    private long exchangeNarrow(long at, int widthLog2, int expected, int replacement) {
        long word = at & ~3;
        int shift = (int) (at & 3) * Byte.SIZE;
        int mask = narrowMask(widthLog2) << shift;
        while (true) {
            int old = (int) ATOMIC_I32.getVolatile(NativeBytes.exact(segment), word);
            int made = old & ~mask | replacement << shift & mask;
            if (((old ^ expected << shift) & mask) != 0
                    || ATOMIC_I32.compareAndSet(NativeBytes.exact(segment), word, old, made)) {
                return (old & mask) >>> shift;
            }
        }
    }

    @Override
    int await(long address, int widthLog2, long expected, long timeout) {
        return waiting.await(this, address, widthLog2, expected, timeout);
    }

    @Override
    int wake(long address, int count) {
        return waiting.wake(address, count);
    }

    // Ranges.

    @Override
    MemorySegment slice(long address, long count) {
        checkAgain(address, count);
        return segment.asSlice(address, count);
    }

    @Override
    @TruffleBoundary
    public void fill(long address, int value, long count) {
        slice(address, count);
        for (long done = 0; done < count; ) {
            long piece = Math.min(count - done, Pieces.SIZE);
            slice(address + done, piece).fill((byte) value);
            done += piece;
            Pieces.end(done, count);
        }
    }

    @Override
    @TruffleBoundary
    public void copyFrom(long address, WasmMemory source, long from, long count) {
        Pieces.copy(this, address, source, from, count);
    }

    @Override
    @TruffleBoundary
    public void write(long address, byte[] from, int offset, int count) {
        MemorySegment.copy(MemorySegment.ofArray(from), offset, slice(address, count), 0, count);
    }

    @Override
    @TruffleBoundary
    public void read(long address, byte[] to, int offset, int count) {
        MemorySegment.copy(slice(address, count), 0, MemorySegment.ofArray(to), offset, count);
    }

    @Override
    @TruffleBoundary
    public ByteBuffer buffer(long address, long count) {
        return slice(address, count).asByteBuffer().order(LITTLE);
    }
}
