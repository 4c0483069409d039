// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes blocks, branches, calls and exceptions. */
final class Control {
    private static final int[] NONE = {};

    private Control() {}

    /** Writes an instruction of this kind where it can stand. */
    static boolean write(RandomBody x, Opcode op) {
        return switch (op) {
            case BLOCK, LOOP, IF, TRY -> x.mayOpen() && block(x, op);
            case TRY_TABLE -> x.mayOpen() && tryTable(x);
            case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> x.frameCount() > 1 && end(x);
            case BR, BR_TABLE, RETURN, UNREACHABLE, THROW, THROW_REF, RETHROW -> leave(x, op);
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
                    (x.frameCount() > 1 || x.chance(20)) && x.chance(60) && call(x, op);
            case CALL, CALL_INDIRECT, CALL_REF -> call(x, op);
            case BR_IF -> {
                int depth = Rows.pick(x.random, x.targets());
                int[] label = x.label(depth);
                x.need(plus(label, ValueType.I32));
                x.emit(op, depth);
                x.result(label.length + 1, label);
                yield true;
            }
            default -> throw new IllegalArgumentException(op + " is no control instruction");
        };
    }

    private static boolean end(RandomBody x) {
        x.end();
        return true;
    }

    static int[] plus(int[] types, int... more) {
        int[] all = Arrays.copyOf(types, types.length + more.length);
        System.arraycopy(more, 0, all, types.length, more.length);
        return all;
    }

    private static int[] types(RandomBody x, int most) {
        int[] types = new int[x.random.nextInt(most + 1)];
        for (int i = 0; i < types.length; i++) {
            types[i] = x.module.type();
        }
        return types;
    }

    /** A block that often takes what is there as parameters. */
    private static boolean block(RandomBody x, Opcode op) {
        int there = Math.min(x.stack.size() - x.base(), 3);
        int[] params = types(x, 2);
        if (x.chance(60)) {
            int count = x.random.nextInt(there + 1);
            List<Integer> top = x.stack.subList(x.stack.size() - count, x.stack.size());
            params = top.stream().mapToInt(Integer::intValue).toArray();
        }
        x.open(op, params, x.chance(30) ? params : types(x, 2));
        return true;
    }

    // Leaving.

    /** Writes what is not followed by the next instruction; seldom outside of blocks. */
    private static boolean leave(RandomBody x, Opcode op) {
        if (!x.chance(x.frameCount() > 1 ? 60 : 4)) {
            return false;
        }
        switch (op) {
            case BR -> {
                int depth = Rows.pick(x.random, x.targets());
                x.need(x.label(depth));
                x.emit(op, depth);
            }
            case BR_TABLE -> table(x);
            case RETURN -> {
                x.need(x.results());
                x.emit(op);
            }
            case UNREACHABLE -> {
                if (x.chance(80)) {
                    return false;
                }
                x.emit(op);
            }
            case THROW -> {
                int tag = x.module.tag(x.random);
                x.need(x.module.payload(tag));
                x.emit(op, tag);
            }
            case THROW_REF -> {
                x.need(ValueType.ref(HeapType.EXN, x.chance(10)));
                x.emit(op);
            }
            default -> {
                int depth = x.depthOf(Opcode.CATCH, Opcode.CATCH_ALL);
                if (depth < 0) {
                    return false;
                }
                x.emit(op, depth);
            }
        }
        x.leave();
        return true;
    }

    private static void table(RandomBody x) {
        List<Integer> targets = x.targets();
        int last = Rows.pick(x.random, targets);
        int[] label = x.label(last);
        List<Integer> same = new ArrayList<>();
        for (int depth : targets) {
            if (Arrays.equals(x.label(depth), label)) {
                same.add(depth);
            }
        }
        x.need(plus(label, ValueType.I32));
        if (x.chance(70)) {
            x.write("mask 7");
        }
        int count = x.random.nextInt(6);
        x.emit(Opcode.BR_TABLE, count);
        for (int i = 0; i < count; i++) {
            x.out.u32(Rows.pick(x.random, same));
        }
        x.out.u32(last);
    }

    // Calls.

    private static boolean call(RandomBody x, Opcode op) {
        boolean tail =
                switch (op) {
                    case CALL, CALL_INDIRECT, CALL_REF -> false;
                    default -> true;
                };
        List<Integer> callees = new ArrayList<>();
        // Mostly those after this one, so that calls seldom go round in circles.
        int first = x.chance(75) ? x.function + 1 : 0;
        for (int i = first; i < x.module.functionCount(); i++) {
            if (!tail || fits(x, x.module.functionType(i))) {
                callees.add(i);
            }
        }
        if (callees.isEmpty()) {
            return false;
        }
        int callee = Rows.pick(x.random, callees);
        int index = x.module.functionTypeIndex(callee);
        FuncType type = x.module.functionType(callee);
        int operands = type.params().length;
        if (op == Opcode.CALL_REF || op == Opcode.RETURN_CALL_REF) {
            x.need(plus(type.params(), ValueType.ref(index, x.chance(4))));
            x.emit(op, index);
            operands++;
        } else if (op == Opcode.CALL || op == Opcode.RETURN_CALL) {
            x.need(type.params());
            x.emit(op, callee);
        } else {
            x.need(type.params());
            boolean exact = tail || x.chance(95);
            int named = exact ? index : x.module.superType(index);
            indirect(x, op, callee, named);
            type = x.module.types.func(named);
        }
        x.result(operands, type.results());
        if (tail) {
            x.leave();
        }
        return true;
    }

    private static boolean fits(RandomBody x, FuncType type) {
        List<Integer> results = Arrays.stream(type.results()).boxed().toList();
        return x.module.types.matches(results, 0, x.results());
    }

    /** The first table holds the functions in order, unless instructions change it. */
    private static void indirect(RandomBody x, Opcode op, int callee, int index) {
        String address = x.module.tables.getFirst().type().is64() ? "i64" : "i32";
        x.write(address + ".const " + (x.chance(97) ? callee : x.random.nextInt(30)));
        x.emit(op, index, 0);
    }

    // Exceptions.

    /** A block that gets the payload of what is thrown in the {@code try_table} in it. */
    private static boolean tryTable(RandomBody x) {
        int tag = x.module.tag(x.random);
        boolean all = x.chance(30);
        boolean ref = x.chance(40);
        int[] payload = all ? NONE : x.module.payload(tag);
        int[] caught = ref ? plus(payload, ValueType.EXNREF) : payload;
        x.open(Opcode.BLOCK, NONE, caught);
        List<int[]> clauses = new ArrayList<>();
        clauses.add(new int[] {(all ? 2 : 0) + (ref ? 1 : 0), tag, 0});
        for (int depth : x.targets()) {
            int[] label = x.label(depth);
            if (label.length == 0 && x.chance(30)) {
                clauses.add(new int[] {2, 0, depth});
            } else if (Arrays.equals(label, payload) && !all && x.chance(30)) {
                clauses.add(x.random.nextInt(clauses.size() + 1), new int[] {0, tag, depth});
            }
        }
        int[] results = types(x, 2);
        x.emit(Opcode.TRY_TABLE);
        x.blockType(NONE, results);
        clauses(x, clauses);
        x.enter(Opcode.TRY_TABLE, NONE, results, -1);
        return true;
    }

    private static void clauses(RandomBody x, List<int[]> clauses) {
        x.out.u32(clauses.size());
        for (int[] clause : clauses) {
            x.out.u8(clause[0]);
            if (clause[0] < 2) {
                x.out.u32(clause[1]);
            }
            x.out.u32(clause[2]);
        }
    }

    /** A reference to an exception, from a tag without payload. */
    static boolean caught(RandomBody x) {
        if (!x.module.features.contains(Feature.EXCEPTIONS)) {
            return false;
        }
        x.out.op(Opcode.BLOCK.ordinal());
        x.out.valueType(ValueType.ref(HeapType.EXN, false));
        x.out.op(Opcode.TRY_TABLE.ordinal());
        x.blockType(NONE, NONE);
        clauses(x, List.of(new int[] {3, 0, 0}));
        x.write("throw 0;end;unreachable;end");
        return true;
    }
}
