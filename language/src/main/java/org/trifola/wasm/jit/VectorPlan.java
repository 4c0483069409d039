// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Decides in which shapes the vectors of a function are held. Within a straight line of code a
 * vector is computed in the shape in which it is used next; where lines join, each slot has one
 * shape, its home, which is the one that most instructions want there, those of inner loops before
 * all others.
 */
final class VectorPlan {
    /** How often votes are counted: each time with the homes that the last one elected. */
    private static final int ROUNDS = 3;

    /** A loop counts for so many (as a power of two) of what is around it, up to a depth. */
    private static final int LOOP_LOG2 = 3;

    private static final int MAX_DEPTH = 6;

    private static final BitSet NOTHING = new BitSet();

    private final int[] code;
    private final VectorShapes shapes;
    private final SlotUses uses;

    /** First positions of the straight lines, and the end of the code. */
    private final int[] starts;

    /** By line: the slots that are read there or later before they are written. */
    private final BitSet[] liveIn;

    private final BitSet[] liveOut;
    private final BitSet[] written;
    private final byte[] depth;

    /** By slot. */
    private final byte[] home;

    /** By slot and shape. */
    private final long[] votes;

    /** By position: the shape in which the vector that is computed there is wanted. */
    private final byte[] wanted;

    private final byte[] demand;
    private final boolean[] demanded;

    /** Decides on the shapes, or without them, looks only at what is read later. */
    VectorPlan(int[] code, int slotCount, VectorShapes shapes) {
        this.code = code;
        this.shapes = shapes;
        uses = new SlotUses(code);
        starts = findLines();
        int lines = starts.length - 1;
        liveIn = new BitSet[lines];
        liveOut = new BitSet[lines];
        written = new BitSet[lines];
        depth = new byte[lines];
        home = new byte[slotCount];
        votes = new long[slotCount * VectorShapes.COUNT];
        wanted = new byte[code.length];
        demand = new byte[slotCount];
        demanded = new boolean[slotCount];
        findUses();
        spreadLiveness();
        if (shapes == null) {
            return;
        }
        Arrays.fill(home, (byte) VectorShapes.NONE);
        for (int i = 0; i < ROUNDS; i++) {
            Arrays.fill(votes, 0);
            scan();
            elect();
        }
        scan();
    }

    /** The shape of a slot where lines join. */
    int home(int slot) {
        return home[slot];
    }

    /** The shape in which the vector that an instruction computes is used next. */
    int wanted(int pc) {
        return wanted[pc];
    }

    /** The slots that the code from a label on reads before it writes them. */
    BitSet liveAt(int pc) {
        return pc == code.length ? NOTHING : liveIn[line(pc)];
    }

    private int line(int pc) {
        return Arrays.binarySearch(starts, pc);
    }

    // Straight lines, and where they go on.

    private int[] findLines() {
        BitSet found = new BitSet(code.length + 1);
        found.set(0);
        found.set(code.length);
        for (int pc = 0, next; pc < code.length; pc = next) {
            next = Code.next(code, pc);
            for (int i = targetCount(code, pc) - 1; i >= 0; i--) {
                found.set(target(code, pc, i));
                found.set(next);
            }
            if (!fallsThrough(code[pc])) {
                found.set(next);
            }
        }
        return found.stream().toArray();
    }

    /** How many targets an instruction has. */
    static int targetCount(int[] code, int pc) {
        if (code[pc] == Code.BR_TABLE) {
            return code[pc + 2] + 1;
        }
        return Code.LAYOUT[code[pc]].indexOf('l') < 0 ? 0 : 1;
    }

    /** One of the targets of an instruction. */
    static int target(int[] code, int pc, int index) {
        boolean table = code[pc] == Code.BR_TABLE;
        return code[table ? pc + 3 + index : pc + 1 + Code.LAYOUT[code[pc]].indexOf('l')];
    }

    /** Whether control may go on behind an instruction. */
    static boolean fallsThrough(int op) {
        boolean returns = op >= Code.RETURN && op <= Code.RETURN_MANY;
        boolean calls = op >= Code.RETURN_CALL && op <= Code.RETURN_CALL_REF;
        return !returns
                && !calls
                && op != Code.BR
                && op != Code.BR_TABLE
                && op != Code.UNREACHABLE
                && op != Code.THROW
                && op != Code.THROW_REF;
    }

    private void findUses() {
        for (int i = 0; i < liveIn.length; i++) {
            liveIn[i] = new BitSet();
            liveOut[i] = new BitSet();
            written[i] = new BitSet();
            for (int pc = starts[i]; pc < starts[i + 1]; pc = Code.next(code, pc)) {
                uses.find(pc);
                for (int k = 0; k < uses.readCount; k++) {
                    if (!written[i].get(uses.reads[k])) {
                        liveIn[i].set(uses.reads[k]);
                    }
                }
                for (int k = 0; k < uses.writeCount; k++) {
                    written[i].set(uses.writes[k]);
                }
            }
        }
        findLoops();
    }

    /** Counts the loops that each line is in. */
    private void findLoops() {
        int[] end = new int[depth.length + 1];
        for (int pc = 0; pc < code.length; pc = Code.next(code, pc)) {
            for (int k = targetCount(code, pc) - 1; k >= 0; k--) {
                int to = target(code, pc, k);
                if (to <= pc) {
                    end[line(to)] = Math.max(end[line(to)], pc);
                }
            }
        }
        for (int head = 0; head < depth.length; head++) {
            for (int i = head; i < depth.length && starts[i] <= end[head] && end[head] > 0; i++) {
                depth[i] = (byte) Math.min(depth[i] + 1, MAX_DEPTH);
            }
        }
    }

    private void spreadLiveness() {
        BitSet flowing = new BitSet();
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = liveIn.length - 1; i >= 0; i--) {
                findLiveOut(i);
                flowing.clear();
                flowing.or(liveOut[i]);
                flowing.andNot(written[i]);
                int before = liveIn[i].cardinality();
                liveIn[i].or(flowing);
                changed |= liveIn[i].cardinality() != before;
            }
        }
    }

    private void findLiveOut(int line) {
        int last = starts[line];
        for (int pc = last; pc < starts[line + 1]; pc = Code.next(code, pc)) {
            last = pc;
        }
        for (int k = targetCount(code, last) - 1; k >= 0; k--) {
            int to = line(target(code, last, k));
            if (to < liveIn.length) {
                liveOut[line].or(liveIn[to]);
            }
        }
        if (fallsThrough(code[last]) && line + 1 < liveIn.length) {
            liveOut[line].or(liveIn[line + 1]);
        }
    }

    // Shapes.

    private void elect() {
        for (int slot = 0; slot < home.length; slot++) {
            int best = slot * VectorShapes.COUNT;
            for (int i = best + 1; i < (slot + 1) * VectorShapes.COUNT; i++) {
                best = votes[i] > votes[best] ? i : best;
            }
            home[slot] = (byte) (best - slot * VectorShapes.COUNT);
        }
    }

    private void vote(int slot, int shape, int line) {
        if (shape != VectorShapes.NONE) {
            votes[slot * VectorShapes.COUNT + shape] += 1L << LOOP_LOG2 * depth[line];
        }
    }

    private void scan() {
        for (int line = 0; line < liveIn.length; line++) {
            int[] positions = new int[starts[line + 1] - starts[line]];
            int count = 0;
            for (int pc = starts[line]; pc < starts[line + 1]; pc = Code.next(code, pc)) {
                positions[count++] = pc;
            }
            System.arraycopy(home, 0, demand, 0, home.length);
            Arrays.fill(demanded, false);
            BitSet open = (BitSet) liveOut[line].clone();
            while (count > 0) {
                scan(positions[--count], line, open);
            }
            for (int slot = 0; slot < home.length; slot++) {
                if (demanded[slot] && liveIn[line].get(slot)) {
                    vote(slot, demand[slot], line);
                }
            }
        }
    }

    /**
     * One instruction, those behind it being done.
     *
     * @param open slots whose value at the end of the line was not computed behind it
     */
    private void scan(int pc, int line, BitSet open) {
        uses.find(pc);
        boolean vector = isVector(code, pc);
        int shape = VectorShapes.NONE;
        for (int i = 0; i < uses.writeCount; i++) {
            int slot = uses.writes[i];
            wanted[pc] = demand[slot];
            shape = demand[slot];
            if (vector && open.get(slot)) {
                vote(slot, shapes.result(pc, shape), line);
            }
            open.clear(slot);
            demand[slot] = VectorShapes.NONE;
            demanded[slot] = false;
        }
        shape = vector ? shapes.operands(pc, shape) : VectorShapes.NONE;
        for (int i = 0; i < uses.readCount && shape != VectorShapes.NONE; i++) {
            demand[uses.reads[i]] = (byte) shape;
            demanded[uses.reads[i]] = true;
        }
    }

    /** Whether an instruction is one of vectors, or copies or chooses one. */
    static boolean isVector(int[] code, int pc) {
        return switch (code[pc]) {
            case Code.COPY, Code.COPY_REF -> code[pc + 3] == Kind.V128;
            case Code.SELECT, Code.SELECT_REF -> code[pc + 5] == Kind.V128;
            default -> VectorEmitter.handles(code[pc]);
        };
    }
}
