// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.ValueType;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/**
 * Threads may use a memory or table that is not shared while another one grows it. What they then
 * read or lose is theirs to settle, but all that they get is values and traps.
 */
@Timeout(60)
final class RacingGrowthTest {
    private static final int ROUNDS = 300;
    private static final int STEPS = 40;

    private static HeapMemory memory(long bytes) {
        return new HeapMemory(new MemoryType(Limits.of(bytes, 1 << 20), false, false, 0), null);
    }

    private static WasmTable table(long size) {
        TableType type = new TableType(ValueType.EXTERNREF, Limits.of(size, 1 << 20), false);
        return new WasmTable(type, new TypeStore(), "first");
    }

    /** Every way to reach the bytes at an address; each touches one to sixteen. */
    private static List<LongConsumer> accesses(HeapMemory memory) {
        byte[] some = new byte[16];
        return List.of(
                memory::loadI8S,
                memory::loadI8U,
                memory::loadI16S,
                memory::loadI16U,
                memory::loadI32,
                memory::loadI64,
                memory::loadF32,
                memory::loadF64,
                memory::loadV128,
                at -> memory.storeI8(at, 1),
                at -> memory.storeI16(at, 1),
                at -> memory.storeI32(at, 1),
                at -> memory.storeI64(at, 1),
                at -> memory.storeF32(at, 1),
                at -> memory.storeF64(at, 1),
                at -> memory.storeV128(at, Vec128.ZERO),
                at -> memory.fill(at, 1, some.length),
                at -> memory.copyFrom(at, memory, 0, some.length),
                at -> memory.copyFrom(0, memory, at, some.length),
                at -> memory.write(at, some, 0, some.length),
                at -> memory.read(at, some, 0, some.length),
                at -> memory.slice(at, some.length),
                at -> memory.buffer(at, some.length),
                at -> memory.atomicUpdate(at, 3, 0, 1));
    }

    private static List<LongConsumer> accesses(WasmTable table) {
        Object[] some = new Object[4];
        return List.of(
                table::get,
                at -> table.at((int) at),
                at -> table.set(at, "set"),
                at -> table.fill(at, "filled", some.length),
                at -> table.copyFrom(at, table, 0, some.length),
                at -> table.copyFrom(0, table, at, some.length),
                at -> table.init(at, some, 0, some.length));
    }

    private static void traps(Fault fault, Executable access) {
        assertEquals(fault, assertThrows(WasmTrap.class, access).fault());
    }

    /** What a thread sees that reads the new size, but still the old array. */
    @Test
    void aSizeThatIsAheadOfTheArrayIsNotTrusted() {
        HeapMemory memory = memory(100);
        memory.byteSize = 200;
        for (LongConsumer access : accesses(memory)) {
            access.accept(84);
            traps(Fault.OUT_OF_BOUNDS_MEMORY_ACCESS, () -> access.accept(100));
        }
        WasmTable table = table(10);
        table.size = 20;
        for (LongConsumer access : accesses(table)) {
            access.accept(6);
            traps(Fault.OUT_OF_BOUNDS_TABLE_ACCESS, () -> access.accept(10));
        }
    }

    @Test
    void accessesRaceWithGrowing() throws InterruptedException {
        AtomicReference<HeapMemory> memories = new AtomicReference<>(memory(16));
        AtomicReference<WasmTable> tables = new AtomicReference<>(table(4));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread user =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (failure.get() == null && tables.get() != null) {
                                        use(memories.get(), tables.get(), failure);
                                    }
                                });
        for (int round = 0; round < ROUNDS && failure.get() == null; round++) {
            HeapMemory memory = memory(16);
            WasmTable table = table(4);
            memories.set(memory);
            tables.set(table);
            for (int i = 0; i < STEPS; i++) {
                assertTrue(memory.growPages(memory.byteSize() >> 2) > 0);
                assertTrue(table.grow(table.size() >> 2, "grown") > 0);
            }
        }
        tables.set(null);
        user.join();
        assertEquals(null, failure.get());
    }

    private static void use(
            HeapMemory memory, WasmTable table, AtomicReference<Throwable> failure) {
        if (table == null) {
            return;
        }
        try {
            for (LongConsumer access : accesses(memory)) {
                access.accept(memory.byteSize() - 16);
            }
            for (LongConsumer access : accesses(table)) {
                access.accept(table.size() - 4);
            }
        } catch (WasmTrap e) {
            assertNotNull(e.fault());
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }
}
