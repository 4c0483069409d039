// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.split;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;

import java.util.BitSet;

/**
 * A function cut into pieces. How it is cut depends only on its code and the limit, so that two of
 * the same are equal. Immutable; takes time linear in the size of the function, but for nested
 * loops.
 */
public final class SplitFunction {
    /** Bits of the number of an entry within its piece. */
    public static final int ENTRY_BITS = 10;

    /** Branch tables of more entries always leave their piece. */
    static final int LARGE_TABLE = 512;

    /** In parts of the limit: straight code longer than that is cut. */
    private static final int PARTS = 4;

    final FunctionCode function;
    final Blocks blocks;
    final Partition partition;
    final Liveness liveness;
    private final int resultKind;

    /** The dispatchers that each piece has a copy of, beside its own blocks. */
    final int[][] copies;

    /** The number of each block among the entries of its piece; -1 if it is none. */
    final int[] entry;

    /**
     * Cuts a function.
     *
     * @param resultKind the kind of its result, if it has only one
     * @param limit the weight of pieces, about the bytes of a method
     */
    public SplitFunction(FunctionCode function, int resultKind, int limit) {
        this.function = function;
        this.resultKind = resultKind;
        blocks = new Blocks(function, limit / PARTS);
        partition = new Partition(blocks, limit);
        liveness = new Liveness(blocks, accesses());
        copies = new int[partition.pieceCount()][];
        entry = findEntries();
    }

    /** A value: a slot packed with the kind of what it holds. */
    public static int value(int slot, int kind) {
        return slot << Kind.BITS | kind;
    }

    /** About how many bytes the function takes as one method. */
    public static long weight(FunctionCode function) {
        return Weights.of(function.code);
    }

    /** The function. */
    public FunctionCode function() {
        return function;
    }

    /** Number of pieces. */
    public int pieceCount() {
        return partition.pieceCount();
    }

    /** Where the function begins: a piece and an entry, as in {@link Piece.Exit#next}. */
    public int start() {
        return next(0);
    }

    /** All values that pieces may leave to others. */
    public int[] values() {
        return liveness.values.clone();
    }

    /** Whether the function needs a parameter, given by slot and kind. */
    public boolean isLiveAtStart(int slot, int kind) {
        int number = liveness.number(value(slot, kind));
        return number >= 0 && liveness.isLive(number, 0);
    }

    /** Makes one of the pieces. */
    public Piece piece(int index) {
        return new PieceBuilder(this, index).build();
    }

    Accesses accesses() {
        return new Accesses(function, resultKind);
    }

    /** Where control goes on that leaves its piece for a block. */
    int next(int block) {
        return partition.home[block] << ENTRY_BITS | entry[block];
    }

    /** Whether a piece has a block, as its own or as a copy. */
    boolean contains(int piece, int block) {
        if (partition.home[block] == piece) {
            return true;
        }
        for (int dispatcher : copies[piece]) {
            if (dispatcher == partition.dispatcher[block]) {
                return true;
            }
        }
        return false;
    }

    /** The blocks of a piece, in the order of the code. */
    int[] blocksOf(int piece) {
        Ints found = new Ints();
        for (int b = partition.first[piece]; b < partition.first[piece + 1]; b++) {
            found.add(b);
        }
        for (int dispatcher : copies[piece]) {
            for (int b : partition.dispatchers[dispatcher]) {
                found.add(b);
            }
        }
        return found.toSet();
    }

    /** Whether a block ends in a branch table that always leaves the piece. */
    boolean hasLargeTable(int block) {
        if (!blocks.tables.get(block)) {
            return false;
        }
        int[] code = function.code;
        int pc = blocks.start[block];
        while (Code.next(code, pc) < blocks.start[block + 1]) {
            pc = Code.next(code, pc);
        }
        return code[pc + 2] > LARGE_TABLE;
    }

    private int[] findEntries() {
        BitSet entries = new BitSet();
        entries.set(0);
        for (int p = 0; p < copies.length; p++) {
            copies[p] = copies(p);
            for (int block : blocksOf(p)) {
                boolean always = hasLargeTable(block);
                for (int i = blocks.successorCount(block) - 1; i >= 0; i--) {
                    int target = blocks.successor(block, i);
                    if (always || !contains(p, target)) {
                        entries.set(target);
                    }
                }
                for (int clause : blocks.clauses(block)) {
                    if (!contains(p, blocks.handler(clause))) {
                        entries.set(blocks.handler(clause));
                    }
                }
            }
        }
        return number(entries);
    }

    /** The entries are numbered within each piece. */
    private int[] number(BitSet entries) {
        int[] numbers = new int[blocks.count()];
        int count = 0;
        for (int b = 0; b < numbers.length; b++) {
            if (b == partition.first[partition.home[b]]) {
                count = 0;
            }
            numbers[b] = entries.get(b) ? count++ : -1;
        }
        return numbers;
    }

    /** The dispatchers that blocks of a piece branch to and that are not all its own. */
    private int[] copies(int piece) {
        Ints found = new Ints();
        for (int b = partition.first[piece]; b < partition.first[piece + 1]; b++) {
            for (int i = blocks.successorCount(b) - 1; i >= 0; i--) {
                int target = blocks.successor(b, i);
                if (partition.dispatcher[target] >= 0 && partition.home[target] != piece) {
                    found.add(partition.dispatcher[target]);
                }
            }
        }
        return found.toSet();
    }
}
