// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import java.util.Arrays;

/**
 * Collects the internal code of one function. Targets that are not known yet form a chain through
 * their own places, so that a label needs one {@code int} however many branches it has.
 */
final class CodeEmitter {
    /** End of a chain of unresolved targets. */
    static final int NO_FIXUP = -1;

    private int[] code = new int[64];
    private int length;
    private int[] offsets = new int[16];
    private int offsetCount;
    private int callSites;
    private int profiles;
    private boolean usesMemory;

    /** Position of the last instruction, or -1 if a label stands after it. */
    private int last = -1;

    int position() {
        return length;
    }

    /** Starts an instruction. */
    void begin(int op) {
        last = length;
        add(op);
    }

    /** Starts an instruction that can trap or call, made from the one at a module offset. */
    void begin(int op, int moduleOffset) {
        if (offsetCount + 2 > offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * offsets.length);
        }
        offsets[offsetCount++] = length;
        offsets[offsetCount++] = moduleOffset;
        begin(op);
    }

    /** Appends an operand. */
    void add(int operand) {
        if (length == code.length) {
            code = Arrays.copyOf(code, 2 * length);
        }
        code[length++] = operand;
    }

    /** Appends a 64-bit operand. */
    void addLong(long operand) {
        add((int) operand);
        add((int) (operand >>> 32));
    }

    /** Appends a branch profile. */
    void addProfile() {
        add(profiles++);
    }

    /** Appends a call site. */
    void addCallSite() {
        add(callSites++);
    }

    /** Notes that a near form of a load or store is there. */
    void noteMemory() {
        usesMemory = true;
    }

    void emit(int op, int a) {
        begin(op);
        add(a);
    }

    void emit(int op, int a, int b) {
        emit(op, a);
        add(b);
    }

    void emit(int op, int a, int b, int c) {
        emit(op, a, b);
        add(c);
    }

    /** Appends a target that is not known; returns the new head of its chain. */
    int addFixup(int chain) {
        int at = length;
        add(chain);
        return at;
    }

    /** Resolves a chain of targets to here. */
    void bind(int chain) {
        for (int at = chain; at != NO_FIXUP; ) {
            int next = code[at];
            code[at] = length;
            at = next;
        }
        last = -1;
    }

    /** From here on, the last instruction may not be changed any more. */
    void barrier() {
        last = -1;
    }

    /** Position of the last instruction, or -1 if it must stay as it is. */
    int last() {
        return last;
    }

    int at(int position) {
        return code[position];
    }

    void patch(int position, int value) {
        code[position] = value;
    }

    /** Takes the last instruction back; it must be one without module offset. */
    void removeLast() {
        length = last;
        last = -1;
    }

    int callSites() {
        return callSites;
    }

    int profiles() {
        return profiles;
    }

    boolean usesMemory() {
        return usesMemory;
    }

    int[] toArray() {
        return Arrays.copyOf(code, length);
    }

    int[] offsets() {
        return Arrays.copyOf(offsets, offsetCount);
    }
}
