// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/**
 * The conversion instructions, each a pure function named by its whole mnemonic (spec 4.3.4).
 *
 * <p>The {@code trunc} instructions trap where the integer is not representable; the {@code
 * trunc_sat} instructions give the nearest representable integer, and 0 for NaN, which is also what
 * Java's casts to {@code int} and {@code long} do.
 */
public final class Conversions {

    private Conversions() {}

    /** {@code i32.wrap_i64}: the low 32 bits (spec 4.3.4 wrap). */
    public static int i32WrapI64(long a) {
        return (int) a;
    }

    /** {@code i64.extend_i32_s} (spec 4.3.4 extend_s). */
    public static long i64ExtendI32S(int a) {
        return a;
    }

    /** {@code i64.extend_i32_u} (spec 4.3.4 extend_u). */
    public static long i64ExtendI32U(int a) {
        return a & 0xFFFF_FFFFL;
    }

    /**
     * {@code i32.trunc_f32_s} (spec 4.3.4 trunc_s).
     *
     * @throws NumericTrap if {@code a} is NaN or its integral part no signed 32-bit integer
     */
    public static int i32TruncF32S(float a) {
        // The least float below -2^31 is -2^31 - 256, so the closed bound is exact.
        if (a >= -0x1p31f && a < 0x1p31f) {
            return (int) a;
        }
        throw truncTrap(a);
    }

    /**
     * {@code i32.trunc_f32_u} (spec 4.3.4 trunc_u).
     *
     * @throws NumericTrap if {@code a} is NaN or its integral part no unsigned 32-bit integer
     */
    public static int i32TruncF32U(float a) {
        if (a > -1f && a < 0x1p32f) {
            return (int) (long) a;
        }
        throw truncTrap(a);
    }

    /**
     * {@code i32.trunc_f64_s} (spec 4.3.4 trunc_s).
     *
     * @throws NumericTrap if {@code a} is NaN or its integral part no signed 32-bit integer
     */
    public static int i32TruncF64S(double a) {
        if (a > -0x1p31 - 1 && a < 0x1p31) {
            return (int) a;
        }
        throw truncTrap(a);
    }

    /**
     * {@code i32.trunc_f64_u} (spec 4.3.4 trunc_u).
     *
     * @throws NumericTrap if {@code a} is NaN or its integral part no unsigned 32-bit integer
     */
    public static int i32TruncF64U(double a) {
        if (a > -1 && a < 0x1p32) {
            return (int) (long) a;
        }
        throw truncTrap(a);
    }

    /**
     * {@code i64.trunc_f32_s} (spec 4.3.4 trunc_s).
     *
     * @throws NumericTrap if {@code a} is NaN or its integral part no signed 64-bit integer
     */
    public static long i64TruncF32S(float a) {
        if (a >= -0x1p63f && a < 0x1p63f) {
            return (long) a;
        }
        throw truncTrap(a);
    }

    /**
     * {@code i64.trunc_f32_u} (spec 4.3.4 trunc_u).
     *
     * @throws NumericTrap if {@code a} is NaN or its integral part no unsigned 64-bit integer
     */
    public static long i64TruncF32U(float a) {
        return i64TruncF64U(a);
    }

    /**
     * {@code i64.trunc_f64_s} (spec 4.3.4 trunc_s).
     *
     * @throws NumericTrap if {@code a} is NaN or its integral part no signed 64-bit integer
     */
    public static long i64TruncF64S(double a) {
        if (a >= -0x1p63 && a < 0x1p63) {
            return (long) a;
        }
        throw truncTrap(a);
    }

    /**
     * {@code i64.trunc_f64_u} (spec 4.3.4 trunc_u).
     *
     * @throws NumericTrap if {@code a} is NaN or its integral part no unsigned 64-bit integer
     */
    public static long i64TruncF64U(double a) {
        if (a > -1 && a < 0x1p64) {
            return i64TruncSatF64U(a);
        }
        throw truncTrap(a);
    }

    /** {@code i32.trunc_sat_f32_s} (spec 4.3.4 trunc_sat_s). */
    public static int i32TruncSatF32S(float a) {
        return (int) a;
    }

    /** {@code i32.trunc_sat_f32_u} (spec 4.3.4 trunc_sat_u). */
    public static int i32TruncSatF32U(float a) {
        return clampU32((long) a);
    }

    /** {@code i32.trunc_sat_f64_s} (spec 4.3.4 trunc_sat_s). */
    public static int i32TruncSatF64S(double a) {
        return (int) a;
    }

    /** {@code i32.trunc_sat_f64_u} (spec 4.3.4 trunc_sat_u). */
    public static int i32TruncSatF64U(double a) {
        return clampU32((long) a);
    }

    /** {@code i64.trunc_sat_f32_s} (spec 4.3.4 trunc_sat_s). */
    public static long i64TruncSatF32S(float a) {
        return (long) a;
    }

    /** {@code i64.trunc_sat_f32_u} (spec 4.3.4 trunc_sat_u). */
    public static long i64TruncSatF32U(float a) {
        return i64TruncSatF64U(a);
    }

    /** {@code i64.trunc_sat_f64_s} (spec 4.3.4 trunc_sat_s). */
    public static long i64TruncSatF64S(double a) {
        return (long) a;
    }

    /** {@code i64.trunc_sat_f64_u} (spec 4.3.4 trunc_sat_u). */
    public static long i64TruncSatF64U(double a) {
        if (a >= 0x1p63) {
            // The difference is exact below 2^64, and above it the cast saturates to all ones.
            return (long) (a - 0x1p63) ^ Long.MIN_VALUE;
        }
        return Math.max((long) a, 0);
    }

    /** {@code f32.convert_i32_s}, rounded to nearest even (spec 4.3.4 convert_s). */
    public static float f32ConvertI32S(int a) {
        return a;
    }

    /** {@code f32.convert_i32_u}, rounded to nearest even (spec 4.3.4 convert_u). */
    public static float f32ConvertI32U(int a) {
        return a & 0xFFFF_FFFFL;
    }

    /** {@code f32.convert_i64_s}, rounded to nearest even (spec 4.3.4 convert_s). */
    public static float f32ConvertI64S(long a) {
        return a;
    }

    /** {@code f32.convert_i64_u}, rounded to nearest even once (spec 4.3.4 convert_u). */
    public static float f32ConvertI64U(long a) {
        return a >= 0 ? (float) a : (float) halve(a) * 2f;
    }

    /** {@code f64.convert_i32_s}, exact (spec 4.3.4 convert_s). */
    public static double f64ConvertI32S(int a) {
        return a;
    }

    /** {@code f64.convert_i32_u}, exact (spec 4.3.4 convert_u). */
    public static double f64ConvertI32U(int a) {
        return a & 0xFFFF_FFFFL;
    }

    /** {@code f64.convert_i64_s}, rounded to nearest even (spec 4.3.4 convert_s). */
    public static double f64ConvertI64S(long a) {
        return a;
    }

    /** {@code f64.convert_i64_u}, rounded to nearest even once (spec 4.3.4 convert_u). */
    public static double f64ConvertI64U(long a) {
        return a >= 0 ? (double) a : (double) halve(a) * 2;
    }

    /** {@code f32.demote_f64}, rounded to nearest even; a NaN becomes quiet (spec 4.3.4 demote). */
    public static float f32DemoteF64(double a) {
        // A compiler may cancel a demotion against a promotion and so keep a signalling NaN.
        float r = (float) a;
        return r != r ? r + r : r;
    }

    /** {@code f64.promote_f32}, exact; a NaN becomes quiet (spec 4.3.4 promote). */
    public static double f64PromoteF32(float a) {
        return a;
    }

    /** {@code i32.reinterpret_f32}: the same bits (spec 4.3.4 reinterpret). */
    public static int i32ReinterpretF32(float a) {
        return Float.floatToRawIntBits(a);
    }

    /** {@code i64.reinterpret_f64}: the same bits (spec 4.3.4 reinterpret). */
    public static long i64ReinterpretF64(double a) {
        return Double.doubleToRawLongBits(a);
    }

    /** {@code f32.reinterpret_i32}: the same bits (spec 4.3.4 reinterpret). */
    public static float f32ReinterpretI32(int a) {
        return Float.intBitsToFloat(a);
    }

    /** {@code f64.reinterpret_i64}: the same bits (spec 4.3.4 reinterpret). */
    public static double f64ReinterpretI64(long a) {
        return Double.longBitsToDouble(a);
    }

    /** The trap of a value that the {@code trunc} instructions refuse. */
    private static NumericTrap truncTrap(double a) {
        return a != a ? NumericTrap.INVALID_CONVERSION : NumericTrap.OVERFLOW;
    }

    private static int clampU32(long a) {
        return (int) Math.min(Math.max(a, 0), 0xFFFF_FFFFL);
    }

    /**
     * Half of an unsigned number, the lost bit kept as a sticky one: it decides ties, and is far
     * below the significand, so that rounding this and doubling equals rounding the whole.
     */
    private static long halve(long a) {
        return (a >>> 1) | (a & 1);
    }
}
