// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Op;

/** Lowers what reads and writes the store: memories, tables, globals, segments. */
final class StoreLowering {
    /** Flags of instructions whose addresses may be 64 bits wide, by operand. */
    private static final int FIRST_64 = 1;

    private static final int SECOND_64 = 2;
    private static final int THIRD_64 = 4;

    private static final byte[] LOAD_KINDS = {
        Kind.I32, Kind.I64, Kind.F32, Kind.F64, Kind.I32, Kind.I32, Kind.I32, Kind.I32, Kind.I64,
        Kind.I64, Kind.I64, Kind.I64, Kind.I64, Kind.I64
    };

    private final Module module;
    private final CodeReader reader;
    private final CodeEmitter out;
    private final OperandStack stack;

    StoreLowering(Lowering lowering) {
        module = lowering.module;
        reader = lowering.reader;
        out = lowering.out;
        stack = lowering.stack;
    }

    /** A scalar load or store. */
    void access(int op) {
        reader.memarg();
        MemoryType type = module.memoryType(reader.memory());
        boolean load = op <= Op.I64_LOAD32_U;
        int near = load ? Code.I32_LOAD + op - Op.I32_LOAD : Code.I32_STORE + op - Op.I32_STORE;
        long offset = reader.offset();
        boolean isNear =
                reader.memory() == 0
                        && !type.is64()
                        && !type.shared()
                        && offset >= 0
                        && offset <= Integer.MAX_VALUE;
        int value = load ? 0 : stack.pop();
        int address = stack.pop();
        out.begin(isNear ? near : load ? Code.LOAD_FAR : Code.STORE_FAR, reader.opStart());
        if (load) {
            out.add(stack.push(LOAD_KINDS[op - Op.I32_LOAD]));
        }
        out.add(address);
        if (!load) {
            out.add(value);
        }
        if (isNear) {
            out.noteMemory();
            out.add((int) offset);
            return;
        }
        out.add(reader.memory());
        out.add(AccessFlags.of(type));
        out.addLong(offset);
        out.add(near);
    }

    /** Lowers an instruction if it is one of this class. */
    boolean lower(int op) {
        switch (op) {
            case Op.GLOBAL_GET -> globalGet(reader.u32());
            case Op.GLOBAL_SET -> globalSet(reader.u32());
            case Op.MEMORY_SIZE -> size(Code.MEMORY_SIZE, reader.u32(), true);
            case Op.MEMORY_GROW -> memoryGrow(reader.u32());
            case Op.MEMORY_FILL -> memoryFill(reader.u32());
            case Op.MEMORY_COPY -> copy(Code.MEMORY_COPY, reader.u32(), reader.u32(), true);
            case Op.MEMORY_INIT -> {
                int data = reader.u32();
                int memory = reader.u32();
                three(Code.MEMORY_INIT, memory, data, memory64(memory) ? FIRST_64 : 0);
            }
            case Op.DATA_DROP -> out.emit(Code.DATA_DROP, reader.u32());
            case Op.TABLE_GET -> tableGet(reader.u32());
            case Op.TABLE_SET -> tableSet(reader.u32());
            case Op.TABLE_SIZE -> size(Code.TABLE_SIZE, reader.u32(), false);
            case Op.TABLE_GROW -> tableGrow(reader.u32());
            case Op.TABLE_FILL -> tableFill(reader.u32());
            case Op.TABLE_COPY -> copy(Code.TABLE_COPY, reader.u32(), reader.u32(), false);
            case Op.TABLE_INIT -> {
                int elem = reader.u32();
                int table = reader.u32();
                three(Code.TABLE_INIT, table, elem, table64(table) ? FIRST_64 : 0);
            }
            case Op.ELEM_DROP -> out.emit(Code.ELEM_DROP, reader.u32());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean memory64(int memory) {
        return module.memoryType(memory).is64();
    }

    private boolean table64(int table) {
        return module.tableType(table).is64();
    }

    private void globalGet(int global) {
        int kind = Kind.of(module.globalType(global).valueType());
        if (kind == Kind.I32) {
            out.emit(Code.GLOBAL_GET_I32, stack.push(kind), global);
        } else {
            out.emit(Code.GLOBAL_GET, stack.push(kind), global, kind);
        }
    }

    private void globalSet(int global) {
        int kind = Kind.of(module.globalType(global).valueType());
        int value = stack.pop();
        if (kind == Kind.I32) {
            out.emit(Code.GLOBAL_SET_I32, value, global);
        } else {
            out.emit(Code.GLOBAL_SET, value, global, kind);
        }
    }

    private void size(int code, int index, boolean memory) {
        boolean is64 = memory ? memory64(index) : table64(index);
        int result = stack.push(is64 ? Kind.I64 : Kind.I32);
        out.emit(code, result, index, is64 ? FIRST_64 : 0);
    }

    private void memoryGrow(int memory) {
        boolean is64 = memory64(memory);
        int delta = stack.pop();
        out.begin(Code.MEMORY_GROW, reader.opStart());
        out.add(stack.push(is64 ? Kind.I64 : Kind.I32));
        out.add(delta);
        out.add(memory);
        out.add(is64 ? FIRST_64 : 0);
    }

    private void memoryFill(int memory) {
        fill(Code.MEMORY_FILL, memory, memory64(memory));
    }

    private void tableFill(int table) {
        fill(Code.TABLE_FILL, table, table64(table));
    }

    private void fill(int code, int index, boolean is64) {
        int count = stack.pop();
        int value = stack.pop();
        int start = stack.pop();
        out.begin(code, reader.opStart());
        out.add(start);
        out.add(value);
        out.add(count);
        out.add(index);
        out.add(is64 ? FIRST_64 | THIRD_64 : 0);
    }

    /** Copies between two memories or tables; the count is as wide as the narrower address. */
    private void copy(int code, int to, int from, boolean memories) {
        boolean to64 = memories ? memory64(to) : table64(to);
        boolean from64 = memories ? memory64(from) : table64(from);
        int flags = (to64 ? FIRST_64 : 0) | (from64 ? SECOND_64 : 0);
        three(code, to, from, to64 && from64 ? flags | THIRD_64 : flags);
    }

    /** An instruction with destination, source and count, two indices and flags. */
    private void three(int code, int first, int second, int flags) {
        int count = stack.pop();
        int source = stack.pop();
        int destination = stack.pop();
        out.begin(code, reader.opStart());
        out.add(destination);
        out.add(source);
        out.add(count);
        out.add(first);
        out.add(second);
        out.add(flags);
    }

    private void tableGet(int table) {
        int index = stack.pop();
        out.begin(Code.TABLE_GET, reader.opStart());
        out.add(stack.push(Kind.REF));
        out.add(index);
        out.add(table);
        out.add(table64(table) ? FIRST_64 : 0);
    }

    private void tableSet(int table) {
        int value = stack.pop();
        int index = stack.pop();
        out.begin(Code.TABLE_SET, reader.opStart());
        out.add(index);
        out.add(value);
        out.add(table);
        out.add(table64(table) ? FIRST_64 : 0);
    }

    private void tableGrow(int table) {
        boolean is64 = table64(table);
        int delta = stack.pop();
        int value = stack.pop();
        out.begin(Code.TABLE_GROW, reader.opStart());
        out.add(stack.push(is64 ? Kind.I64 : Kind.I32));
        out.add(value);
        out.add(delta);
        out.add(table);
        out.add(is64 ? FIRST_64 : 0);
    }
}
