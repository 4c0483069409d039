// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes an instruction by its row: by the typing there, or by its rule here or elsewhere. */
final class Rules {
    private Rules() {}

    /** Writes an instruction where it can stand and the module has what it needs; says if so. */
    static boolean write(RandomBody x, Opcode op) {
        if (op.typing() != null) {
            // Dropped segments are soon of no use.
            boolean drop = op == Opcode.DATA_DROP || op == Opcode.ELEM_DROP;
            if (drop && x.chance(90)) {
                return false;
            }
            x.apply(op);
            return true;
        }
        return switch (op) {
            case DROP, SELECT, SELECT_T -> parametric(x, op);
            case LOCAL_GET, LOCAL_SET, LOCAL_TEE -> local(x, op);
            case GLOBAL_GET, GLOBAL_SET -> global(x, op);
            case TABLE_GET, TABLE_SET, TABLE_INIT, TABLE_COPY, TABLE_GROW, TABLE_SIZE, TABLE_FILL ->
                    table(x, op);
            case MEMORY_COPY -> memoryCopy(x);
            case REF_NULL, REF_FUNC, REF_IS_NULL, REF_EQ, REF_AS_NON_NULL -> reference(x, op);
            case BR_ON_NULL, BR_ON_NON_NULL -> nullBranch(x, op);
            default -> op.prefix() == 0xFB ? Aggregates.write(x, op) : Control.write(x, op);
        };
    }

    private static boolean parametric(RandomBody x, Opcode op) {
        if (op == Opcode.DROP) {
            if (x.stack.size() == x.base()) {
                return false;
            }
            x.emit(op);
            x.result(1);
            return true;
        }
        boolean typed = op == Opcode.SELECT_T;
        int type = x.module.type();
        while (!typed && ValueType.isRef(type)) {
            type = x.module.type();
        }
        x.need(type, type, ValueType.I32);
        x.emit(op);
        if (typed) {
            x.out.valueTypes(new int[] {type});
        }
        x.result(3, type);
        return true;
    }

    private static boolean local(RandomBody x, Opcode op) {
        if (x.locals.isEmpty()) {
            return false;
        }
        int local = x.random.nextInt(x.locals.size());
        if (x.stack.size() > x.base() && op != Opcode.LOCAL_GET && x.chance(80)) {
            // What is on the stack, if it fits somewhere.
            int found = x.local(x.stack.getLast());
            local = found >= 0 ? found : local;
        }
        if (x.hidden.get(local)) {
            return false;
        }
        int type = x.locals.get(local);
        if (op != Opcode.LOCAL_GET) {
            x.need(type);
        }
        x.emit(op, local);
        switch (op) {
            case LOCAL_GET -> x.pushed(type);
            case LOCAL_SET -> x.pop(1);
            default -> x.result(1, type);
        }
        return true;
    }

    private static boolean global(RandomBody x, Opcode op) {
        boolean get = op == Opcode.GLOBAL_GET;
        int type = x.module.type();
        int global = x.module.global(type, get ? null : Boolean.TRUE);
        if (global < 0) {
            return false;
        }
        type = x.module.globals.get(global).type().valueType();
        if (get) {
            x.emit(op, global);
            x.pushed(type);
        } else {
            x.need(type);
            x.emit(op, global);
            x.pop(1);
        }
        return true;
    }

    // Tables and memories.

    private static boolean table(RandomBody x, Opcode op) {
        int table = x.random.nextInt(x.module.tables.size());
        TableType type = x.module.tables.get(table).type();
        int address = type.addressType();
        switch (op) {
            case TABLE_GET -> {
                x.pushIndex(address, 7);
                x.emit(op, table);
                x.result(1, type.elementType());
            }
            case TABLE_SET -> {
                x.pushIndex(address, 7);
                x.push(type.elementType());
                x.emit(op, table);
                x.result(2);
            }
            case TABLE_GROW -> {
                x.push(type.elementType());
                x.pushIndex(address, 1);
                x.emit(op, table);
                x.result(2, address);
            }
            case TABLE_SIZE -> {
                x.emit(op, table);
                x.pushed(address);
            }
            case TABLE_FILL -> {
                x.pushIndex(address, 7);
                x.push(type.elementType());
                x.pushIndex(address, 3);
                x.emit(op, table);
                x.result(3);
            }
            case TABLE_INIT -> {
                return init(x, table, type);
            }
            default -> {
                return copy(x, table, type);
            }
        }
        return true;
    }

    private static boolean init(RandomBody x, int table, TableType type) {
        List<Integer> fitting = new ArrayList<>();
        for (int i = 0; i < x.module.elements.size(); i++) {
            ElementSegment segment = x.module.elements.get(i);
            boolean passive = segment.mode() == SegmentMode.PASSIVE;
            if (passive && x.module.types.matches(segment.type(), type.elementType())) {
                fitting.add(i);
            }
        }
        if (fitting.isEmpty()) {
            return false;
        }
        x.pushIndex(type.addressType(), 7);
        x.pushIndex(ValueType.I32, 1);
        x.pushIndex(ValueType.I32, 3);
        x.emit(Opcode.TABLE_INIT, Rows.pick(x.random, fitting), table);
        x.result(3);
        return true;
    }

    private static boolean copy(RandomBody x, int to, TableType type) {
        int from = x.random.nextInt(x.module.tables.size());
        TableType source = x.module.tables.get(from).type();
        if (!x.module.types.matches(source.elementType(), type.elementType())) {
            from = to;
            source = type;
        }
        x.pushIndex(type.addressType(), 7);
        x.pushIndex(source.addressType(), 7);
        x.pushIndex(type.is64() && source.is64() ? ValueType.I64 : ValueType.I32, 3);
        x.emit(Opcode.TABLE_COPY, to, from);
        x.result(3);
        return true;
    }

    private static boolean memoryCopy(RandomBody x) {
        int to = x.module.memory(x.random);
        int from = x.module.memory(x.random);
        int target = x.module.memories.get(to).addressType();
        int source = x.module.memories.get(from).addressType();
        x.pushIndex(target, 0xFFF);
        x.pushIndex(source, 0xFFF);
        x.pushIndex(target == source ? target : ValueType.I32, 0xFF);
        x.emit(Opcode.MEMORY_COPY, to, from);
        x.result(3);
        return true;
    }

    // References.

    private static boolean reference(RandomBody x, Opcode op) {
        switch (op) {
            case REF_NULL, REF_FUNC -> {
                int type = x.module.reference();
                boolean func = x.module.types.top(ValueType.heapType(type)) == HeapType.FUNC;
                if (op == Opcode.REF_NULL) {
                    x.emit(op);
                    x.out.heapType(ValueType.heapType(type));
                    x.pushed(ValueType.ref(ValueType.heapType(type), true));
                } else if (func) {
                    int function = x.random.nextInt(x.module.functionCount());
                    x.emit(op, function);
                    x.pushed(TypeSpace.nonNull(x.module.functionTypeIndex(function)));
                }
            }
            case REF_IS_NULL -> {
                x.need(x.module.reference());
                x.emit(op);
                x.result(1, ValueType.I32);
            }
            case REF_EQ -> {
                int eq = ValueType.ref(HeapType.EQ, true);
                x.need(eq, eq);
                x.emit(op);
                x.result(2, ValueType.I32);
            }
            default -> {
                int type = x.module.reference();
                x.need(x.chance(10) ? type : ValueType.nonNull(type));
                x.emit(op);
                x.result(1, ValueType.nonNull(type));
            }
        }
        return true;
    }

    private static boolean nullBranch(RandomBody x, Opcode op) {
        int type = x.module.reference();
        int present = ValueType.nonNull(type);
        if (op == Opcode.BR_ON_NULL) {
            int depth = Rows.pick(x.random, x.targets());
            int[] label = x.label(depth);
            x.need(Control.plus(label, type));
            x.emit(op, depth);
            x.result(label.length + 1, Control.plus(label, present));
            return true;
        }
        int depth = Casts.label(x, present);
        if (depth < 0) {
            x.open(Opcode.BLOCK, new int[0], new int[] {present});
            depth = 0;
        }
        int[] label = x.label(depth).clone();
        int last = label.length - 1;
        label[last] = ValueType.ref(ValueType.heapType(label[last]), true);
        x.need(label);
        x.emit(op, depth);
        x.result(label.length, Arrays.copyOf(x.label(depth), last));
        return true;
    }
}
