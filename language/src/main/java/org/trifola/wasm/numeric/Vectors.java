// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/**
 * The vector instructions that move lanes between the halves, or have a result for both together
 * (spec 4.3.5). Where lanes have two widths, {@code signs} is of the result; see {@link IntLanes}.
 */
public final class Vectors {
    private Vectors() {}

    /** {@code v128.any_true} (spec 4.3.5 vvtestop). */
    public static boolean anyTrue(Vec128 a) {
        return (a.low | a.high) != 0;
    }

    /** {@code all_true}. */
    public static boolean allTrue(Vec128 a, long signs) {
        return IntLanes.allTrue(a.low, signs) && IntLanes.allTrue(a.high, signs);
    }

    /** {@code bitmask}: the sign of lane <i>i</i> in bit <i>i</i>. */
    public static int bitmask(Vec128 a, long signs) {
        int lanes = Long.SIZE / IntLanes.bits(signs);
        return IntLanes.bitmask(a.low, signs) | IntLanes.bitmask(a.high, signs) << lanes;
    }

    /** {@code extend_low_…_s} of a low half, {@code extend_high_…_s} of a high one. */
    public static Vec128 extendS(long half, long signs) {
        return new Vec128(
                IntLanes.extendS(half, signs), IntLanes.extendS(half >>> Integer.SIZE, signs));
    }

    /** {@code extend_low_…_u} of a low half, {@code extend_high_…_u} of a high one. */
    public static Vec128 extendU(long half, long signs) {
        return new Vec128(
                IntLanes.extendU(half, signs), IntLanes.extendU(half >>> Integer.SIZE, signs));
    }

    /** {@code extmul_low_…_s} of low halves, {@code extmul_high_…_s} of high ones. */
    public static Vec128 extmulS(long a, long b, long signs) {
        return new Vec128(
                IntLanes.extmulS(a, b, signs),
                IntLanes.extmulS(a >>> Integer.SIZE, b >>> Integer.SIZE, signs));
    }

    /** {@code extmul_low_…_u} of low halves, {@code extmul_high_…_u} of high ones. */
    public static Vec128 extmulU(long a, long b, long signs) {
        return new Vec128(
                IntLanes.extmulU(a, b, signs),
                IntLanes.extmulU(a >>> Integer.SIZE, b >>> Integer.SIZE, signs));
    }

    /** {@code narrow_…_s} (spec 4.3.4 narrow_s). */
    public static Vec128 narrowS(Vec128 a, Vec128 b, long signs) {
        return new Vec128(
                IntLanes.narrowS(a.low, a.high, signs), IntLanes.narrowS(b.low, b.high, signs));
    }

    /** {@code narrow_…_u}, of signed lanes (spec 4.3.4 narrow_u). */
    public static Vec128 narrowU(Vec128 a, Vec128 b, long signs) {
        return new Vec128(
                IntLanes.narrowU(a.low, a.high, signs), IntLanes.narrowU(b.low, b.high, signs));
    }

    /** {@code i8x16.swizzle}: bytes of {@code a}, or zero; relaxed it is the same. */
    public static Vec128 i8x16Swizzle(Vec128 a, Vec128 b) {
        return new Vec128(
                IntLanes.swizzle(a.low, a.high, b.low), IntLanes.swizzle(a.low, a.high, b.high));
    }

    /**
     * {@code i8x16.shuffle}: bytes of {@code a} and then {@code b}.
     *
     * @param low indices for the low half of the result, a byte each
     * @param high indices for its high half
     */
    public static Vec128 i8x16Shuffle(Vec128 a, Vec128 b, long low, long high) {
        return new Vec128(shuffle(a, b, low), shuffle(a, b, high));
    }

    private static long shuffle(Vec128 a, Vec128 b, long indices) {
        long starts = indices & 0x0000_001C_0000_001CL;
        if (indices == starts * 0x0101_0101L + 0x0302_0100_0302_0100L) {
            return word(a, b, (int) starts) | word(a, b, (int) (starts >>> 32)) << 32;
        }
        long shuffled = 0;
        for (int i = 0; i < Long.SIZE; i += Byte.SIZE) {
            shuffled |= pick(a, b, (int) (indices >>> i) & 0xFF) << i;
        }
        return shuffled;
    }

    /** The 32 bits that begin with a byte; most shuffles of compilers move lanes of this width. */
    private static long word(Vec128 a, Vec128 b, int index) {
        Vec128 from = index < 16 ? a : b;
        long half = (index & 8) == 0 ? from.low : from.high;
        return half >>> (index & 4) * Byte.SIZE & 0xFFFF_FFFFL;
    }

    private static long pick(Vec128 a, Vec128 b, int index) {
        Vec128 from = index < 16 ? a : b;
        long half = (index & 8) == 0 ? from.low : from.high;
        return half >>> index * Byte.SIZE & 0xFF;
    }

    /** {@code f32x4.demote_f64x2_zero}. */
    public static Vec128 f32x4DemoteF64x2Zero(Vec128 a) {
        return new Vec128(FloatLanes.f32x4DemoteF64x2(a.low, a.high), 0);
    }

    /** {@code i32x4.trunc_sat_f64x2_s_zero}; relaxed it is the same. */
    public static Vec128 i32x4TruncSatF64x2SZero(Vec128 a) {
        return new Vec128(FloatLanes.i32x4TruncSatF64x2S(a.low, a.high), 0);
    }

    /** {@code i32x4.trunc_sat_f64x2_u_zero}; relaxed it is the same. */
    public static Vec128 i32x4TruncSatF64x2UZero(Vec128 a) {
        return new Vec128(FloatLanes.i32x4TruncSatF64x2U(a.low, a.high), 0);
    }

    /** {@code f64x2.promote_low_f32x4}. */
    public static Vec128 f64x2PromoteLowF32x4(Vec128 a) {
        return new Vec128(
                FloatLanes.f64x2PromoteF32x4(a.low),
                FloatLanes.f64x2PromoteF32x4(a.low >>> Integer.SIZE));
    }

    /** {@code f64x2.convert_low_i32x4_s}. */
    public static Vec128 f64x2ConvertLowI32x4S(Vec128 a) {
        return new Vec128(
                FloatLanes.f64x2ConvertI32x4S(a.low),
                FloatLanes.f64x2ConvertI32x4S(a.low >>> Integer.SIZE));
    }

    /** {@code f64x2.convert_low_i32x4_u}. */
    public static Vec128 f64x2ConvertLowI32x4U(Vec128 a) {
        return new Vec128(
                FloatLanes.f64x2ConvertI32x4U(a.low),
                FloatLanes.f64x2ConvertI32x4U(a.low >>> Integer.SIZE));
    }
}
