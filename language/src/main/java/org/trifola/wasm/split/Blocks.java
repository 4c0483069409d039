// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.split;

import org.trifola.wasm.code.CatchKind;
import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The basic blocks of a function, in the order of the code: control enters one at its start, and
 * leaves it at its end or by an exception. Blocks have numbers. Long ones are cut.
 */
final class Blocks {
    final FunctionCode function;
    final Guards guards;

    /** Position where each block starts, and at the end that of the end of the code. */
    final int[] start;

    /** The weight of each block. */
    final int[] weight;

    /** Whether control goes on with the next block, if no branch is taken. */
    final BitSet fallsThrough = new BitSet();

    /** Blocks that end in a branch table. */
    final BitSet tables = new BitSet();

    /** For each block to which a branch goes backwards, the last one that has such; else -1. */
    final int[] loopEnd;

    private final int[] successorStart;
    private final int[] successors;

    Blocks(FunctionCode function, int longest) {
        this.function = function;
        this.guards = new Guards(function);
        int[] code = function.code;
        BitSet starts = starts(code, longest);
        int count = starts.cardinality();
        start = new int[count + 1];
        int b = 0;
        for (int pc = starts.nextSetBit(0); pc >= 0; pc = starts.nextSetBit(pc + 1)) {
            start[b++] = pc;
        }
        start[count] = code.length;
        weight = new int[count];
        successorStart = new int[count + 1];
        loopEnd = new int[count];
        Arrays.fill(loopEnd, -1);
        successors = connect(code);
    }

    int count() {
        return weight.length;
    }

    /** The block that starts at a position. */
    int at(int pc) {
        return Arrays.binarySearch(start, pc);
    }

    /** Where the branches of a block go, the next block included if control may just go on. */
    int[] successors(int block) {
        return Arrays.copyOfRange(successors, successorStart[block], successorStart[block + 1]);
    }

    int successorCount(int block) {
        return successorStart[block + 1] - successorStart[block];
    }

    int successor(int block, int index) {
        return successors[successorStart[block] + index];
    }

    /** The catch clauses in force in a block. */
    int[] clauses(int block) {
        return guards.at(start[block]);
    }

    /** The block where a clause goes on. */
    int handler(int clause) {
        return at(guards.target(clause));
    }

    private BitSet starts(int[] code, int longest) {
        BitSet starts = new BitSet(code.length);
        starts.set(0);
        for (int border : guards.borders()) {
            starts.set(border);
        }
        int[] handlers = function.handlers;
        for (int h = 0; h < handlers.length; h += FunctionCode.HANDLER_SIZE) {
            if (handlers[h + 2] != CatchKind.DELEGATE) {
                starts.set(guards.target(h));
            }
        }
        int sum = 0;
        for (int pc = 0, next; pc < code.length; pc = next) {
            next = Code.next(code, pc);
            if (sum > longest) {
                starts.set(pc);
                sum = 0;
            }
            sum += Weights.of(code, pc);
            if (addTargets(code, pc, starts) || endsFlow(code[pc])) {
                starts.set(next);
                sum = 0;
            }
        }
        starts.clear(code.length);
        return starts;
    }

    /** Notes the targets of a branch; whether it is one. */
    private static boolean addTargets(int[] code, int pc, BitSet starts) {
        int target = target(code, pc);
        if (target >= 0) {
            starts.set(target);
            return true;
        }
        if (code[pc] != Code.BR_TABLE) {
            return false;
        }
        for (int i = 0; i <= code[pc + 2]; i++) {
            starts.set(code[pc + 3 + i]);
        }
        return true;
    }

    /** The target of a branch but a table; -1 if the instruction is none. */
    private static int target(int[] code, int pc) {
        int letter = Code.LAYOUT[code[pc]].indexOf('l');
        return letter < 0 ? -1 : code[pc + 1 + letter];
    }

    /** Whether control never goes on behind the instruction. */
    private static boolean endsFlow(int op) {
        return op >= Code.BR && op <= Code.RETURN_MANY
                || op >= Code.RETURN_CALL && op <= Code.RETURN_CALL_REF
                || op == Code.THROW
                || op == Code.THROW_REF;
    }

    private int[] connect(int[] code) {
        Ints found = new Ints();
        for (int b = 0; b < weight.length; b++) {
            successorStart[b] = found.size;
            int last = -1;
            long sum = 0;
            for (int pc = start[b]; pc < start[b + 1]; pc = Code.next(code, pc)) {
                sum += Weights.of(code, pc);
                last = pc;
            }
            weight[b] = (int) Math.min(sum, 1 << 20);
            int target = target(code, last);
            if (target >= 0) {
                connect(b, at(target), found);
            } else if (code[last] == Code.BR_TABLE) {
                tables.set(b);
                addTable(code, last, b, found);
            }
            if (!endsFlow(code[last]) && b + 1 < weight.length) {
                fallsThrough.set(b);
                found.add(b + 1);
            }
        }
        successorStart[weight.length] = found.size;
        return found.toArray();
    }

    private void addTable(int[] code, int pc, int block, Ints found) {
        Ints targets = new Ints();
        for (int i = 0; i <= code[pc + 2]; i++) {
            targets.add(code[pc + 3 + i]);
        }
        for (int target : targets.toSet()) {
            connect(block, at(target), found);
        }
    }

    private void connect(int from, int to, Ints found) {
        found.add(to);
        if (to <= from) {
            loopEnd[to] = Math.max(loopEnd[to], from);
        }
    }
}
