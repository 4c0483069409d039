// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

import org.trifola.wasm.code.AtomicAccess;
import org.trifola.wasm.fault.Fault;

/**
 * Atomic accesses to memories (threads proposal): of {@code 1 << widthLog2} bytes, aligned or they
 * trap, with values extended by zeros. On a memory that is not shared they are plain accesses.
 */
public final class Atomics {
    private Atomics() {}

    /** Outside any memory: what an address that overflows 64 bits becomes. */
    private static final long NOWHERE = -1;

    private static final int I32_WIDTH = 2;

    /** Loads. */
    public static long load(WasmMemory memory, long address, int widthLog2) {
        return memory.atomicLoad(aligned(memory, address, widthLog2), widthLog2);
    }

    /** Stores the low bytes. */
    public static void store(WasmMemory memory, long address, int widthLog2, long value) {
        memory.atomicStore(aligned(memory, address, widthLog2), widthLog2, value);
    }

    /** Does an operation of {@link AtomicAccess}; returns the old value. */
    public static long update(
            WasmMemory memory, long address, int widthLog2, int operation, long operand) {
        long at = aligned(memory, address, widthLog2);
        return memory.atomicUpdate(at, widthLog2, operation, operand);
    }

    /** Replaces the value if it is the low bytes of the one expected; returns the old value. */
    public static long compareExchange(
            WasmMemory memory, long address, int widthLog2, long expected, long replacement) {
        long at = aligned(memory, address, widthLog2);
        return memory.atomicCompareExchange(at, widthLog2, expected, replacement);
    }

    /**
     * Blocks until the address is notified ({@code memory.atomic.wait}).
     *
     * @param timeout nanoseconds, negative for none
     * @return 0 if woken, 1 if the value is not as expected, 2 if the time is over
     */
    @TruffleBoundary
    public static int await(
            WasmMemory memory, long address, int widthLog2, long expected, long timeout) {
        load(memory, address, widthLog2);
        if (!memory.isShared()) {
            throw WasmTrap.of(Fault.EXPECTED_SHARED_MEMORY, null);
        }
        long value = widthLog2 == I32_WIDTH ? expected & WasmMemory.LOW_32 : expected;
        return memory.await(address, widthLog2, value, timeout);
    }

    /** Wakes at most so many threads, unsigned; returns how many ({@code memory.atomic.notify}). */
    @TruffleBoundary
    public static int wake(WasmMemory memory, long address, int count) {
        load(memory, address, I32_WIDTH);
        return memory.wake(address, count);
    }

    private static long aligned(WasmMemory memory, long address, int widthLog2) {
        if ((address & (1 << widthLog2) - 1) != 0) {
            throw unaligned(memory, address, 1 << widthLog2);
        }
        return address;
    }

    @TruffleBoundary
    private static WasmTrap unaligned(WasmMemory memory, long address, int width) {
        if (address == NOWHERE) {
            return memory.outOfBounds(address, width);
        }
        String detail = width + " bytes at 0x" + Long.toHexString(address);
        return WasmTrap.of(Fault.UNALIGNED_ATOMIC, detail, null);
    }
}
