// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.ValueType;

import java.util.Arrays;

/**
 * The operand stack and the control stack of the validation algorithm (spec appendix 7.3) in
 * arrays. Types are closed. After a jump the operand stack of the innermost block is polymorphic:
 * below what was pushed since then, operands of any type can be popped.
 *
 * <p>Popping leaves the popped types in the array until something is pushed, so that a failure can
 * still say what was there.
 */
abstract class OperandStack {
    /** The bottom reference type, subtype of all reference types. */
    static final int BOTTOM_REF = ValueType.ref(HeapType.EXN - 1, false);

    /** How much room every instruction finds without asking. */
    private static final int HEADROOM = 16;

    final Context context;
    private final TypeStore store;

    /** The instructions that are being validated. */
    CodeReader in;

    private int[] stack = new int[256];
    private int sp;

    /** Height of the stack before the current instruction. */
    private int startSp;

    /** Height of the stack at the start of the innermost block, below which nothing is popped. */
    private int floor;

    private boolean polymorphic;

    /** Index of the innermost block; that of the function is 0. */
    private int top;

    private int[] ops = new int[32];
    private int[] heights = new int[32];
    private int[] initHeights = new int[32];
    private boolean[] polymorphics = new boolean[32];
    private FuncType[] types = new FuncType[32];

    OperandStack(Context context) {
        this.context = context;
        store = context.types.store();
    }

    // Failures.

    /** A failure at the current instruction. */
    final LoadException fail(Fault fault, String detail) {
        return context.fail(fault, detail, in.opStart());
    }

    /** A type mismatch at the current instruction. */
    final LoadException mismatch(String detail) {
        return fail(Fault.TYPE_MISMATCH, detail);
    }

    /** The failure that an immediate of the current instruction is beyond its index space. */
    final LoadException unknown(Fault fault, int index) {
        return context.unknown(fault, index, in.opStart());
    }

    /** One operand is missing or wrong; those above it were popped. */
    private LoadException operandMismatch(int expected, int at) {
        return listMismatch(new int[] {expected}, 1, at + 1);
    }

    /** One of a list of operands is missing or wrong, of which the last was at {@code end - 1}. */
    private LoadException listMismatch(int[] expected, int count, int end) {
        int popped = Math.max(startSp, end);
        int has = Math.max(floor, end - count);
        return mismatch(
                "instruction requires "
                        + Describe.types(context, expected, 0, count, stack, end, popped)
                        + " but stack has "
                        + Describe.types(context, stack, has, popped, stack, 0, 0));
    }

    // Operands.

    /** Whether a closed type is a subtype of another. */
    final boolean matches(int actual, int expected) {
        return actual == expected || matchesOther(actual, expected);
    }

    private boolean matchesOther(int actual, int expected) {
        if (actual == BOTTOM_REF) {
            return ValueType.isRef(expected);
        }
        return store.matches(actual, expected);
    }

    /** Whether a list of closed types is a subtype of another. */
    final boolean matchesAll(int[] actual, int[] expected) {
        if (actual.length != expected.length) {
            return false;
        }
        for (int i = 0; i < actual.length; i++) {
            if (!matches(actual[i], expected[i])) {
                return false;
            }
        }
        return true;
    }

    /** To be called before each instruction. */
    final void startInstruction() {
        startSp = sp;
        if (sp + HEADROOM > stack.length) {
            grow(HEADROOM);
        }
    }

    private void grow(int count) {
        stack = Arrays.copyOf(stack, Math.max(stack.length * 2, sp + count + HEADROOM));
    }

    /** Pushes one type; an instruction may do so up to {@code HEADROOM} times. */
    final void push(int type) {
        stack[sp++] = type;
    }

    /** Pushes any number of types. */
    final void pushAll(int[] list) {
        pushAll(list, list.length);
    }

    /** Pushes the first types of a list. */
    final void pushAll(int[] list, int count) {
        if (sp + count + HEADROOM > stack.length) {
            grow(count);
        }
        for (int i = 0; i < count; i++) {
            stack[sp++] = list[i];
        }
    }

    /**
     * Pops an operand of an expected type; its own type, which is a subtype, or the bottom type.
     */
    final int pop(int expected) {
        if (sp > floor) {
            int actual = stack[--sp];
            if (actual == expected || matchesOther(actual, expected)) {
                return actual;
            }
            throw operandMismatch(expected, sp);
        }
        if (!polymorphic) {
            throw operandMismatch(expected, sp - 1);
        }
        return ValueType.BOTTOM;
    }

    /** Pops an operand of any type. */
    final int popAny() {
        if (sp > floor) {
            return stack[--sp];
        }
        if (!polymorphic) {
            throw mismatch("instruction requires an operand but stack has []");
        }
        return ValueType.BOTTOM;
    }

    /** Pops a reference; its type, which may be {@link #BOTTOM_REF}. */
    final int popRef() {
        int type = popAny();
        if (type == ValueType.BOTTOM) {
            return BOTTOM_REF;
        }
        if (!ValueType.isRef(type)) {
            throw mismatch(
                    "instruction requires a reference but stack has ["
                            + Describe.type(context, type)
                            + "]");
        }
        return type;
    }

    /** Pops operands of expected types. */
    final void popAll(int[] expected) {
        popAll(expected, expected.length);
    }

    /** Pops operands of the first types of a list. */
    final void popAll(int[] expected, int count) {
        peekAll(expected, count);
        sp = Math.max(floor, sp - count);
    }

    /** Checks the operands on top of the stack without popping them. */
    final void peekAll(int[] expected, int count) {
        int base = sp - count;
        for (int i = count - 1; i >= 0; i--) {
            int at = base + i;
            if (at < floor) {
                if (!polymorphic) {
                    throw listMismatch(expected, count, sp);
                }
                return;
            }
            if (!matches(stack[at], expected[i])) {
                throw listMismatch(expected, count, sp);
            }
        }
    }

    /** Pops a number of operands of the same expected type. */
    final void popMany(int expected, int count) {
        int there = Integer.compareUnsigned(count, sp - floor) <= 0 ? count : sp - floor;
        for (int i = 0; i < there; i++) {
            pop(expected);
        }
        if (there != count && !polymorphic) {
            throw mismatch(
                    "instruction requires "
                            + Integer.toUnsignedString(count)
                            + " operands but stack has "
                            + there);
        }
    }

    /** What follows cannot be reached: the stack becomes polymorphic (spec appendix 7.3). */
    final void unreachable() {
        sp = floor;
        polymorphic = true;
    }

    // Blocks.

    /** Starts with the outermost block, that of a function or constant expression. */
    final void start(FuncType type) {
        sp = 0;
        startSp = 0;
        top = -1;
        enter(Op.BLOCK, type, FuncTypes.NONE, 0);
    }

    /**
     * Enters a block.
     *
     * @param op what kind of block, as the instruction that starts it
     * @param type its type
     * @param operands what its instructions find on the stack
     * @param initHeight how many locals have been set
     */
    final void enter(int op, FuncType type, int[] operands, int initHeight) {
        if (++top >= ops.length) {
            growBlocks();
        }
        ops[top] = op;
        types[top] = type;
        heights[top] = sp;
        initHeights[top] = initHeight;
        floor = sp;
        if (top > 0) {
            polymorphics[top - 1] = polymorphic;
        }
        polymorphic = false;
        pushAll(operands);
    }

    private void growBlocks() {
        int limit = context.limits.nesting();
        if (top >= limit) {
            throw fail(Fault.IMPLEMENTATION_LIMIT_EXCEEDED, "blocks nested deeper than " + limit);
        }
        int size = Math.min(ops.length * 2, limit);
        ops = Arrays.copyOf(ops, size);
        heights = Arrays.copyOf(heights, size);
        initHeights = Arrays.copyOf(initHeights, size);
        polymorphics = Arrays.copyOf(polymorphics, size);
        types = Arrays.copyOf(types, size);
    }

    /** Leaves the innermost block, whose results must be all that is on its stack. */
    final void leave() {
        int[] results = types[top].results();
        int end = sp;
        popAll(results);
        if (sp != floor) {
            throw mismatch(
                    "block requires "
                            + Describe.types(context, results)
                            + " but stack has "
                            + Describe.types(context, stack, floor, end, stack, 0, 0));
        }
        top--;
        if (top >= 0) {
            floor = heights[top];
            polymorphic = polymorphics[top];
        }
    }

    /** Number of blocks around the next instruction; 0 after the end of the function. */
    final int depth() {
        return top + 1;
    }

    /** What kind of block the innermost one is. */
    final int blockOp() {
        return ops[top];
    }

    /** The type of the innermost block. */
    final FuncType blockType() {
        return types[top];
    }

    /** How many locals were set when the innermost block was entered. */
    final int initHeight() {
        return initHeights[top];
    }

    /** Reads a label and checks that there is such a block. */
    final int label() {
        int label = in.u32();
        if (Integer.compareUnsigned(label, top) > 0) {
            throw unknown(Fault.UNKNOWN_LABEL, label);
        }
        return label;
    }

    /** What kind of block a label in range refers to. */
    final int labelOp(int label) {
        return ops[top - label];
    }

    /** The types of the operands that a branch to a label in range takes along. */
    final int[] labelTypes(int label) {
        int at = top - label;
        return ops[at] == Op.LOOP ? types[at].params() : types[at].results();
    }

    /** The results of the function. */
    final int[] functionResults() {
        return types[0].results();
    }
}
