// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/**
 * Table instructions (spec 3.4, "Table Instructions"), and {@code memory.copy}, which has two
 * address types.
 */
final class TableRules {
    private TableRules() {}

    static void apply(BodyValidator b, int op) {
        switch (op) {
            case Op.TABLE_GET -> get(b);
            case Op.TABLE_SET -> set(b);
            case Op.TABLE_SIZE -> b.push(addressType(b, readTable(b)));
            case Op.TABLE_GROW -> grow(b);
            case Op.TABLE_FILL -> fill(b);
            case Op.TABLE_COPY -> copy(b);
            case Op.TABLE_INIT -> init(b);
            case Op.MEMORY_COPY -> copyMemory(b);
            default -> throw new IllegalStateException(Describe.op(op));
        }
    }

    /** Reads a table index and checks that there is such a table. */
    static int readTable(BodyValidator b) {
        int table = b.in.u32();
        if (Integer.compareUnsigned(table, b.context.tableTypes.length) >= 0) {
            throw b.unknown(Fault.UNKNOWN_TABLE, table);
        }
        return table;
    }

    private static int addressType(BodyValidator b, int table) {
        return b.context.module.tableType(table).addressType();
    }

    private static int elementType(BodyValidator b, int table) {
        return b.context.tableTypes[table];
    }

    private static void get(BodyValidator b) {
        int table = readTable(b);
        b.pop(addressType(b, table));
        b.push(elementType(b, table));
    }

    private static void set(BodyValidator b) {
        int table = readTable(b);
        b.pop(elementType(b, table));
        b.pop(addressType(b, table));
    }

    private static void grow(BodyValidator b) {
        int table = readTable(b);
        b.pop(addressType(b, table));
        b.pop(elementType(b, table));
        b.push(addressType(b, table));
    }

    private static void fill(BodyValidator b) {
        int table = readTable(b);
        b.pop(addressType(b, table));
        b.pop(elementType(b, table));
        b.pop(addressType(b, table));
    }

    private static void copy(BodyValidator b) {
        int target = readTable(b);
        int source = readTable(b);
        requireElements(b, elementType(b, source), target);
        popCopy(b, addressType(b, target), addressType(b, source));
    }

    private static void init(BodyValidator b) {
        int segment = b.in.u32();
        int table = readTable(b);
        requireElements(b, ImmediateRules.elem(b, segment), table);
        b.pop(ValueType.I32);
        b.pop(ValueType.I32);
        b.pop(addressType(b, table));
    }

    private static void requireElements(BodyValidator b, int type, int table) {
        if (!b.matches(type, elementType(b, table))) {
            throw b.mismatch(
                    "table "
                            + table
                            + " requires elements "
                            + Describe.type(b.context, elementType(b, table))
                            + " but source has "
                            + Describe.type(b.context, type));
        }
    }

    private static void copyMemory(BodyValidator b) {
        MemoryType target = ImmediateRules.memory(b, b.in.u32());
        MemoryType source = ImmediateRules.memory(b, b.in.u32());
        popCopy(b, target.addressType(), source.addressType());
    }

    /** The number of elements has the smaller of both address types. */
    private static void popCopy(BodyValidator b, int target, int source) {
        b.pop(Math.min(target, source));
        b.pop(source);
        b.pop(target);
    }
}
