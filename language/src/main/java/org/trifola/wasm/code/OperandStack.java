// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import java.util.Arrays;

/**
 * The operand stack while a body is lowered: where each value is. A value is in its own slot, or it
 * is the value of a local that was not set since, or a constant; the last two cost no instruction
 * until somebody needs them in their own slot.
 */
final class OperandStack {
    private static final int CONSTANT = -1;

    private final CodeEmitter out;

    /** Slot of the operand at height 0: the number of locals. */
    private final int base;

    /** Slot that holds the value, or CONSTANT. */
    private int[] slots = new int[16];

    private byte[] kinds = new byte[16];
    private long[] constants = new long[16];
    private int height;
    private int maxHeight;

    /** Operands that stand for a local; zero in nearly all of the code, which saves the search. */
    private int aliases;

    private boolean hasObjects;

    OperandStack(CodeEmitter out, byte[] localKinds) {
        this.out = out;
        this.base = localKinds.length;
        for (byte kind : localKinds) {
            hasObjects |= Kind.isObject(kind);
        }
    }

    /** Whether any slot holds references or vectors. */
    boolean hasObjects() {
        return hasObjects;
    }

    int height() {
        return height;
    }

    /** Number of slots that the frame needs. */
    int slotCount() {
        return base + maxHeight;
    }

    /** The own slot of a height. */
    int ownSlot(int atHeight) {
        return base + atHeight;
    }

    /** Pushes a value that the next instruction writes into its own slot; returns the slot. */
    int push(int kind) {
        return push(kind, base + height);
    }

    /** Pushes the value of a local. */
    void pushLocal(int kind, int local) {
        aliases++;
        push(kind, local);
    }

    /** Pushes a constant; references and vectors are zero. */
    void pushConstant(int kind, long value) {
        push(kind, CONSTANT);
        constants[height - 1] = value;
    }

    private int push(int kind, int slot) {
        if (height == slots.length) {
            slots = Arrays.copyOf(slots, 2 * height);
            kinds = Arrays.copyOf(kinds, 2 * height);
            constants = Arrays.copyOf(constants, 2 * height);
        }
        slots[height] = slot;
        kinds[height] = (byte) kind;
        hasObjects |= Kind.isObject(kind);
        height++;
        if (height > maxHeight) {
            maxHeight = height;
        }
        return slot;
    }

    /** Pops a value; returns the slot that holds it, which is its own one for constants. */
    int pop() {
        int slot = slot(height - 1);
        drop();
        return slot;
    }

    /** Pops a value that nobody needs. */
    void drop() {
        height--;
        if (isAlias(height)) {
            aliases--;
        }
    }

    /** The slot that holds the value at a height; constants are put into their own. */
    int slot(int at) {
        if (slots[at] == CONSTANT) {
            materialize(at);
        }
        return slots[at];
    }

    /**
     * The slot that holds the value at a height, on the present way only: a constant is put into
     * its own slot, but remains a constant for code that is reached without coming by here.
     */
    int slotHere(int at) {
        if (slots[at] == CONSTANT) {
            move(at, base + at);
            return base + at;
        }
        return slots[at];
    }

    int kind(int at) {
        return kinds[at];
    }

    boolean isConstant(int at) {
        return slots[at] == CONSTANT;
    }

    long constant(int at) {
        return constants[at];
    }

    boolean isOwn(int at) {
        return slots[at] == base + at;
    }

    private boolean isAlias(int at) {
        return slots[at] != CONSTANT && slots[at] != base + at;
    }

    /** Whether an operand stands for that local. */
    boolean hasAlias(int local) {
        if (aliases > 0) {
            for (int i = 0; i < height; i++) {
                if (slots[i] == local) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Before a local is set: operands that stand for it get the value into their own slots. */
    void saveLocal(int local) {
        if (aliases == 0) {
            return;
        }
        for (int i = 0; i < height; i++) {
            if (slots[i] == local) {
                materialize(i);
            }
        }
    }

    /** Before control may join: no operand stands for a local any more. */
    void saveLocals() {
        for (int i = height - 1; i >= 0 && aliases > 0; i--) {
            if (isAlias(i)) {
                materialize(i);
            }
        }
    }

    /** Puts the topmost values into their own slots. */
    void materializeTop(int count) {
        for (int i = height - count; i < height; i++) {
            if (!isOwn(i)) {
                materialize(i);
            }
        }
    }

    /** Puts constants among the topmost values into slots; returns the height of the first one. */
    int prepareTop(int count) {
        for (int i = height - count; i < height; i++) {
            slot(i);
        }
        return height - count;
    }

    /** Appends the topmost values, which are in slots, as operands: slot and kind in one. */
    void addTop(byte[] ofKinds) {
        int first = height - ofKinds.length;
        for (int i = 0; i < ofKinds.length; i++) {
            out.add(slots[first + i] << Kind.BITS | ofKinds[i]);
        }
    }

    private void materialize(int at) {
        if (isAlias(at)) {
            aliases--;
        }
        move(at, base + at);
        slots[at] = base + at;
    }

    /** Emits what brings the value at a height into any slot. */
    void move(int at, int destination) {
        int kind = kinds[at];
        if (slots[at] != CONSTANT) {
            if (slots[at] != destination) {
                int copy = Kind.isObject(kind) ? Code.COPY_REF : Code.COPY;
                out.emit(copy, destination, slots[at], kind);
            }
            return;
        }
        switch (kind) {
            case Kind.I32 -> out.emit(Code.CONST_I32, destination, (int) constants[at]);
            case Kind.F32 -> out.emit(Code.CONST_F32, destination, (int) constants[at]);
            case Kind.I64 -> constLong(Code.CONST_I64, destination, constants[at]);
            case Kind.F64 -> constLong(Code.CONST_F64, destination, constants[at]);
            case Kind.V128 -> constVector(destination, 0, 0);
            default -> out.emit(Code.REF_NULL, destination);
        }
    }

    private void constLong(int op, int destination, long value) {
        out.emit(op, destination);
        out.addLong(value);
    }

    /** Emits a vector, given by its halves. */
    void constVector(int destination, long low, long high) {
        constLong(Code.VECTOR_CONST, destination, low);
        out.addLong(high);
    }

    /** Drops the values above a height. */
    void cut(int newHeight) {
        while (height > newHeight) {
            drop();
        }
    }

    /** Cuts the stack to a height and pushes values that are in their own slots. */
    void reset(int newHeight, byte[] pushed) {
        cut(newHeight);
        for (byte kind : pushed) {
            push(kind);
        }
    }
}
