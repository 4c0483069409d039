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

    /** By height, the first of its own slots; null if each has one. */
    private final int[] layout;

    /** By height, a bit for each kind of number that was put into its own slot. */
    private byte[] written = new byte[16];

    /** Slot that holds the value, or CONSTANT. */
    private int[] slots = new int[16];

    private byte[] kinds = new byte[16];
    private long[] constants = new long[16];
    private int height;
    private int maxHeight;

    /** Operands that stand for a local; zero in nearly all of the code, which saves the search. */
    private int aliases;

    private boolean hasObjects;

    /**
     * An empty stack.
     *
     * @param model the stack of the same body, lowered before; then each kind that a height held
     *     there has a slot of its own. Or null: each height has one slot
     */
    OperandStack(CodeEmitter out, byte[] localKinds, OperandStack model) {
        this.out = out;
        this.base = localKinds.length;
        this.layout = model == null ? null : model.separated();
        this.written = model == null ? written : model.written;
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
        return layout == null ? base + maxHeight : layout[maxHeight];
    }

    /** Whether some height held several kinds of numbers. */
    boolean isMixed() {
        for (int i = 0; i < maxHeight; i++) {
            if (Integer.bitCount(written[i]) > 1) {
                return true;
            }
        }
        return false;
    }

    private int[] separated() {
        int[] first = new int[maxHeight + 1];
        first[0] = base;
        for (int i = 0; i < maxHeight; i++) {
            first[i + 1] = first[i] + Math.max(1, Integer.bitCount(written[i]));
        }
        return first;
    }

    /** The own slots that hold numbers, each with the kind, as {@link #addTop} packs them. */
    int[] numberSlots() {
        int[] found = new int[4 * maxHeight];
        int count = 0;
        for (int i = 0; i < maxHeight; i++) {
            for (int kind = Kind.I32; kind <= Kind.F64; kind++) {
                if ((written[i] & 1 << kind) != 0) {
                    found[count++] = slotFor(i, kind) << Kind.BITS | kind;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** The own slot of a height for a value of some kind that is put there. */
    int ownSlot(int atHeight, int kind) {
        if (kind <= Kind.F64) {
            growWritten(atHeight);
            written[atHeight] |= (byte) (1 << kind);
        }
        return slotFor(atHeight, kind);
    }

    private int slotFor(int at, int kind) {
        if (layout == null) {
            return base + at;
        }
        int before = kind <= Kind.F64 ? written[at] & (1 << kind) - 1 : 0;
        return layout[at] + Integer.bitCount(before);
    }

    /** Pushes a value that the next instruction writes into its own slot; returns the slot. */
    int push(int kind) {
        grow();
        return push(kind, ownSlot(height, kind));
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

    private void grow() {
        if (height == slots.length) {
            slots = Arrays.copyOf(slots, 2 * height);
            kinds = Arrays.copyOf(kinds, 2 * height);
            constants = Arrays.copyOf(constants, 2 * height);
        }
    }

    private void growWritten(int atHeight) {
        if (atHeight >= written.length) {
            written = Arrays.copyOf(written, 2 * atHeight);
        }
    }

    private int push(int kind, int slot) {
        grow();
        growWritten(height);
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
            int own = ownSlot(at, kinds[at]);
            move(at, own);
            return own;
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
        return slots[at] == slotFor(at, kinds[at]);
    }

    private boolean isAlias(int at) {
        return slots[at] != CONSTANT && !isOwn(at);
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
        for (int value : top(ofKinds)) {
            out.add(value);
        }
    }

    /** Slot and kind, in one, of each of the topmost values, which are in slots. */
    int[] top(byte[] ofKinds) {
        int first = height - ofKinds.length;
        int[] packed = new int[ofKinds.length];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = slots[first + i] << Kind.BITS | ofKinds[i];
        }
        return packed;
    }

    private void materialize(int at) {
        if (isAlias(at)) {
            aliases--;
        }
        int own = ownSlot(at, kinds[at]);
        move(at, own);
        slots[at] = own;
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
