// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.split;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which block belongs to which piece. Pieces are ranges of blocks, cut where few branches cross,
 * and never inside a loop that fits into a piece.
 *
 * <p>The start of a large loop that ends in a branch table is a <em>dispatcher</em>, as
 * interpreters have. It is copied to all pieces that branch there, so that control need not leave a
 * piece between two of its cases.
 */
final class Partition {
    /** Blocks in a piece at most: their numbers are a part of the number of an entry. */
    static final int MAX_BLOCKS = 1 << 10;

    /** Weight of a dispatcher at most. */
    private static final int MAX_DISPATCHER = 1500;

    /** Weight of a block before a dispatcher at most, and how many must branch there. */
    private static final int MAX_APPROACH = 300;

    private static final int MIN_BRANCHES = 4;

    /** In quarters of the limit: pieces are not cut to less than that for a better place. */
    private static final int LEAST_QUARTERS = 2;

    private final Blocks blocks;
    private final int limit;

    /** First block of each piece, and at the end the number of blocks. */
    final int[] first;

    /** The piece of each block. */
    final int[] home;

    /** The dispatcher that each block is a part of, or -1. */
    final int[] dispatcher;

    /** The blocks of each dispatcher, in order. */
    final int[][] dispatchers;

    private final long[] sums;

    Partition(Blocks blocks, int limit) {
        this.blocks = blocks;
        this.limit = limit;
        int count = blocks.count();
        sums = new long[count + 1];
        for (int b = 0; b < count; b++) {
            sums[b + 1] = sums[b] + blocks.weight[b];
        }
        nestLoops();
        dispatcher = new int[count];
        Arrays.fill(dispatcher, -1);
        dispatchers = findDispatchers();
        first = cut();
        home = new int[count];
        for (int p = 0; p + 1 < first.length; p++) {
            Arrays.fill(home, first[p], first[p + 1], p);
        }
    }

    int pieceCount() {
        return first.length - 1;
    }

    private long weight(int from, int to) {
        return sums[to] - sums[from];
    }

    /** A loop ends no earlier than the loops that begin in it. */
    private void nestLoops() {
        int[] loopEnd = blocks.loopEnd;
        int[] open = new int[loopEnd.length];
        int depth = 0;
        // Backwards, the loops that begin behind a block are on the stack, the next one on top.
        for (int b = loopEnd.length - 1; b >= 0; b--) {
            if (loopEnd[b] >= 0) {
                while (depth > 0 && open[depth - 1] <= loopEnd[b]) {
                    loopEnd[b] = Math.max(loopEnd[b], loopEnd[open[--depth]]);
                }
                open[depth++] = b;
            }
        }
    }

    private int[][] findDispatchers() {
        BitSet tables = blocks.tables;
        int count = 0;
        int header = -1;
        int longest = Math.min(MAX_DISPATCHER, limit);
        for (int b = 0; b < blocks.count(); b++) {
            if (blocks.loopEnd[b] >= 0 && weight(b, blocks.loopEnd[b] + 1) > limit) {
                header = b;
            }
            if (tables.get(b) && header >= 0) {
                if (blocks.loopEnd[header] >= b && weight(header, b + 1) <= longest) {
                    Arrays.fill(dispatcher, header, b + 1, count++);
                }
                header = -1;
            }
        }
        if (count > 0) {
            findApproaches();
        }
        return membersOf(count);
    }

    /** Adds the short blocks that only go on to a dispatcher, and that many branch to. */
    private void findApproaches() {
        int[] branches = new int[blocks.count()];
        for (int b = 0; b < branches.length; b++) {
            for (int i = blocks.successorCount(b) - 1; i >= 0; i--) {
                branches[blocks.successor(b, i)]++;
            }
        }
        for (int b = branches.length - 1; b >= 0; b--) {
            boolean goesOn = dispatcher[b] < 0 && blocks.successorCount(b) == 1;
            if (goesOn && branches[b] >= MIN_BRANCHES && blocks.weight[b] <= MAX_APPROACH) {
                dispatcher[b] = dispatcher[blocks.successor(b, 0)];
            }
        }
    }

    private int[][] membersOf(int count) {
        Ints[] found = new Ints[count];
        for (int b = 0; b < dispatcher.length; b++) {
            if (dispatcher[b] >= 0) {
                if (found[dispatcher[b]] == null) {
                    found[dispatcher[b]] = new Ints();
                }
                found[dispatcher[b]].add(b);
            }
        }
        int[][] members = new int[count][];
        for (int i = 0; i < count; i++) {
            members[i] = found[i].toArray();
        }
        return members;
    }

    /** How many branches cross the start of each block, but for those to dispatchers and tables. */
    private int[] crossings() {
        int[] changes = new int[blocks.count() + 1];
        for (int b = 0; b < blocks.count(); b++) {
            if (blocks.tables.get(b)) {
                continue;
            }
            for (int target : blocks.successors(b)) {
                if (dispatcher[target] < 0) {
                    changes[Math.min(b, target) + 1]++;
                    changes[Math.max(b, target) + 1]--;
                }
            }
        }
        for (int b = 1; b < changes.length; b++) {
            changes[b] += changes[b - 1];
        }
        return changes;
    }

    /** The first blocks of the pieces. */
    private int[] cut() {
        int count = blocks.count();
        int[] crossings = crossings();
        BitSet borders = new BitSet();
        Ints cuts = new Ints();
        Ints places = new Ints();
        int start = 0;
        int b = 0;
        while (b < count) {
            int end = itemEnd(b, borders);
            if (b > start && (borders.get(b) || isFull(start, end))) {
                int place = borders.get(b) ? b : bestPlace(places, start, b, crossings);
                cuts.add(start);
                start = place;
                b = place;
                places.size = 0;
                continue;
            }
            places.add(end);
            b = end;
        }
        cuts.add(start);
        cuts.add(count);
        return cuts.toArray();
    }

    private boolean isFull(int start, int end) {
        return weight(start, end) > limit || end - start > MAX_BLOCKS;
    }

    /** A loop that fits into a piece stays whole; around one that does not, pieces begin anew. */
    private int itemEnd(int block, BitSet borders) {
        int last = blocks.loopEnd[block];
        if (last < 0) {
            return block + 1;
        }
        if (isFull(block, last + 1)) {
            borders.set(block);
            borders.set(last + 1);
            return block + 1;
        }
        return last + 1;
    }

    /** Where a piece that is full is cut: at the last of the best places in its latter part. */
    private int bestPlace(Ints places, int start, int full, int[] crossings) {
        long least = limit * (long) LEAST_QUARTERS / 4;
        int best = full;
        for (int i = places.size - 1; i >= 0; i--) {
            int place = places.get(i);
            if (place <= start || place > full || weight(start, place) < least) {
                continue;
            }
            if (crossings[place] < crossings[best]) {
                best = place;
            }
        }
        return best;
    }
}
