// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import java.util.Arrays;

/**
 * What is open while instructions are parsed, innermost last: blocks, folded instructions and their
 * clauses. Takes the place of recursion, so that nesting costs heap and no Java stack.
 */
final class FrameStack {
    /** A flat block, up to {@code end}. */
    static final int FLAT = 0;

    /** A folded instruction without a block; its operands come before it. */
    static final int FOLDED = 1;

    /** {@code (block …)} and its like. */
    static final int BLOCK = 2;

    /** {@code (if …)}; its state says which clauses there were. */
    static final int IF = 3;

    /** {@code (try …)}; its state says which clauses there were. */
    static final int TRY = 4;

    /** {@code (then …)}, {@code (else …)}, {@code (do …)}, {@code (catch …)}. */
    static final int CLAUSE = 5;

    private static final int KIND = 0;
    private static final int OP = 1;
    private static final int STATE = 2;
    private static final int SYMBOL = 3;
    private static final int PENDING = 4;
    private static final int TEXT = 5;
    private static final int HINT = 6;
    private static final int NAME = 7;
    private static final int STRIDE = 8;

    private int[] slots = new int[16 * STRIDE];
    private int top = -STRIDE;

    boolean isEmpty() {
        return top < 0;
    }

    void clear() {
        top = -STRIDE;
    }

    /** Opens something that an instruction starts, which stands at an offset of the text. */
    void push(int kind, int op, int text) {
        top += STRIDE;
        if (top == slots.length) {
            slots = Arrays.copyOf(slots, 2 * top);
        }
        slots[top + KIND] = kind;
        slots[top + OP] = op;
        slots[top + STATE] = 0;
        slots[top + TEXT] = text;
    }

    void pop() {
        top -= STRIDE;
    }

    /** The kind of the innermost one, or -1. */
    int kind() {
        return top < 0 ? -1 : slots[top + KIND];
    }

    /** The instruction that it started with, or that its current clause started with. */
    int op() {
        return slots[top + OP];
    }

    void op(int op) {
        slots[top + OP] = op;
    }

    /** How many of the clauses of a folded instruction are done. */
    int state() {
        return slots[top + STATE];
    }

    void state(int state) {
        slots[top + STATE] = state;
    }

    /** Keeps what a folded instruction needs when its operands are done. */
    void suspend(int pending, int symbol, int name, int hint) {
        slots[top + PENDING] = pending;
        slots[top + SYMBOL] = symbol;
        slots[top + NAME] = name;
        slots[top + HINT] = hint;
    }

    /** Where its bytes start among those that wait. */
    int pending() {
        return slots[top + PENDING];
    }

    /** The label of a folded {@code if}. */
    int symbol() {
        return slots[top + SYMBOL];
    }

    /** The symbol of its name. */
    int name() {
        return slots[top + NAME];
    }

    /** Offset of the instruction in the text. */
    int text() {
        return slots[top + TEXT];
    }

    /** Its branch hint, or -1. */
    int hint() {
        return slots[top + HINT];
    }
}
