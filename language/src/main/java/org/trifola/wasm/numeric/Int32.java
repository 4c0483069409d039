// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/**
 * The i32 instructions, each a pure function named by its mnemonic without the type prefix (spec
 * 4.3.2). Operands named {@code a} and {@code b} are the first and second operand; unsigned
 * instructions read the same bits as unsigned.
 */
public final class Int32 {

    private Int32() {}

    /** {@code i32.add}, modulo 2<sup>32</sup> (spec 4.3.2 iadd). */
    public static int add(int a, int b) {
        return a + b;
    }

    /** {@code i32.sub}, modulo 2<sup>32</sup> (spec 4.3.2 isub). */
    public static int sub(int a, int b) {
        return a - b;
    }

    /** {@code i32.mul}, modulo 2<sup>32</sup> (spec 4.3.2 imul). */
    public static int mul(int a, int b) {
        return a * b;
    }

    /**
     * {@code i32.div_s}, truncating towards zero (spec 4.3.2 idiv_s).
     *
     * @throws NumericTrap if {@code b} is zero, or if the quotient is 2<sup>31</sup>
     */
    public static int divS(int a, int b) {
        if (b == 0) {
            throw NumericTrap.DIVIDE_BY_ZERO;
        }
        if (b == -1 && a == Integer.MIN_VALUE) {
            throw NumericTrap.OVERFLOW;
        }
        return a / b;
    }

    /**
     * {@code i32.div_u} (spec 4.3.2 idiv_u).
     *
     * @throws NumericTrap if {@code b} is zero
     */
    public static int divU(int a, int b) {
        if (b == 0) {
            throw NumericTrap.DIVIDE_BY_ZERO;
        }
        return Integer.divideUnsigned(a, b);
    }

    /**
     * {@code i32.rem_s}, with the sign of {@code a} (spec 4.3.2 irem_s).
     *
     * @throws NumericTrap if {@code b} is zero
     */
    public static int remS(int a, int b) {
        if (b == 0) {
            throw NumericTrap.DIVIDE_BY_ZERO;
        }
        return a % b;
    }

    /**
     * {@code i32.rem_u} (spec 4.3.2 irem_u).
     *
     * @throws NumericTrap if {@code b} is zero
     */
    public static int remU(int a, int b) {
        if (b == 0) {
            throw NumericTrap.DIVIDE_BY_ZERO;
        }
        return Integer.remainderUnsigned(a, b);
    }

    /** {@code i32.and} (spec 4.3.2 iand). */
    public static int and(int a, int b) {
        return a & b;
    }

    /** {@code i32.or} (spec 4.3.2 ior). */
    public static int or(int a, int b) {
        return a | b;
    }

    /** {@code i32.xor} (spec 4.3.2 ixor). */
    public static int xor(int a, int b) {
        return a ^ b;
    }

    /** {@code i32.shl}: shift left by {@code b} modulo 32 (spec 4.3.2 ishl). */
    public static int shl(int a, int b) {
        return a << b;
    }

    /** {@code i32.shr_s}: shift right with the sign by {@code b} modulo 32 (spec 4.3.2 ishr_s). */
    public static int shrS(int a, int b) {
        return a >> b;
    }

    /** {@code i32.shr_u}: shift right with zeros by {@code b} modulo 32 (spec 4.3.2 ishr_u). */
    public static int shrU(int a, int b) {
        return a >>> b;
    }

    /** {@code i32.rotl}: rotate left by {@code b} modulo 32 (spec 4.3.2 irotl). */
    public static int rotl(int a, int b) {
        return Integer.rotateLeft(a, b);
    }

    /** {@code i32.rotr}: rotate right by {@code b} modulo 32 (spec 4.3.2 irotr). */
    public static int rotr(int a, int b) {
        return Integer.rotateRight(a, b);
    }

    /** {@code i32.clz}: leading zeros, 32 for 0 (spec 4.3.2 iclz). */
    public static int clz(int a) {
        return Integer.numberOfLeadingZeros(a);
    }

    /** {@code i32.ctz}: trailing zeros, 32 for 0 (spec 4.3.2 ictz). */
    public static int ctz(int a) {
        return Integer.numberOfTrailingZeros(a);
    }

    /** {@code i32.popcnt}: number of ones (spec 4.3.2 ipopcnt). */
    public static int popcnt(int a) {
        return Integer.bitCount(a);
    }

    /** {@code i32.extend8_s}: the low 8 bits, sign-extended (spec 4.3.2 iextendN_s). */
    public static int extend8S(int a) {
        return (byte) a;
    }

    /** {@code i32.extend16_s}: the low 16 bits, sign-extended (spec 4.3.2 iextendN_s). */
    public static int extend16S(int a) {
        return (short) a;
    }

    /** {@code i32.eqz} (spec 4.3.2 ieqz). */
    public static boolean eqz(int a) {
        return a == 0;
    }

    /** {@code i32.eq} (spec 4.3.2 ieq). */
    public static boolean eq(int a, int b) {
        return a == b;
    }

    /** {@code i32.ne} (spec 4.3.2 ine). */
    public static boolean ne(int a, int b) {
        return a != b;
    }

    /** {@code i32.lt_s} (spec 4.3.2 ilt_s). */
    public static boolean ltS(int a, int b) {
        return a < b;
    }

    /** {@code i32.lt_u} (spec 4.3.2 ilt_u). */
    public static boolean ltU(int a, int b) {
        return Integer.compareUnsigned(a, b) < 0;
    }

    /** {@code i32.gt_s} (spec 4.3.2 igt_s). */
    public static boolean gtS(int a, int b) {
        return a > b;
    }

    /** {@code i32.gt_u} (spec 4.3.2 igt_u). */
    public static boolean gtU(int a, int b) {
        return Integer.compareUnsigned(a, b) > 0;
    }

    /** {@code i32.le_s} (spec 4.3.2 ile_s). */
    public static boolean leS(int a, int b) {
        return a <= b;
    }

    /** {@code i32.le_u} (spec 4.3.2 ile_u). */
    public static boolean leU(int a, int b) {
        return Integer.compareUnsigned(a, b) <= 0;
    }

    /** {@code i32.ge_s} (spec 4.3.2 ige_s). */
    public static boolean geS(int a, int b) {
        return a >= b;
    }

    /** {@code i32.ge_u} (spec 4.3.2 ige_u). */
    public static boolean geU(int a, int b) {
        return Integer.compareUnsigned(a, b) >= 0;
    }
}
