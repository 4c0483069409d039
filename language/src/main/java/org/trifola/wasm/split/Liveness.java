// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.split;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;

import java.util.Arrays;

/**
 * Which values are read after a block begins, and were written before. Only those that some block
 * reads before it writes them have a number here; all others never leave their block. In functions
 * where the sets would take too much memory, all numbered values count as live everywhere.
 */
final class Liveness {
    /** Bits of all sets together, beyond which there are none. */
    private static final long MAX_BITS = 1L << 28;

    /** The values that have a number, packed with their kinds. */
    final int[] values;

    private final int[] numbers;
    private final long[][] live;

    Liveness(Blocks blocks, Accesses accesses) {
        FunctionCode function = blocks.function;
        numbers = new int[function.slotCount + 1 << Kind.BITS];
        Arrays.fill(numbers, -1);
        int[][] exposed = exposed(blocks, accesses);
        int count = 0;
        for (int number : numbers) {
            count = Math.max(count, number + 1);
        }
        values = new int[count];
        for (int value = 0; value < numbers.length; value++) {
            if (numbers[value] >= 0) {
                values[numbers[value]] = value;
            }
        }
        long bits = (long) blocks.count() * count;
        live = bits > MAX_BITS ? null : solve(blocks, exposed, written(blocks, accesses));
    }

    /** The number of a value, or -1 if it never leaves its block. */
    int number(int value) {
        return numbers[value];
    }

    /** Whether a value, given by its number, is read after the start of a block. */
    boolean isLive(int number, int block) {
        return live == null || (live[block][number >> 6] & 1L << number) != 0;
    }

    /** What blocks read before they write it; numbers these values. */
    private int[][] exposed(Blocks blocks, Accesses accesses) {
        int[][] exposed = new int[blocks.count()][];
        int[] written = new int[numbers.length];
        int[] code = blocks.function.code;
        int count = 0;
        for (int b = 0; b < exposed.length; b++) {
            Ints found = new Ints();
            for (int pc = blocks.start[b]; pc < blocks.start[b + 1]; pc = Code.next(code, pc)) {
                accesses.find(pc);
                for (int i = 0; i < accesses.readCount; i++) {
                    int value = accesses.reads[i];
                    if (written[value] != b + 1) {
                        if (numbers[value] < 0) {
                            numbers[value] = count++;
                        }
                        found.add(numbers[value]);
                    }
                }
                for (int i = 0; i < accesses.writeCount; i++) {
                    written[accesses.writes[i]] = b + 1;
                }
            }
            exposed[b] = found.toSet();
        }
        return exposed;
    }

    private int[][] written(Blocks blocks, Accesses accesses) {
        int[][] written = new int[blocks.count()][];
        int[] code = blocks.function.code;
        for (int b = 0; b < written.length; b++) {
            Ints found = new Ints();
            for (int pc = blocks.start[b]; pc < blocks.start[b + 1]; pc = Code.next(code, pc)) {
                accesses.find(pc);
                for (int i = 0; i < accesses.writeCount; i++) {
                    if (numbers[accesses.writes[i]] >= 0) {
                        found.add(numbers[accesses.writes[i]]);
                    }
                }
            }
            written[b] = found.toSet();
        }
        return written;
    }

    private long[][] solve(Blocks blocks, int[][] exposed, int[][] written) {
        int words = values.length + 63 >> 6;
        long[][] sets = new long[blocks.count()][words];
        long[] set = new long[words];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int b = sets.length - 1; b >= 0; b--) {
                Arrays.fill(set, 0);
                for (int i = blocks.successorCount(b) - 1; i >= 0; i--) {
                    Sets.addAll(set, sets[blocks.successor(b, i)]);
                }
                for (int number : written[b]) {
                    set[number >> 6] &= ~(1L << number);
                }
                for (int number : exposed[b]) {
                    set[number >> 6] |= 1L << number;
                }
                for (int clause : blocks.clauses(b)) {
                    Sets.addAll(set, sets[blocks.handler(clause)]);
                }
                changed |= Sets.addAll(sets[b], set);
            }
        }
        return sets;
    }
}
