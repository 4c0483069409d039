// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.syntax.Op;

/**
 * Puts into the internal code of a function what counts its work, so that every tier counts the
 * same: at the start of each line of instructions that control enters only there, an instruction
 * that takes the fuel for all of it. An instruction takes one unit, those that only say where
 * blocks begin and end none; those on ranges take more, by the length of the range.
 */
final class FuelMeter {
    /** Bytes that are moved for one unit, as a binary logarithm. */
    private static final int BYTES_LOG2 = 6;

    /** The same for elements of tables and arrays. */
    private static final int ELEMENTS_LOG2 = 3;

    private final Lowering lowering;
    private final CodeEmitter out;

    /** The operand of the instruction at the start of the line, or -1 where there is none yet. */
    private int at = -1;

    /** The units of the line so far. */
    private int units;

    FuelMeter(Lowering lowering) {
        this.lowering = lowering;
        this.out = lowering.out;
    }

    /** Before an instruction that can be reached is lowered. */
    void before(int op) {
        if (isFree(op)) {
            return;
        }
        if (at < 0) {
            out.begin(Code.USE_FUEL, lowering.reader.opStart());
            at = out.position();
            out.add(0);
            units = 0;
        }
        out.patch(at, ++units);
        int log2 = rangeLog2(op);
        if (log2 > 0) {
            OperandStack stack = lowering.stack;
            int count = stack.height() - 1;
            int slot = stack.slotHere(count);
            out.begin(Code.USE_FUEL_FOR, lowering.reader.opStart());
            out.add(slot);
            out.add(stack.kind(count));
            out.add(log2);
        }
    }

    /** Where control may part or join. */
    void endLine() {
        at = -1;
    }

    private static boolean isFree(int op) {
        return switch (op) {
            case Op.NOP,
                    Op.BLOCK,
                    Op.LOOP,
                    Op.ELSE,
                    Op.END,
                    Op.TRY,
                    Op.TRY_TABLE,
                    Op.CATCH,
                    Op.CATCH_ALL,
                    Op.DELEGATE ->
                    true;
            default -> false;
        };
    }

    /** How many elements of the range that an instruction is for take a unit; 0 for no range. */
    private static int rangeLog2(int op) {
        return switch (op) {
            case Op.MEMORY_FILL, Op.MEMORY_COPY, Op.MEMORY_INIT -> BYTES_LOG2;
            case Op.TABLE_FILL,
                    Op.TABLE_COPY,
                    Op.TABLE_INIT,
                    Op.ARRAY_NEW,
                    Op.ARRAY_NEW_DEFAULT,
                    Op.ARRAY_NEW_DATA,
                    Op.ARRAY_NEW_ELEM,
                    Op.ARRAY_FILL,
                    Op.ARRAY_COPY,
                    Op.ARRAY_INIT_DATA,
                    Op.ARRAY_INIT_ELEM ->
                    ELEMENTS_LOG2;
            default -> 0;
        };
    }
}
