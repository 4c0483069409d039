// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import java.lang.classfile.CodeBuilder;
import java.util.Arrays;

/**
 * Values that were just computed and stay on the stack of the JVM, because the next instructions
 * probably take them: most values of an operand stack slot are used once and at once. Whoever needs
 * them elsewhere has them stored in their variables first ({@link #flush}), as is done wherever
 * control may join or branch.
 */
final class Operands {
    /** Slot of a value that was overwritten before anybody took it. */
    private static final int DEAD = -1;

    private final CodeBuilder out;
    private final Variables variables;
    private final int firstOperandSlot;
    private int[] slots = new int[8];
    private byte[] kinds = new byte[8];
    private int size;

    /** Slots below the first of the operand stack are locals, which are stored at once. */
    Operands(CodeBuilder out, Variables variables, int firstOperandSlot) {
        this.out = out;
        this.variables = variables;
        this.firstOperandSlot = firstOperandSlot;
    }

    /** The value on top of the JVM's stack becomes that of a slot. */
    void push(int slot, int kind) {
        int older = find(slot);
        if (older >= 0) {
            slots[older] = DEAD;
        }
        variables.forgetVector(slot, kind);
        if (slot < firstOperandSlot || older >= 0 || variables.areApart(kind)) {
            variables.store(slot, kind);
            return;
        }
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, 2 * size);
            kinds = Arrays.copyOf(kinds, 2 * size);
        }
        slots[size] = slot;
        kinds[size++] = (byte) kind;
    }

    /** The value on top of the JVM's stack goes into the variable of a slot. */
    void store(int slot, int kind) {
        overwrite(slot);
        variables.forgetVector(slot, kind);
        variables.store(slot, kind);
    }

    /** The value of a slot is not needed any more. */
    void overwrite(int slot) {
        int older = find(slot);
        if (older >= 0) {
            slots[older] = DEAD;
        }
    }

    private int find(int slot) {
        for (int i = 0; i < size; i++) {
            if (slots[i] == slot) {
                return i;
            }
        }
        return -1;
    }

    /** Stores all values in their variables. */
    void flush() {
        flushFrom(0);
    }

    /** Stores the values from one on, those that were computed last. */
    private void flushFrom(int first) {
        while (size > first) {
            size--;
            if (slots[size] != DEAD) {
                variables.store(slots[size], kinds[size]);
            } else if (Descriptors.size(kinds[size]) == 2) {
                out.pop2();
            } else {
                out.pop();
            }
        }
    }

    /** Has the value of a slot in its variable, because instructions need it later. */
    void save(int slot) {
        if (find(slot) >= 0) {
            flushFrom(find(slot));
        }
    }

    /** Brings the values of slots onto the JVM's stack, the last one on top. */
    void take(int[] fromSlots, int[] ofKinds) {
        int ready = ready(fromSlots);
        if (ready < 0) {
            flush();
            ready = 0;
        }
        size -= ready;
        for (int i = ready; i < fromSlots.length; i++) {
            variables.load(fromSlots[i], ofKinds[i]);
        }
    }

    /** How many of the first values are on top of the stack; -1 if others are below them. */
    private int ready(int[] wanted) {
        int ready = Math.min(size, wanted.length);
        while (ready > 0 && !endsWith(wanted, ready)) {
            ready--;
        }
        for (int i = ready; i < wanted.length; i++) {
            if (find(wanted[i]) >= 0) {
                return -1;
            }
        }
        return ready;
    }

    private boolean endsWith(int[] wanted, int count) {
        for (int i = 0; i < count; i++) {
            if (slots[size - count + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    void take(int slot, int kind) {
        take(new int[] {slot}, new int[] {kind});
    }

    void take(int first, int second, int kind) {
        take(new int[] {first, second}, new int[] {kind, kind});
    }

    /** The same for an instruction to which the order of its operands is all the same. */
    void takeAnyOrder(int first, int second, int kind) {
        boolean secondIsReady = size > 0 && slots[size - 1] == second && find(first) < 0;
        if (secondIsReady) {
            take(second, first, kind);
        } else {
            take(first, second, kind);
        }
    }

    /** Takes values for an instruction that branches: nothing else may remain on the stack. */
    void takeAll(int[] fromSlots, int[] ofKinds) {
        if (size > fromSlots.length || ready(fromSlots) != size) {
            flush();
        }
        take(fromSlots, ofKinds);
    }
}
