// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.split;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Makes the code of one piece: that of its blocks, with targets and catch clauses changed. */
final class PieceBuilder {
    /** Branch tables with more targets outside of the piece than that leave it by a table. */
    private static final int MAX_SINGLE_EXITS = 8;

    private final SplitFunction split;
    private final Blocks blocks;
    private final int[] code;
    private final int piece;

    /** The blocks of the piece. */
    private final int[] members;

    /** Where each of them starts in the code of the piece. */
    private final int[] position;

    private final Flow flow;
    private final Ints out = new Ints();
    private final Ints offsets = new Ints();
    private final Ints handlers = new Ints();
    private final Exits exits;

    /** Pairs of a place in {@link #out} and the block whose position belongs there. */
    private final Ints fixups = new Ints();

    PieceBuilder(SplitFunction split, int piece) {
        this.split = split;
        this.piece = piece;
        blocks = split.blocks;
        code = split.function.code;
        members = split.blocksOf(piece);
        position = new int[members.length + 1];
        flow = new Flow(split, piece, members);
        exits = new Exits(split, flow);
    }

    Piece build() {
        for (int i = 0; i < members.length; i++) {
            position[i] = out.size;
            write(i);
        }
        position[members.length] = out.size;
        guard();
        int[] made = out.toArray();
        for (int i = 0; i < fixups.size; i += 2) {
            made[fixups.get(i)] = target(fixups.get(i + 1));
        }
        int[] clauses = handlers.toArray();
        for (int h = 0; h < clauses.length; h += FunctionCode.HANDLER_SIZE) {
            clauses[h + 5] = target(clauses[h + 5]);
        }
        exits.share();
        flow.solve(exits);
        FunctionCode part = split.function.part(made, clauses, offsets.toArray());
        return new Piece(part, entries(), loads(), exits.toArray(), exits.sharedStores());
    }

    /** A block by its number among the members, or an exit as {@code -1 - exit}. */
    private int target(int memberOrExit) {
        return memberOrExit >= 0 ? position[memberOrExit] : out.size - memberOrExit;
    }

    private int reach(int from, int block) {
        int member = split.contains(piece, block) ? member(block) : -1;
        return member >= 0 ? member : -1 - exits.to(from, block);
    }

    private int member(int block) {
        return Arrays.binarySearch(members, block);
    }

    private void write(int member) {
        int block = members[member];
        int pc = blocks.start[block];
        while (pc < blocks.start[block + 1]) {
            int next = Code.next(code, pc);
            int offset = split.function.offset(pc);
            if (offset >= 0) {
                offsets.add(out.size);
                offsets.add(offset);
            }
            int at = out.size;
            for (int i = pc; i < next; i++) {
                out.add(code[i]);
            }
            int letter = Code.LAYOUT[code[pc]].indexOf('l');
            if (letter >= 0) {
                fixups.add(at + 1 + letter);
                fixups.add(reach(member, blocks.at(code[pc + 1 + letter])));
            } else if (code[pc] == Code.BR_TABLE) {
                table(member, pc, at);
            }
            pc = next;
        }
        boolean continues = member + 1 < members.length && members[member + 1] == block + 1;
        if (blocks.fallsThrough.get(block) && !continues) {
            out.add(Code.BR);
            fixups.add(out.size);
            fixups.add(reach(member, block + 1));
            out.add(0);
        }
    }

    private void table(int member, int pc, int at) {
        int count = code[pc + 2];
        Map<Integer, Integer> reached = new HashMap<>();
        int outside = 0;
        for (int i = 0; i <= count; i++) {
            int block = blocks.at(code[pc + 3 + i]);
            if (!reached.containsKey(block)) {
                boolean inside = count <= SplitFunction.LARGE_TABLE && split.contains(piece, block);
                reached.put(block, inside ? member(block) : -1);
                outside += inside ? 0 : 1;
            }
        }
        int exit = -1;
        if (outside > MAX_SINGLE_EXITS || count > SplitFunction.LARGE_TABLE) {
            int[] next = new int[count + 1];
            for (int i = 0; i <= count; i++) {
                int block = blocks.at(code[pc + 3 + i]);
                next[i] = reached.get(block) < 0 ? split.next(block) : 0;
            }
            exit = exits.ofTable(member, next, reached);
        }
        for (int i = 0; i <= count; i++) {
            int block = blocks.at(code[pc + 3 + i]);
            int inside = reached.get(block);
            fixups.add(at + 3 + i);
            fixups.add(inside >= 0 ? inside : -1 - (exit >= 0 ? exit : exits.to(member, block)));
        }
    }

    /** The catch clauses: once for each row of blocks in which the same are in force. */
    private void guard() {
        int start = 0;
        while (start < members.length) {
            int[] clauses = blocks.clauses(members[start]);
            int end = start + 1;
            while (end < members.length && blocks.clauses(members[end]) == clauses) {
                end++;
            }
            for (int clause : clauses) {
                handlers.add(position[start]);
                handlers.add(position[end]);
                for (int i = 2; i < 5; i++) {
                    handlers.add(split.function.handlers[clause + i]);
                }
                int block = blocks.handler(clause);
                boolean inside = split.contains(piece, block);
                handlers.add(inside ? member(block) : -1 - exits.ofHandler(clause));
            }
            start = end;
        }
    }

    private int[] entries() {
        Ints found = new Ints();
        for (int i = 0; i < members.length; i++) {
            if (isEntry(members[i])) {
                found.add(position[i]);
            }
        }
        return found.toArray();
    }

    private boolean isEntry(int block) {
        return split.partition.home[block] == piece && split.entry[block] >= 0;
    }

    private int[][] loads() {
        int count = 0;
        int sum = 0;
        int[][] loads = new int[members.length][];
        for (int i = 0; i < members.length; i++) {
            if (isEntry(members[i])) {
                loads[count] = flow.liveAt(i);
                sum += loads[count++].length;
            }
        }
        if (sum <= Exits.MAX_TRANSFERS) {
            return Arrays.copyOf(loads, count);
        }
        Ints all = new Ints();
        for (int i = 0; i < count; i++) {
            for (int value : loads[i]) {
                all.add(value);
            }
        }
        return new int[][] {all.toSet()};
    }
}
