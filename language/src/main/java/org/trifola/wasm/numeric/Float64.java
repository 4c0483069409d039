// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/**
 * The f64 instructions, each a pure function named by its mnemonic without the type prefix (spec
 * 4.3.3).
 *
 * <p>A NaN that an arithmetic instruction produces must be quiet (an <em>arithmetic</em> NaN), and
 * canonical when every NaN operand was. Java's own operators do that on every processor HotSpot
 * knows; where a library method hands a NaN operand through untouched, the sum with itself makes it
 * quiet. {@code abs}, {@code neg} and {@code copysign} are not arithmetic: they change the sign bit
 * and nothing else, which Java leaves open and every tier of HotSpot does (a test looks).
 */
public final class Float64 {

    private static final long QUIET_BIT = 0x0008_0000_0000_0000L;

    private Float64() {}

    /** {@code f64.add} (spec 4.3.3 fadd). */
    public static double add(double a, double b) {
        return a + b;
    }

    /** {@code f64.sub} (spec 4.3.3 fsub). */
    public static double sub(double a, double b) {
        return a - b;
    }

    /** {@code f64.mul} (spec 4.3.3 fmul). */
    public static double mul(double a, double b) {
        return a * b;
    }

    /** {@code f64.div} (spec 4.3.3 fdiv). */
    public static double div(double a, double b) {
        return a / b;
    }

    /** {@code f64.min}: the lesser; NaN wins, and -0 is below +0 (spec 4.3.3 fmin). */
    public static double min(double a, double b) {
        double r = Math.min(a, b);
        return r != r ? a + b : r;
    }

    /** {@code f64.max}: the greater; NaN wins, and +0 is above -0 (spec 4.3.3 fmax). */
    public static double max(double a, double b) {
        double r = Math.max(a, b);
        return r != r ? a + b : r;
    }

    /** {@code f64.sqrt} (spec 4.3.3 fsqrt). */
    public static double sqrt(double a) {
        return Math.sqrt(a);
    }

    /** {@code f64.ceil}: round towards positive infinity (spec 4.3.3 fceil). */
    public static double ceil(double a) {
        return a != a ? a + a : Math.ceil(a);
    }

    /** {@code f64.floor}: round towards negative infinity (spec 4.3.3 ffloor). */
    public static double floor(double a) {
        return a != a ? a + a : Math.floor(a);
    }

    /** {@code f64.trunc}: round towards zero (spec 4.3.3 ftrunc). */
    public static double trunc(double a) {
        return a != a ? a + a : Math.copySign(Math.floor(Math.abs(a)), a);
    }

    /** {@code f64.nearest}: round to the nearest integer, ties to even (spec 4.3.3 fnearest). */
    public static double nearest(double a) {
        return a != a ? a + a : Math.rint(a);
    }

    /** {@code f64.abs}: clears the sign bit, also of a NaN (spec 4.3.3 fabs). */
    public static double abs(double a) {
        return Math.abs(a);
    }

    /** {@code f64.neg}: flips the sign bit, also of a NaN (spec 4.3.3 fneg). */
    public static double neg(double a) {
        return -a;
    }

    /** {@code f64.copysign}: {@code a} with the sign bit of {@code b} (spec 4.3.3 fcopysign). */
    public static double copysign(double a, double b) {
        return Math.copySign(a, b);
    }

    /** {@code f64.eq}: false if an operand is NaN (spec 4.3.3 feq). */
    public static boolean eq(double a, double b) {
        return a == b;
    }

    /** {@code f64.ne}: true if an operand is NaN (spec 4.3.3 fne). */
    public static boolean ne(double a, double b) {
        return a != b;
    }

    /** {@code f64.lt}: false if an operand is NaN (spec 4.3.3 flt). */
    public static boolean lt(double a, double b) {
        return a < b;
    }

    /** {@code f64.gt}: false if an operand is NaN (spec 4.3.3 fgt). */
    public static boolean gt(double a, double b) {
        return a > b;
    }

    /** {@code f64.le}: false if an operand is NaN (spec 4.3.3 fle). */
    public static boolean le(double a, double b) {
        return a <= b;
    }

    /** {@code f64.ge}: false if an operand is NaN (spec 4.3.3 fge). */
    public static boolean ge(double a, double b) {
        return a >= b;
    }

    /**
     * The same number, but a signalling NaN made quiet (spec 4.3.3 nans). For those who emit code
     * with constants: HotSpot's C2 folds {@code x * 1}, {@code x / 1} and {@code x - 0} to {@code
     * x}, so that a signalling NaN survives.
     */
    public static double quiet(double a) {
        return a != a ? Double.longBitsToDouble(Double.doubleToRawLongBits(a) | QUIET_BIT) : a;
    }
}
