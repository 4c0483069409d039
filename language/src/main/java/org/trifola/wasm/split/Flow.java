// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.split;

import org.trifola.wasm.code.Code;

import java.util.Arrays;

/**
 * The flow of values within one piece. A value that may have been written since the piece was
 * entered, and is live where it is left, is stored there; what is read before it is written, or
 * stored on a way on which it was not written, is loaded at the entry.
 */
final class Flow {
    private static final int[] NONE = {};

    private final SplitFunction split;
    private final Blocks blocks;
    private final int[] members;

    /**
     * The values that the piece accesses and that leave blocks, by their numbers of the function.
     */
    private final int[] numbers;

    private final int words;
    private final long[][] exposed;
    private final long[][] written;

    /** What may have been written since the piece was entered, where each member ends. */
    private final long[][] dirty;

    private final long[] allWritten;
    private final long[][] live;

    /** Members that each member goes on to, and those to whose start its exceptions go. */
    private final int[][] successors;

    private final int[][] handlers;

    /** Exits of each member, and of exceptions in it. */
    private final Ints[] exits;

    private final int[] handlerExit;

    Flow(SplitFunction split, int piece, int[] members) {
        this.split = split;
        this.blocks = split.blocks;
        this.members = members;
        int count = members.length;
        exposed = new long[count][];
        written = new long[count][];
        dirty = new long[count][];
        live = new long[count][];
        successors = new int[count][];
        handlers = new int[count][];
        exits = new Ints[count];
        handlerExit = new int[split.function.handlers.length];
        Arrays.fill(handlerExit, -1);
        numbers = findNumbers();
        words = numbers.length + 63 >> 6;
        allWritten = emptySet();
        for (int i = 0; i < count; i++) {
            findAccesses(i);
            connect(i, piece);
            Sets.addAll(allWritten, written[i]);
            for (int clause : blocks.clauses(members[i])) {
                if (split.contains(piece, blocks.handler(clause))) {
                    addCaught(allWritten, clause);
                }
            }
        }
        findDirty();
    }

    long[] emptySet() {
        return new long[words];
    }

    private int[] findNumbers() {
        Accesses accesses = split.accesses();
        Ints found = new Ints();
        int[] code = split.function.code;
        for (int b : members) {
            for (int pc = blocks.start[b]; pc < blocks.start[b + 1]; pc = Code.next(code, pc)) {
                accesses.find(pc);
                addNumbers(accesses.reads, accesses.readCount, found);
                addNumbers(accesses.writes, accesses.writeCount, found);
            }
            for (int clause : blocks.clauses(b)) {
                int[] caught = caught(clause);
                addNumbers(caught, caught.length, found);
            }
        }
        return found.toSet();
    }

    private void addNumbers(int[] values, int count, Ints found) {
        for (int i = 0; i < count; i++) {
            int number = split.liveness.number(values[i]);
            if (number >= 0) {
                found.add(number);
            }
        }
    }

    /** The values that a catch clause passes. */
    private int[] caught(int clause) {
        int at = split.function.handlers[clause + 4];
        int[] caught = split.function.caught;
        return at < 0 ? NONE : Arrays.copyOfRange(caught, at + 1, at + 1 + caught[at]);
    }

    private int local(int value) {
        return Arrays.binarySearch(numbers, split.liveness.number(value));
    }

    private void findAccesses(int member) {
        Accesses accesses = split.accesses();
        int[] code = split.function.code;
        exposed[member] = emptySet();
        written[member] = emptySet();
        live[member] = emptySet();
        exits[member] = new Ints();
        int b = members[member];
        for (int pc = blocks.start[b]; pc < blocks.start[b + 1]; pc = Code.next(code, pc)) {
            accesses.find(pc);
            for (int i = 0; i < accesses.readCount; i++) {
                int value = local(accesses.reads[i]);
                if (value >= 0 && !Sets.contains(written[member], value)) {
                    Sets.add(exposed[member], value);
                }
            }
            for (int i = 0; i < accesses.writeCount; i++) {
                int value = local(accesses.writes[i]);
                if (value >= 0) {
                    Sets.add(written[member], value);
                }
            }
        }
    }

    private void connect(int member, int piece) {
        int block = members[member];
        Ints found = new Ints();
        boolean leaves = split.hasLargeTable(block);
        for (int target : blocks.successors(block)) {
            if (!leaves && split.contains(piece, target)) {
                found.add(Arrays.binarySearch(members, target));
            }
        }
        successors[member] = found.toArray();
        found.size = 0;
        for (int clause : blocks.clauses(block)) {
            if (split.contains(piece, blocks.handler(clause))) {
                found.add(Arrays.binarySearch(members, blocks.handler(clause)));
            }
        }
        handlers[member] = found.toArray();
    }

    private void findDirty() {
        long[][] before = new long[members.length][];
        for (int i = 0; i < members.length; i++) {
            before[i] = emptySet();
            dirty[i] = emptySet();
        }
        for (int i = 0; i < members.length; i++) {
            // Whatever was written before an exception; the values that it passes, too.
            for (int handler : handlers[i]) {
                Sets.addAll(before[handler], allWritten);
            }
            for (int clause : blocks.clauses(members[i])) {
                int handler = Arrays.binarySearch(members, blocks.handler(clause));
                if (handler >= 0) {
                    addCaught(before[handler], clause);
                }
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < members.length; i++) {
                Sets.addAll(dirty[i], before[i]);
                Sets.addAll(dirty[i], written[i]);
                for (int successor : successors[i]) {
                    changed |= Sets.addAll(before[successor], dirty[i]);
                }
            }
        }
    }

    private void addCaught(long[] set, int clause) {
        for (int value : caught(clause)) {
            int local = local(value);
            if (local >= 0) {
                Sets.add(set, local);
            }
        }
    }

    /** What a member has to store when it leaves the piece for a block. */
    long[] storesTo(int member, int block) {
        return liveAmong(dirty[member], block);
    }

    /** What is stored when an exception leaves the piece for where a clause goes on. */
    long[] storesToHandler(int clause) {
        long[] candidates = allWritten.clone();
        addCaught(candidates, clause);
        return liveAmong(candidates, blocks.handler(clause));
    }

    private long[] liveAmong(long[] candidates, int block) {
        long[] found = emptySet();
        for (int i = 0; i < numbers.length; i++) {
            if (Sets.contains(candidates, i) && split.liveness.isLive(numbers[i], block)) {
                Sets.add(found, i);
            }
        }
        return found;
    }

    void addExit(int member, int exit) {
        exits[member].add(exit);
    }

    void addHandlerExit(int clause, int exit) {
        handlerExit[clause] = exit;
    }

    /** Finds what is live in the piece, once its exits are known. */
    void solve(Exits known) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = members.length - 1; i >= 0; i--) {
                long[] set = emptySet();
                for (int successor : successors[i]) {
                    Sets.addAll(set, live[successor]);
                }
                for (int e = 0; e < exits[i].size; e++) {
                    Sets.addAll(set, known.stores(exits[i].get(e)));
                }
                for (int w = 0; w < words; w++) {
                    set[w] = set[w] & ~written[i][w] | exposed[i][w];
                }
                for (int handler : handlers[i]) {
                    Sets.addAll(set, live[handler]);
                }
                for (int clause : blocks.clauses(members[i])) {
                    if (handlerExit[clause] >= 0) {
                        Sets.addAll(set, known.stores(handlerExit[clause]));
                    }
                }
                changed |= Sets.addAll(live[i], set);
            }
        }
    }

    /** The values that must be there where a member starts. */
    int[] liveAt(int member) {
        return values(live[member]);
    }

    /** The values of a set, packed with their kinds. */
    int[] values(long[] set) {
        Ints found = new Ints();
        for (int i = 0; i < numbers.length; i++) {
            if (Sets.contains(set, i)) {
                found.add(split.liveness.values[numbers[i]]);
            }
        }
        return found.toArray();
    }
}
