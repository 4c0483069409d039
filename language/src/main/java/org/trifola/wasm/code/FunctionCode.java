// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.syntax.DefinedType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The internal code of one function: immutable, shared by all instances of its module.
 *
 * <p>Slots of a frame: parameters, other locals, then the operand stack.
 */
public final class FunctionCode {
    /** The instructions; see {@link Code}. */
    public final int[] code;

    /** Kinds of the parameters and, after them, of the other locals. */
    public final byte[] localKinds;

    /** Number of parameters. */
    public final int paramCount;

    /** Number of frame slots. */
    public final int slotCount;

    /**
     * The slots of operands that hold numbers, each shifted by {@link Kind#BITS} and with its kind.
     * If the code is for a compiler, each has one kind, since Graal cannot join control where a
     * slot of a frame holds different kinds of numbers, even if nobody reads it any more. For the
     * same reason compiled code has to begin with zeros of these kinds.
     */
    public final int[] numberSlots;

    /** Whether any slot holds references or vectors. */
    public final boolean hasObjects;

    /** Whether a load or store is of a near form: the first memory is on the heap then. */
    public final boolean usesMemory;

    /** Number of call sites. */
    public final int callSites;

    /** Number of branch profiles. */
    public final int profiles;

    /** Types that calls, casts and allocations refer to. */
    public final DefinedType[] types;

    /**
     * Catch clauses, innermost first, {@link #HANDLER_SIZE} ints each: first and last-plus-one
     * position that they guard, {@link CatchKind}, tag index, index in {@link #caught} of the
     * values, position to go on at. An entry of kind {@link CatchKind#DELEGATE} catches nothing: it
     * has the index of the entry to go on searching at instead of a position.
     */
    public final int[] handlers;

    /** Ints of one catch clause in {@link #handlers}. */
    public static final int HANDLER_SIZE = 6;

    /** A vector instruction is an operand: its opcode shifted by this, and its lane or 0. */
    public static final int LANE_SHIFT = 4;

    /** Mask of the lane. */
    public static final int LANE_MASK = (1 << LANE_SHIFT) - 1;

    /** A branch table of more entries is followed by a list of its different targets. */
    public static final int LARGE_TABLE = 256;

    /** What catch clauses pass: how many values, and the slot of each, packed with its kind. */
    public final int[] caught;

    /** Pairs of position and module offset, for instructions that can trap or call. */
    private final int[] offsets;

    FunctionCode(
            CodeEmitter emitter,
            byte[] localKinds,
            int paramCount,
            OperandStack stack,
            DefinedType[] types,
            HandlerTable handlers) {
        this.code = emitter.toArray();
        this.localKinds = localKinds;
        this.paramCount = paramCount;
        this.slotCount = stack.slotCount();
        this.numberSlots = stack.numberSlots();
        this.hasObjects = stack.hasObjects();
        this.usesMemory = emitter.usesMemory();
        this.callSites = emitter.callSites();
        this.profiles = emitter.profiles();
        this.types = types;
        this.handlers = handlers.toArray();
        this.caught = handlers.caught();
        this.offsets = emitter.offsets();
    }

    private FunctionCode(FunctionCode whole, int[] code, int[] handlers, int[] offsets) {
        this.code = code;
        this.localKinds = whole.localKinds;
        this.paramCount = whole.paramCount;
        this.slotCount = whole.slotCount;
        this.numberSlots = whole.numberSlots;
        this.hasObjects = whole.hasObjects;
        this.usesMemory = whole.usesMemory;
        this.callSites = whole.callSites;
        this.profiles = whole.profiles;
        this.types = whole.types;
        this.handlers = handlers;
        this.caught = whole.caught;
        this.offsets = offsets;
    }

    /**
     * A part of the code, with positions of its own.
     *
     * @param partCode the instructions
     * @param partHandlers catch clauses as in {@link #handlers}
     * @param partOffsets pairs of position and module offset, by position
     */
    public FunctionCode part(int[] partCode, int[] partHandlers, int[] partOffsets) {
        return new FunctionCode(this, partCode, partHandlers, partOffsets);
    }

    /** The module offset of the instruction that a position was made from, or -1 if unknown. */
    public int offset(int pc) {
        int low = 0;
        int high = offsets.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = offsets[2 * middle];
            if (at == pc) {
                return offsets[2 * middle + 1];
            }
            if (at < pc) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Whether any branch goes backwards. */
    public boolean hasLoops() {
        for (int pc = 0; pc < code.length; pc = Code.next(code, pc)) {
            int letter = Code.LAYOUT[code[pc]].indexOf('l');
            if (letter >= 0 && code[pc + 1 + letter] <= pc) {
                return true;
            }
        }
        return false;
    }

    /** The catch clauses in force at a position, innermost first: where they are in handlers. */
    public List<Integer> clausesAt(int pc) {
        List<Integer> clauses = new ArrayList<>();
        int at = 0;
        while (at < handlers.length) {
            boolean guards = pc >= handlers[at] && pc < handlers[at + 1];
            if (guards && handlers[at + 2] == CatchKind.DELEGATE) {
                at = handlers[at + 5];
                continue;
            }
            if (guards) {
                clauses.add(at);
            }
            at += HANDLER_SIZE;
        }
        return clauses;
    }

    /** Number of instructions that can trap or call. */
    public int siteCount() {
        return offsets.length / 2;
    }

    /** Whether one of them is a tail call. */
    public boolean isTailCall(int site) {
        int op = code[offsets[2 * site]];
        return op >= Code.RETURN_CALL && op <= Code.RETURN_CALL_REF;
    }

    /** The module offset of the instruction that it was made from. */
    public int siteOffset(int site) {
        return offsets[2 * site + 1];
    }

    @Override
    public String toString() {
        return "FunctionCode" + Arrays.toString(code);
    }
}
