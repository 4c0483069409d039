// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trifola.wasm.code.AtomicAccess;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Atomic accesses of every width: one after the other, and from several threads at once. */
final class AtomicsTest {
    private static final int[] WIDTHS = {0, 1, 2, 3};

    private static WasmMemory memory(boolean shared, long min, long max, int pageSizeLog2) {
        return WasmMemory.create(
                new MemoryType(Limits.of(min, max), false, shared, pageSizeLog2), null);
    }

    private static long mask(int widthLog2) {
        return widthLog2 == 3 ? -1 : (1L << (8 << widthLog2)) - 1;
    }

    private static void assertTrap(Fault fault, Executable access) {
        assertSame(fault, assertThrows(WasmTrap.class, access).fault());
    }

    /** Compared with arithmetic on a long, and the bytes around must stay. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void operationsDoWhatTheySay(boolean shared) {
        Random random = new Random(7);
        WasmMemory memory = memory(shared, 1, 1, 16);
        for (int i = 0; i < 4_000; i++) {
            int width = random.nextInt(4);
            long mask = mask(width);
            int bytes = 1 << width;
            long at = 8L + random.nextInt(64 / bytes) * bytes;
            long old = random.nextLong() & mask;
            long operand = random.nextLong();
            memory.fill(0, 0xA5, 128);
            Atomics.store(memory, at, width, old | ~mask);
            assertEquals(old, Atomics.load(memory, at, width));
            int operation = random.nextInt(AtomicAccess.EXCHANGE + 2);
            long made;
            if (operation <= AtomicAccess.EXCHANGE) {
                assertEquals(old, Atomics.update(memory, at, width, operation, operand));
                made = AtomicAccess.apply(operation, old, operand) & mask;
            } else {
                long expected = random.nextBoolean() ? old | random.nextLong() & ~mask : operand;
                long replacement = random.nextLong();
                assertEquals(
                        old, Atomics.compareExchange(memory, at, width, expected, replacement));
                made = (expected & mask) == old ? replacement & mask : old;
            }
            assertEquals(made, Atomics.load(memory, at, width));
            for (int b = 0; b < 128; b++) {
                long expected = b < at || b >= at + bytes ? 0xA5 : made >>> 8 * (b - at) & 0xFF;
                assertEquals(expected, memory.loadI8U(b), "byte " + b);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void accessesAreCheckedAndAligned(boolean shared) {
        WasmMemory memory = memory(shared, 1, 1, 16);
        for (int width : WIDTHS) {
            int bytes = 1 << width;
            for (long address : new long[] {65536, 1L << 32, Long.MIN_VALUE, -8, -1}) {
                Fault fault = Fault.OUT_OF_BOUNDS_MEMORY_ACCESS;
                assertTrap(fault, () -> Atomics.load(memory, address, width));
                assertTrap(fault, () -> Atomics.store(memory, address, width, 1));
                assertTrap(fault, () -> Atomics.update(memory, address, width, 0, 1));
                assertTrap(fault, () -> Atomics.compareExchange(memory, address, width, 0, 1));
            }
            for (int address = 1; address < bytes; address++) {
                int at = address;
                assertTrap(Fault.UNALIGNED_ATOMIC, () -> Atomics.load(memory, at, width));
                assertTrap(Fault.UNALIGNED_ATOMIC, () -> Atomics.store(memory, at, width, 1));
            }
        }
        assertTrap(Fault.UNALIGNED_ATOMIC, () -> Atomics.wake(memory, 2, 1));
        assertTrap(Fault.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> Atomics.wake(memory, 65536, 1));
        assertTrap(Fault.UNALIGNED_ATOMIC, () -> Atomics.await(memory, 4, 3, 0, 0));
        assertEquals(0, Atomics.wake(memory, 65532, -1));
    }

    /** Narrow accesses replace a whole word of the reserved memory, of which less may count. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "5", "7"})
    void aMemoryMayBeSmallerThanAWord(int size) {
        WasmMemory memory = memory(true, size, 8, 0);
        for (int i = 0; i < size; i++) {
            Atomics.update(memory, i, 0, AtomicAccess.ADD, i + 255);
            assertEquals(i + 255 & 0xFF, Atomics.load(memory, i, 0));
        }
        assertTrap(
                Fault.OUT_OF_BOUNDS_MEMORY_ACCESS,
                () -> Atomics.update(memory, size, 0, AtomicAccess.ADD, 1));
    }

    private interface Work {
        void run(int thread) throws InterruptedException;
    }

    private static void inThreads(int count, Work work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            work.run(number);
                                        } catch (InterruptedException | RuntimeException e) {
                                            synchronized (failures) {
                                                failures.add(e);
                                            }
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), failures);
    }

    /** Neighbours in one word are counted up at the same time; no step is lost. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void nothingIsLostBetweenThreads(int width) throws InterruptedException {
        int threads = 4;
        int steps = 20_000;
        WasmMemory memory = memory(true, 1, 1, 16);
        inThreads(
                threads,
                thread -> {
                    for (int i = 0; i < steps; i++) {
                        Atomics.update(memory, 0, width, AtomicAccess.ADD, 1);
                        Atomics.update(
                                memory, (long) (thread + 1) << width, width, AtomicAccess.ADD, 1);
                    }
                });
        assertEquals(threads * steps & mask(width), Atomics.load(memory, 0, width));
        for (int i = 1; i <= threads; i++) {
            assertEquals(steps & mask(width), Atomics.load(memory, (long) i << width, width));
        }
    }

    @Test
    void whatOneThreadGrowsOthersUse() throws InterruptedException {
        WasmMemory memory = memory(true, 1, 1 << 16, 16);
        inThreads(
                4,
                _ -> {
                    for (int i = 0; i < 500; i++) {
                        long page = memory.grow(1);
                        memory.storeI32(page << 16, (int) page);
                        long last = memory.size() - 1;
                        memory.loadI64((last << 16) + 65528);
                    }
                });
        assertEquals(2_001, memory.size());
        for (int page = 1; page < 2_001; page++) {
            assertEquals(page, memory.loadI32((long) page << 16));
        }
    }

    /** Memory of which little is used costs little, however much is reserved. */
    @Test
    void manyLargeMemoriesFit() {
        List<WasmMemory> memories = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            WasmMemory memory = memory(true, 1 << 15, 1 << 16, 16);
            memory.storeI64((1L << 31) - 8, i);
            assertEquals(1 << 15, memory.grow(1 << 15));
            memory.storeI64((1L << 32) - 8, i);
            memories.add(memory);
        }
        for (int i = 0; i < 20; i++) {
            assertEquals(i, memories.get(i).loadI64((1L << 31) - 8));
            assertEquals(i, memories.get(i).loadI64((1L << 32) - 8));
            assertEquals(0, memories.get(i).loadI64(1L << 31));
        }
    }

    @Test
    void onlySharedMemoriesAreWaitedFor() {
        WasmMemory memory = memory(false, 1, 1, 16);
        assertTrap(Fault.UNALIGNED_ATOMIC, () -> Atomics.await(memory, 2, 2, 0, 0));
        assertTrap(Fault.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> Atomics.await(memory, 65536, 2, 0, 0));
        assertTrap(Fault.EXPECTED_SHARED_MEMORY, () -> Atomics.await(memory, 0, 2, 0, 0));
        assertEquals(1, Atomics.await(memory(true, 1, 1, 16), 0, 2, 1, -1));
    }
}
