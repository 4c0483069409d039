// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.BitSet;

/**
 * The loops of a generated method. Each counts its rounds, and lets other threads stop this one
 * only now and then: what that takes is no part of the loop that HotSpot optimizes, so it can move
 * checks out of it, unroll it and use vectors.
 *
 * <p>A loop without others in it starts to count when it is entered, so that HotSpot knows the
 * number of rounds; the others of a function share a counter, so that loops of few rounds in one
 * another are stopped, too.
 */
final class Loops {
    /** Rounds of an inner loop before it can be stopped; other threads wait so long. */
    private static final int INNER_ROUNDS = 1000;

    /** The same for all other loops of a call together. */
    private static final int OUTER_ROUNDS = 32;

    /** The same for a loop of which a round may take long. */
    private static final int SLOW_ROUNDS = 1;

    private final CodeBuilder out;
    private final Variables variables;
    private final BitSet heads = new BitSet();

    /** By head: the last position of the loop. */
    private final int[] ends;

    /** By head: where rounds begin, and where other threads may stop the loop. */
    private final Label[] rounds;

    private final Label[] polls;

    /** By head: the line before it. */
    private final int[] lines;

    /** By head: the variable that counts. */
    private final int[] counters;

    /** Heads of loops of which a round may take long. */
    private final BitSet slow = new BitSet();

    private int outerCounter;

    private final int[] code;

    Loops(CodeBuilder out, Variables variables, int[] code) {
        int codeLength = code.length;
        this.code = code;
        this.out = out;
        this.variables = variables;
        ends = new int[codeLength + 1];
        lines = new int[codeLength + 1];
        counters = new int[codeLength + 1];
        rounds = new Label[codeLength + 1];
        polls = new Label[codeLength + 1];
    }

    /** Learns of a branch. */
    void addBranch(int from, int to) {
        if (to <= from) {
            heads.set(to);
            ends[to] = Math.max(ends[to], from);
            if (rounds[to] == null) {
                rounds[to] = out.newLabel();
                polls[to] = out.newLabel();
            }
        }
    }

    /** Whether a branch begins the next round of a loop, at {@link #round}. */
    boolean isRound(int from, int to) {
        return to <= from && heads.get(to);
    }

    /** Where loops begin. */
    BitSet heads() {
        return heads;
    }

    /** Where the rounds of a loop begin. */
    Label round(int head) {
        return rounds[head];
    }

    /**
     * Where the body begins.
     *
     * @param all whether it has exception handlers, which go to loops, too: so all counters must be
     *     set
     */
    void begin(boolean all) {
        if (!heads.isEmpty()) {
            outerCounter = variables.allocate(TypeKind.INT);
            out.loadConstant(OUTER_ROUNDS).istore(outerCounter);
        }
        for (int pc = heads.nextSetBit(0); pc >= 0; pc = heads.nextSetBit(pc + 1)) {
            slow.set(pc, hasBulk(pc, ends[pc]));
            counters[pc] = countsAlone(pc) ? variables.allocate(TypeKind.INT) : outerCounter;
            if (all && countsAlone(pc)) {
                out.loadConstant(rounds(pc)).istore(counters[pc]);
            }
        }
    }

    /**
     * Where a loop may begin.
     *
     * @param line the line of what is before it, or 0
     */
    void head(int pc, int line) {
        if (!heads.get(pc)) {
            return;
        }
        lines[pc] = line;
        if (countsAlone(pc)) {
            out.loadConstant(rounds(pc)).istore(counters[pc]);
        }
        out.labelBinding(rounds[pc]);
        out.iinc(counters[pc], -1);
        out.iload(counters[pc]).iflt(polls[pc]);
    }

    private boolean countsAlone(int pc) {
        return isInner(pc) || slow.get(pc);
    }

    private int rounds(int pc) {
        return slow.get(pc) ? SLOW_ROUNDS : INNER_ROUNDS;
    }

    private boolean hasBulk(int from, int to) {
        for (int pc = from; pc <= to; pc = Code.next(code, pc)) {
            if (isBulk(code[pc])) {
                return true;
            }
        }
        return false;
    }

    /** Whether an instruction may take long: those on ranges of memories, tables and arrays. */
    static boolean isBulk(int op) {
        return op >= Code.MEMORY_GROW && op <= Code.MEMORY_INIT
                || op >= Code.TABLE_GROW && op <= Code.TABLE_INIT
                || op == Code.ARRAY_NEW
                || op == Code.ARRAY_NEW_DEFAULT
                || op == Code.ARRAY_NEW_DATA
                || op == Code.ARRAY_NEW_ELEM
                || op >= Code.ARRAY_FILL && op <= Code.ARRAY_INIT_ELEM;
    }

    private boolean isInner(int pc) {
        int next = heads.nextSetBit(pc + 1);
        return next < 0 || next > ends[pc];
    }

    /**
     * Writes, behind the body, what is done after some rounds.
     *
     * @param labels where loops are entered
     * @param promotion what else is done, or null
     */
    void writePolls(MemoryEmitter memory, Label[] labels, Promotion promotion) {
        for (int pc = heads.nextSetBit(0); pc >= 0; pc = heads.nextSetBit(pc + 1)) {
            out.labelBinding(polls[pc]);
            if (lines[pc] > 0) {
                out.lineNumber(lines[pc]);
            }
            if (!countsAlone(pc)) {
                out.loadConstant(OUTER_ROUNDS).istore(outerCounter);
            }
            if (promotion != null) {
                promotion.writeLoop(pc);
            }
            memory.poll(labels[pc]);
        }
    }
}
