// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Every access at every edge, and growing, in both forms of memories. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
final class WasmMemoryTest {
    private static final int PAGE = 1 << 16;

    @Parameter private boolean shared;

    /** The accesses by width: what they store is what they load. */
    private enum Access {
        I8_SIGNED(1) {
            @Override
            long load(WasmMemory memory, long address) {
                return memory.loadI8S(address) & 0xFF;
            }
        },
        I8_UNSIGNED(1) {
            @Override
            long load(WasmMemory memory, long address) {
                return memory.loadI8U(address);
            }
        },
        I16_SIGNED(2) {
            @Override
            long load(WasmMemory memory, long address) {
                return memory.loadI16S(address) & 0xFFFF;
            }
        },
        I16_UNSIGNED(2) {
            @Override
            long load(WasmMemory memory, long address) {
                return memory.loadI16U(address);
            }
        },
        I32(4) {
            @Override
            long load(WasmMemory memory, long address) {
                return memory.loadI32(address) & 0xFFFF_FFFFL;
            }
        },
        I64(8) {
            @Override
            long load(WasmMemory memory, long address) {
                return memory.loadI64(address);
            }
        },
        F32(4) {
            @Override
            long load(WasmMemory memory, long address) {
                return Float.floatToRawIntBits(memory.loadF32(address)) & 0xFFFF_FFFFL;
            }
        },
        F64(8) {
            @Override
            long load(WasmMemory memory, long address) {
                return Double.doubleToRawLongBits(memory.loadF64(address));
            }
        };

        final int width;

        Access(int width) {
            this.width = width;
        }

        abstract long load(WasmMemory memory, long address);

        void store(WasmMemory memory, long address, long bits) {
            switch (this) {
                case I8_SIGNED, I8_UNSIGNED -> memory.storeI8(address, (int) bits);
                case I16_SIGNED, I16_UNSIGNED -> memory.storeI16(address, (int) bits);
                case I32 -> memory.storeI32(address, (int) bits);
                case I64 -> memory.storeI64(address, bits);
                case F32 -> memory.storeF32(address, Float.intBitsToFloat((int) bits));
                case F64 -> memory.storeF64(address, Double.longBitsToDouble(bits));
            }
        }

        long mask() {
            return width == 8 ? -1 : (1L << 8 * width) - 1;
        }
    }

    private WasmMemory memory(long min, long max, int pageSizeLog2) {
        return WasmMemory.create(
                new MemoryType(Limits.of(min, max), false, shared, pageSizeLog2), null);
    }

    private static void assertOutOfBounds(Executable access) {
        WasmTrap trap = assertThrows(WasmTrap.class, access);
        assertSame(Fault.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.fault());
        assertTrue(trap.getMessage().startsWith("out of bounds memory access"));
    }

    @ParameterizedTest
    @EnumSource
    void accessesAreLittleEndianAndChecked(Access access) {
        WasmMemory memory = memory(1, 1, 16);
        long bits = 0x7FF1_2345_FFC1_E3F4L & access.mask();
        for (long address : new long[] {0, 1, 3, 777, PAGE - access.width}) {
            access.store(memory, address, bits);
            assertEquals(bits, access.load(memory, address));
            for (int i = 0; i < access.width; i++) {
                assertEquals((int) (bits >> 8 * i & 0xFF), memory.loadI8U(address + i));
            }
        }
        byte[] before = new byte[PAGE];
        memory.read(0, before, 0, PAGE);
        long[] outside = {
            PAGE - access.width + 1,
            PAGE,
            0xFFFF_FFFFL,
            1L << 32,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            -access.width,
            -1
        };
        for (long address : outside) {
            assertOutOfBounds(() -> access.load(memory, address));
            assertOutOfBounds(() -> access.store(memory, address, 0));
        }
        byte[] after = new byte[PAGE];
        memory.read(0, after, 0, PAGE);
        assertArrayEquals(before, after);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7, 8, 9})
    void memoriesMayBeSmallerThanAnAccess(int size) {
        WasmMemory memory = memory(size, 100, 0);
        assertEquals(size, memory.size());
        for (Access access : Access.values()) {
            for (int address = 0; address < 10; address++) {
                int at = address;
                if (at + access.width <= size) {
                    assertEquals(0, access.load(memory, at));
                } else {
                    assertOutOfBounds(() -> access.load(memory, at));
                }
            }
        }
    }

    @Test
    void bulkOperationsCheckBeforeTheyWrite() {
        WasmMemory memory = memory(1, 1, 16);
        Bytes data = Bytes.of(new byte[] {1, 2, 3});
        memory.init(PAGE - 2, data, 1, 2);
        assertEquals(3, memory.loadI8U(PAGE - 1));
        assertOutOfBounds(() -> memory.init(PAGE - 2, data, 0, 3));
        assertOutOfBounds(() -> memory.init(0, data, 2, 2));
        assertOutOfBounds(() -> memory.init(0, data, -1, 1));
        memory.fill(PAGE, 9, 0);
        assertOutOfBounds(() -> memory.fill(PAGE + 1, 9, 0));
        assertOutOfBounds(() -> memory.fill(PAGE - 2, 9, 3));
        assertOutOfBounds(() -> memory.fill(8, 9, -1));
        assertEquals(3, memory.loadI8U(PAGE - 1));
        memory.copyFrom(0, memory, PAGE - 2, 2);
        assertEquals(0x0302, memory.loadI16U(0));
        memory.copyFrom(1, memory, 0, 2);
        assertEquals(0x03_0202, memory.loadI32(0));
        assertOutOfBounds(() -> memory.copyFrom(PAGE - 1, memory, 0, 2));
        assertOutOfBounds(() -> memory.copyFrom(0, memory, PAGE - 1, 2));
    }

    @Test
    void copiesFromMemoriesOfBothForms() {
        WasmMemory memory = memory(1, 1, 16);
        for (boolean other : new boolean[] {false, true}) {
            MemoryType type = new MemoryType(Limits.of(1, 1), false, other, 16);
            WasmMemory source = WasmMemory.create(type, null);
            source.storeI64(PAGE - 8, 0x0102_0304_0506_0708L);
            memory.copyFrom(1, source, PAGE - 8, 8);
            assertEquals(0x0102_0304_0506_0708L, memory.loadI64(1));
            memory.fill(0, 0, 16);
            assertOutOfBounds(() -> memory.copyFrom(0, source, PAGE - 7, 8));
            assertOutOfBounds(() -> memory.copyFrom(PAGE - 7, source, 0, 8));
            assertEquals(0, memory.loadI64(0));
        }
    }

    @Test
    void growsToItsMaximum() {
        WasmMemory memory = memory(1, 3, 16);
        memory.storeI32(PAGE - 4, 7);
        assertEquals(1, memory.grow(0));
        assertEquals(1, memory.grow(1));
        assertEquals(2L * PAGE, memory.byteSize());
        assertEquals(0, memory.loadI64(2 * PAGE - 8));
        assertEquals(7, memory.loadI32(PAGE - 4));
        assertOutOfBounds(() -> memory.loadI8S(2 * PAGE));
        assertEquals(-1, memory.grow(2));
        assertEquals(-1, memory.grow(-1));
        assertEquals(-1, memory.grow(Long.MIN_VALUE));
        assertEquals(2, memory.grow(1));
        assertEquals(Limits.of(3, 3), memory.type().limits());
    }

    @Test
    void growsPageByPageInNoTime() {
        WasmMemory memory = memory(0, 1 << 16, 16);
        long start = System.nanoTime();
        for (int i = 0; i < 1_600; i++) {
            assertEquals(i, memory.grow(1));
        }
        assertTrue(System.nanoTime() - start < 5_000_000_000L);
    }

    @Test
    void tooLargeMemoriesFailWithAReason() {
        long tooLarge = shared ? 1 << 20 : 1 << 15;
        for (long pages : new long[] {tooLarge, 1L << 44, Long.MAX_VALUE, -1}) {
            WasmTrap trap = assertThrows(WasmTrap.class, () -> memory(pages, -1, 16));
            assertSame(Fault.OUT_OF_MEMORY, trap.fault());
        }
        assertEquals(shared ? 0 : -1, memory(0, 1 << 16, 16).grow(1 << 15));
    }

    @Test
    void buffersWriteThrough() {
        WasmMemory memory = memory(1, 1, 16);
        ByteBuffer buffer = memory.buffer(8, 4);
        assertEquals(4, buffer.remaining());
        assertEquals(ByteOrder.LITTLE_ENDIAN, buffer.order());
        buffer.putInt(0, 77);
        assertEquals(77, memory.loadI32(8));
        assertOutOfBounds(() -> memory.buffer(PAGE - 3, 4));
    }
}
