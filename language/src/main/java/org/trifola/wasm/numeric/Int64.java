// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/**
 * The i64 instructions, each a pure function named by its mnemonic without the type prefix (spec
 * 4.3.2). Operands named {@code a} and {@code b} are the first and second operand; unsigned
 * instructions read the same bits as unsigned.
 */
public final class Int64 {

    private Int64() {}

    /** {@code i64.add}, modulo 2<sup>64</sup> (spec 4.3.2 iadd). */
    public static long add(long a, long b) {
        return a + b;
    }

    /** {@code i64.sub}, modulo 2<sup>64</sup> (spec 4.3.2 isub). */
    public static long sub(long a, long b) {
        return a - b;
    }

    /** {@code i64.mul}, modulo 2<sup>64</sup> (spec 4.3.2 imul). */
    public static long mul(long a, long b) {
        return a * b;
    }

    /**
     * {@code i64.div_s}, truncating towards zero (spec 4.3.2 idiv_s).
     *
     * @throws NumericTrap if {@code b} is zero, or if the quotient is 2<sup>63</sup>
     */
    public static long divS(long a, long b) {
        if (b == 0) {
            throw NumericTrap.DIVIDE_BY_ZERO;
        }
        if (b == -1 && a == Long.MIN_VALUE) {
            throw NumericTrap.OVERFLOW;
        }
        return a / b;
    }

    /**
     * {@code i64.div_u} (spec 4.3.2 idiv_u).
     *
     * @throws NumericTrap if {@code b} is zero
     */
    public static long divU(long a, long b) {
        if (b == 0) {
            throw NumericTrap.DIVIDE_BY_ZERO;
        }
        return Long.divideUnsigned(a, b);
    }

    /**
     * {@code i64.rem_s}, with the sign of {@code a} (spec 4.3.2 irem_s).
     *
     * @throws NumericTrap if {@code b} is zero
     */
    public static long remS(long a, long b) {
        if (b == 0) {
            throw NumericTrap.DIVIDE_BY_ZERO;
        }
        return a % b;
    }

    /**
     * {@code i64.rem_u} (spec 4.3.2 irem_u).
     *
     * @throws NumericTrap if {@code b} is zero
     */
    public static long remU(long a, long b) {
        if (b == 0) {
            throw NumericTrap.DIVIDE_BY_ZERO;
        }
        return Long.remainderUnsigned(a, b);
    }

    /** {@code i64.and} (spec 4.3.2 iand). */
    public static long and(long a, long b) {
        return a & b;
    }

    /** {@code i64.or} (spec 4.3.2 ior). */
    public static long or(long a, long b) {
        return a | b;
    }

    /** {@code i64.xor} (spec 4.3.2 ixor). */
    public static long xor(long a, long b) {
        return a ^ b;
    }

    /** {@code i64.shl}: shift left by {@code b} modulo 64 (spec 4.3.2 ishl). */
    public static long shl(long a, long b) {
        return a << b;
    }

    /** {@code i64.shr_s}: shift right with the sign by {@code b} modulo 64 (spec 4.3.2 ishr_s). */
    public static long shrS(long a, long b) {
        return a >> b;
    }

    /** {@code i64.shr_u}: shift right with zeros by {@code b} modulo 64 (spec 4.3.2 ishr_u). */
    public static long shrU(long a, long b) {
        return a >>> b;
    }

    /** {@code i64.rotl}: rotate left by {@code b} modulo 64 (spec 4.3.2 irotl). */
    public static long rotl(long a, long b) {
        return Long.rotateLeft(a, (int) b);
    }

    /** {@code i64.rotr}: rotate right by {@code b} modulo 64 (spec 4.3.2 irotr). */
    public static long rotr(long a, long b) {
        return Long.rotateRight(a, (int) b);
    }

    /** {@code i64.clz}: leading zeros, 64 for 0 (spec 4.3.2 iclz). */
    public static long clz(long a) {
        return Long.numberOfLeadingZeros(a);
    }

    /** {@code i64.ctz}: trailing zeros, 64 for 0 (spec 4.3.2 ictz). */
    public static long ctz(long a) {
        return Long.numberOfTrailingZeros(a);
    }

    /** {@code i64.popcnt}: number of ones (spec 4.3.2 ipopcnt). */
    public static long popcnt(long a) {
        return Long.bitCount(a);
    }

    /** {@code i64.extend8_s}: the low 8 bits, sign-extended (spec 4.3.2 iextendN_s). */
    public static long extend8S(long a) {
        return (byte) a;
    }

    /** {@code i64.extend16_s}: the low 16 bits, sign-extended (spec 4.3.2 iextendN_s). */
    public static long extend16S(long a) {
        return (short) a;
    }

    /** {@code i64.extend32_s}: the low 32 bits, sign-extended (spec 4.3.2 iextendN_s). */
    public static long extend32S(long a) {
        return (int) a;
    }

    /** {@code i64.eqz} (spec 4.3.2 ieqz). */
    public static boolean eqz(long a) {
        return a == 0;
    }

    /** {@code i64.eq} (spec 4.3.2 ieq). */
    public static boolean eq(long a, long b) {
        return a == b;
    }

    /** {@code i64.ne} (spec 4.3.2 ine). */
    public static boolean ne(long a, long b) {
        return a != b;
    }

    /** {@code i64.lt_s} (spec 4.3.2 ilt_s). */
    public static boolean ltS(long a, long b) {
        return a < b;
    }

    /** {@code i64.lt_u} (spec 4.3.2 ilt_u). */
    public static boolean ltU(long a, long b) {
        return Long.compareUnsigned(a, b) < 0;
    }

    /** {@code i64.gt_s} (spec 4.3.2 igt_s). */
    public static boolean gtS(long a, long b) {
        return a > b;
    }

    /** {@code i64.gt_u} (spec 4.3.2 igt_u). */
    public static boolean gtU(long a, long b) {
        return Long.compareUnsigned(a, b) > 0;
    }

    /** {@code i64.le_s} (spec 4.3.2 ile_s). */
    public static boolean leS(long a, long b) {
        return a <= b;
    }

    /** {@code i64.le_u} (spec 4.3.2 ile_u). */
    public static boolean leU(long a, long b) {
        return Long.compareUnsigned(a, b) <= 0;
    }

    /** {@code i64.ge_s} (spec 4.3.2 ige_s). */
    public static boolean geS(long a, long b) {
        return a >= b;
    }

    /** {@code i64.ge_u} (spec 4.3.2 ige_u). */
    public static boolean geU(long a, long b) {
        return Long.compareUnsigned(a, b) >= 0;
    }
}
