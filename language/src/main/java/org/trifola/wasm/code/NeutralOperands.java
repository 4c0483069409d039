// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.syntax.Op;

/**
 * Constants that make an addition, subtraction, multiplication or division of floating-point
 * numbers give its other operand, or the negative of that. The compilers of the JVM leave such an
 * instruction out, as Java allows, and with it what happens to a NaN that is signalling (spec
 * 4.3.3): so it is lowered to one that they keep.
 */
final class NeutralOperands {
    private NeutralOperands() {}

    /**
     * What an instruction makes of its other operand.
     *
     * @param second whether the constant is the second operand
     * @param bits the constant
     * @return 1 if it stays the same, -1 if it is negated, 0 if neither
     */
    static int sign(int op, boolean second, long bits) {
        return switch (op) {
            case Op.F32_ADD, Op.F32_SUB, Op.F32_MUL, Op.F32_DIV ->
                    sign(op - Op.F32_ADD, second, Float.intBitsToFloat((int) bits));
            case Op.F64_ADD, Op.F64_SUB, Op.F64_MUL, Op.F64_DIV ->
                    sign(op - Op.F64_ADD, second, Double.longBitsToDouble(bits));
            default -> 0;
        };
    }

    /** The operations are in the order of the instruction table: add, sub, mul, div. */
    private static int sign(int operation, boolean second, double constant) {
        boolean negative = Double.doubleToRawLongBits(constant) < 0;
        switch (operation) {
            case 0:
                return constant == 0 && negative ? 1 : 0;
            case 1:
                return constant == 0 && negative != second ? second ? 1 : -1 : 0;
            case 2:
                return Math.abs(constant) == 1 ? (int) constant : 0;
            default:
                return second && Math.abs(constant) == 1 ? (int) constant : 0;
        }
    }
}
