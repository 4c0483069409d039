// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/**
 * The f32 instructions, each a pure function named by its mnemonic without the type prefix (spec
 * 4.3.3).
 *
 * <p>A NaN that an arithmetic instruction produces must be quiet (an <em>arithmetic</em> NaN), and
 * canonical when every NaN operand was. Java's own operators do that on every processor HotSpot
 * knows; where a library method hands a NaN operand through untouched, the sum with itself makes it
 * quiet. {@code abs}, {@code neg} and {@code copysign} are not arithmetic: they change the sign bit
 * and nothing else, which Java leaves open and every tier of HotSpot does (a test looks).
 */
public final class Float32 {

    private static final int QUIET_BIT = 0x0040_0000;

    private Float32() {}

    /** {@code f32.add} (spec 4.3.3 fadd). */
    public static float add(float a, float b) {
        return a + b;
    }

    /** {@code f32.sub} (spec 4.3.3 fsub). */
    public static float sub(float a, float b) {
        return a - b;
    }

    /** {@code f32.mul} (spec 4.3.3 fmul). */
    public static float mul(float a, float b) {
        return a * b;
    }

    /** {@code f32.div} (spec 4.3.3 fdiv). */
    public static float div(float a, float b) {
        return a / b;
    }

    /** {@code f32.min}: the lesser; NaN wins, and -0 is below +0 (spec 4.3.3 fmin). */
    public static float min(float a, float b) {
        float r = Math.min(a, b);
        return r != r ? a + b : r;
    }

    /** {@code f32.max}: the greater; NaN wins, and +0 is above -0 (spec 4.3.3 fmax). */
    public static float max(float a, float b) {
        float r = Math.max(a, b);
        return r != r ? a + b : r;
    }

    /** {@code f32.sqrt} (spec 4.3.3 fsqrt). */
    public static float sqrt(float a) {
        return (float) Math.sqrt(a);
    }

    /** {@code f32.ceil}: round towards positive infinity (spec 4.3.3 fceil). */
    public static float ceil(float a) {
        return a != a ? a + a : (float) Math.ceil(a);
    }

    /** {@code f32.floor}: round towards negative infinity (spec 4.3.3 ffloor). */
    public static float floor(float a) {
        return a != a ? a + a : (float) Math.floor(a);
    }

    /** {@code f32.trunc}: round towards zero (spec 4.3.3 ftrunc). */
    public static float trunc(float a) {
        return a != a ? a + a : Math.copySign((float) Math.floor(Math.abs(a)), a);
    }

    /** {@code f32.nearest}: round to the nearest integer, ties to even (spec 4.3.3 fnearest). */
    public static float nearest(float a) {
        return a != a ? a + a : (float) Math.rint(a);
    }

    /** {@code f32.abs}: clears the sign bit, also of a NaN (spec 4.3.3 fabs). */
    public static float abs(float a) {
        return Math.abs(a);
    }

    /** {@code f32.neg}: flips the sign bit, also of a NaN (spec 4.3.3 fneg). */
    public static float neg(float a) {
        return -a;
    }

    /** {@code f32.copysign}: {@code a} with the sign bit of {@code b} (spec 4.3.3 fcopysign). */
    public static float copysign(float a, float b) {
        return Math.copySign(a, b);
    }

    /** {@code f32.eq}: false if an operand is NaN (spec 4.3.3 feq). */
    public static boolean eq(float a, float b) {
        return a == b;
    }

    /** {@code f32.ne}: true if an operand is NaN (spec 4.3.3 fne). */
    public static boolean ne(float a, float b) {
        return a != b;
    }

    /** {@code f32.lt}: false if an operand is NaN (spec 4.3.3 flt). */
    public static boolean lt(float a, float b) {
        return a < b;
    }

    /** {@code f32.gt}: false if an operand is NaN (spec 4.3.3 fgt). */
    public static boolean gt(float a, float b) {
        return a > b;
    }

    /** {@code f32.le}: false if an operand is NaN (spec 4.3.3 fle). */
    public static boolean le(float a, float b) {
        return a <= b;
    }

    /** {@code f32.ge}: false if an operand is NaN (spec 4.3.3 fge). */
    public static boolean ge(float a, float b) {
        return a >= b;
    }

    /**
     * The same number, but a signalling NaN made quiet (spec 4.3.3 nans). For those who emit code
     * with constants: HotSpot's C2 folds {@code x * 1}, {@code x / 1} and {@code x - 0} to {@code
     * x}, so that a signalling NaN survives.
     */
    public static float quiet(float a) {
        return a != a ? Float.intBitsToFloat(Float.floatToRawIntBits(a) | QUIET_BIT) : a;
    }
}
