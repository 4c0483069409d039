// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/**
 * The vector instructions that treat the lanes of each half alike, as floating-point numbers: two
 * of 32 bits or one of 64. A function takes halves and gives a half. It is named by its mnemonic
 * without the shape, which is the last argument, the sign bits as in {@link IntLanes}; what it does
 * to a lane is what the scalar instruction does.
 *
 * <p>Relaxed instructions do what the deterministic profile of the specification says.
 */
public final class FloatLanes {
    private FloatLanes() {}

    private static float first(long a) {
        return Float.intBitsToFloat((int) a);
    }

    private static float second(long a) {
        return Float.intBitsToFloat((int) (a >>> 32));
    }

    private static double only(long a) {
        return Double.longBitsToDouble(a);
    }

    private static long half(int first, int second) {
        return first & 0xFFFF_FFFFL | (long) second << 32;
    }

    private static long half(float first, float second) {
        return half(Float.floatToRawIntBits(first), Float.floatToRawIntBits(second));
    }

    private static long half(double only) {
        return Double.doubleToRawLongBits(only);
    }

    private static long half(boolean first, boolean second) {
        return half(first ? -1 : 0, second ? -1 : 0);
    }

    private static long half(boolean only) {
        return only ? -1 : 0;
    }

    private static boolean isWide(long signs) {
        return signs == IntLanes.SIGNS_64;
    }

    // Unary.

    /** {@code abs} (spec 4.3.3 fabs). */
    public static long abs(long a, long signs) {
        return a & ~signs;
    }

    /** {@code neg} (spec 4.3.3 fneg). */
    public static long neg(long a, long signs) {
        return a ^ signs;
    }

    /** {@code sqrt} (spec 4.3.3 fsqrt). */
    public static long sqrt(long a, long signs) {
        return isWide(signs)
                ? half(Float64.sqrt(only(a)))
                : half(Float32.sqrt(first(a)), Float32.sqrt(second(a)));
    }

    /** {@code ceil} (spec 4.3.3 fceil). */
    public static long ceil(long a, long signs) {
        return isWide(signs)
                ? half(Float64.ceil(only(a)))
                : half(Float32.ceil(first(a)), Float32.ceil(second(a)));
    }

    /** {@code floor} (spec 4.3.3 ffloor). */
    public static long floor(long a, long signs) {
        return isWide(signs)
                ? half(Float64.floor(only(a)))
                : half(Float32.floor(first(a)), Float32.floor(second(a)));
    }

    /** {@code trunc} (spec 4.3.3 ftrunc). */
    public static long trunc(long a, long signs) {
        return isWide(signs)
                ? half(Float64.trunc(only(a)))
                : half(Float32.trunc(first(a)), Float32.trunc(second(a)));
    }

    /** {@code nearest} (spec 4.3.3 fnearest). */
    public static long nearest(long a, long signs) {
        return isWide(signs)
                ? half(Float64.nearest(only(a)))
                : half(Float32.nearest(first(a)), Float32.nearest(second(a)));
    }

    // Binary.

    /** {@code add} (spec 4.3.3 fadd). */
    public static long add(long a, long b, long signs) {
        return isWide(signs)
                ? half(Float64.add(only(a), only(b)))
                : half(Float32.add(first(a), first(b)), Float32.add(second(a), second(b)));
    }

    /** {@code sub} (spec 4.3.3 fsub). */
    public static long sub(long a, long b, long signs) {
        return isWide(signs)
                ? half(Float64.sub(only(a), only(b)))
                : half(Float32.sub(first(a), first(b)), Float32.sub(second(a), second(b)));
    }

    /** {@code mul} (spec 4.3.3 fmul). */
    public static long mul(long a, long b, long signs) {
        return isWide(signs)
                ? half(Float64.mul(only(a), only(b)))
                : half(Float32.mul(first(a), first(b)), Float32.mul(second(a), second(b)));
    }

    /** {@code div} (spec 4.3.3 fdiv). */
    public static long div(long a, long b, long signs) {
        return isWide(signs)
                ? half(Float64.div(only(a), only(b)))
                : half(Float32.div(first(a), first(b)), Float32.div(second(a), second(b)));
    }

    /** {@code min}, also relaxed (spec 4.3.3 fmin). */
    public static long min(long a, long b, long signs) {
        return isWide(signs)
                ? half(Float64.min(only(a), only(b)))
                : half(Float32.min(first(a), first(b)), Float32.min(second(a), second(b)));
    }

    /** {@code max}, also relaxed (spec 4.3.3 fmax). */
    public static long max(long a, long b, long signs) {
        return isWide(signs)
                ? half(Float64.max(only(a), only(b)))
                : half(Float32.max(first(a), first(b)), Float32.max(second(a), second(b)));
    }

    /** {@code pmin}: {@code b} if it is less, else {@code a} (spec 4.3.3 fpmin). */
    public static long pmin(long a, long b, long signs) {
        return IntLanes.bitselect(b, a, lt(b, a, signs));
    }

    /** {@code pmax}: {@code b} if it is greater, else {@code a} (spec 4.3.3 fpmax). */
    public static long pmax(long a, long b, long signs) {
        return IntLanes.bitselect(b, a, lt(a, b, signs));
    }

    /** {@code relaxed_madd}: product and sum are rounded each. */
    public static long relaxedMadd(long a, long b, long c, long signs) {
        return add(mul(a, b, signs), c, signs);
    }

    /** {@code relaxed_nmadd}: product and sum are rounded each. */
    public static long relaxedNmadd(long a, long b, long c, long signs) {
        return relaxedMadd(neg(a, signs), b, c, signs);
    }

    // Comparisons.

    /** {@code eq} (spec 4.3.3 feq). */
    public static long eq(long a, long b, long signs) {
        return isWide(signs)
                ? half(Float64.eq(only(a), only(b)))
                : half(Float32.eq(first(a), first(b)), Float32.eq(second(a), second(b)));
    }

    /** {@code lt} (spec 4.3.3 flt). */
    public static long lt(long a, long b, long signs) {
        return isWide(signs)
                ? half(Float64.lt(only(a), only(b)))
                : half(Float32.lt(first(a), first(b)), Float32.lt(second(a), second(b)));
    }

    /** {@code le} (spec 4.3.3 fle). */
    public static long le(long a, long b, long signs) {
        return isWide(signs)
                ? half(Float64.le(only(a), only(b)))
                : half(Float32.le(first(a), first(b)), Float32.le(second(a), second(b)));
    }

    // Conversions between lanes of 32 bits.

    /** {@code i32x4.trunc_sat_f32x4_s}, also relaxed (spec 4.3.4 trunc_sat_s). */
    public static long i32x4TruncSatF32x4S(long a) {
        return half(Conversions.i32TruncSatF32S(first(a)), Conversions.i32TruncSatF32S(second(a)));
    }

    /** {@code i32x4.trunc_sat_f32x4_u}, also relaxed (spec 4.3.4 trunc_sat_u). */
    public static long i32x4TruncSatF32x4U(long a) {
        return half(Conversions.i32TruncSatF32U(first(a)), Conversions.i32TruncSatF32U(second(a)));
    }

    /** {@code f32x4.convert_i32x4_s} (spec 4.3.4 convert_s). */
    public static long f32x4ConvertI32x4S(long a) {
        return half(
                Conversions.f32ConvertI32S((int) a), Conversions.f32ConvertI32S((int) (a >>> 32)));
    }

    /** {@code f32x4.convert_i32x4_u} (spec 4.3.4 convert_u). */
    public static long f32x4ConvertI32x4U(long a) {
        return half(
                Conversions.f32ConvertI32U((int) a), Conversions.f32ConvertI32U((int) (a >>> 32)));
    }

    // Conversions of two lanes of 64 bits to two of 32, a half.

    /** {@code f32x4.demote_f64x2_zero} (spec 4.3.4 demote). */
    public static long f32x4DemoteF64x2(long a, long b) {
        return half(Conversions.f32DemoteF64(only(a)), Conversions.f32DemoteF64(only(b)));
    }

    /** {@code i32x4.trunc_sat_f64x2_s_zero}, also relaxed (spec 4.3.4 trunc_sat_s). */
    public static long i32x4TruncSatF64x2S(long a, long b) {
        return half(Conversions.i32TruncSatF64S(only(a)), Conversions.i32TruncSatF64S(only(b)));
    }

    /** {@code i32x4.trunc_sat_f64x2_u_zero}, also relaxed (spec 4.3.4 trunc_sat_u). */
    public static long i32x4TruncSatF64x2U(long a, long b) {
        return half(Conversions.i32TruncSatF64U(only(a)), Conversions.i32TruncSatF64U(only(b)));
    }

    // Conversions of a lane of 32 bits to one of 64, a half.

    /** {@code f64x2.promote_low_f32x4} (spec 4.3.4 promote). */
    public static long f64x2PromoteF32x4(long a) {
        return half(Conversions.f64PromoteF32(first(a)));
    }

    /** {@code f64x2.convert_low_i32x4_s} (spec 4.3.4 convert_s). */
    public static long f64x2ConvertI32x4S(long a) {
        return half(Conversions.f64ConvertI32S((int) a));
    }

    /** {@code f64x2.convert_low_i32x4_u} (spec 4.3.4 convert_u). */
    public static long f64x2ConvertI32x4U(long a) {
        return half(Conversions.f64ConvertI32U((int) a));
    }
}
