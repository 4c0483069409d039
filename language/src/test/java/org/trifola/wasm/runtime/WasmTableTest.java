// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.ValueType;

/** Tables at their edges. */
final class WasmTableTest {
    private static WasmTable table(long min, long max, Object init) {
        TableType type = new TableType(ValueType.EXTERNREF, Limits.of(min, max), false);
        return new WasmTable(type, new TypeStore(), init);
    }

    private static void assertOutOfBounds(Executable access) {
        WasmTrap trap = assertThrows(WasmTrap.class, access);
        assertSame(Fault.OUT_OF_BOUNDS_TABLE_ACCESS, trap.fault());
    }

    @Test
    void accessesAreChecked() {
        WasmTable table = table(2, 2, "a");
        assertEquals("a", table.get(1));
        table.set(1, "b");
        assertEquals("b", table.get(1));
        for (long index : new long[] {2, 1L << 32, -1, Long.MIN_VALUE}) {
            assertOutOfBounds(() -> table.get(index));
            assertOutOfBounds(() -> table.set(index, "c"));
        }
    }

    @Test
    void growsToItsMaximum() {
        WasmTable table = table(1, 5, null);
        assertEquals(1, table.grow(0, "x"));
        assertEquals(1, table.grow(3, "x"));
        assertNull(table.get(0));
        assertEquals("x", table.get(3));
        assertOutOfBounds(() -> table.get(4));
        assertEquals(-1, table.grow(2, "y"));
        assertEquals(-1, table.grow(-1, "y"));
        assertEquals(4, table.grow(1, "y"));
        assertEquals(5, table.size());
    }

    @Test
    void bulkOperationsCheckBeforeTheyWrite() {
        WasmTable table = table(4, 4, null);
        Object[] segment = {"a", "b", "c"};
        table.init(1, segment, 0, 3);
        assertOutOfBounds(() -> table.init(2, segment, 0, 3));
        assertOutOfBounds(() -> table.init(0, segment, 2, 2));
        table.copyFrom(0, table, 1, 3);
        assertEquals("c", table.get(2));
        assertOutOfBounds(() -> table.copyFrom(2, table, 0, 3));
        table.fill(4, "z", 0);
        assertOutOfBounds(() -> table.fill(3, "z", 2));
        assertEquals("c", table.get(3));
        table.fill(3, "z", 1);
        assertEquals("z", table.get(3));
    }

    @Test
    void tooLargeTablesFailWithAReason() {
        for (long size : new long[] {WasmTable.MAX_SIZE + 1L, 1L << 32, -1}) {
            WasmTrap trap = assertThrows(WasmTrap.class, () -> table(size, -1, null));
            assertSame(Fault.OUT_OF_MEMORY, trap.fault());
        }
    }
}
