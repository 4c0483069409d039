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
        return mul(extendS(a, signs), extendS(b, signs), signs);
    }

    /** {@code extmul_low_…_u} of low halves, {@code extmul_high_…_u} of high ones. */
    public static Vec128 extmulU(long a, long b, long signs) {
        return mul(extendU(a, signs), extendU(b, signs), signs);
    }

    private static Vec128 mul(Vec128 a, Vec128 b, long signs) {
        return new Vec128(IntLanes.mul(a.low, b.low, signs), IntLanes.mul(a.high, b.high, signs));
    }

    /** {@code narrow_…_s} (spec 4.3.4 narrow_s). */
    public static Vec128 narrowS(Vec128 a, Vec128 b, long signs) {
        long max = IntLanes.lowest(IntLanes.bits(signs) - 1);
        return new Vec128(
                narrow(a.low, a.high, ~max, max, signs), narrow(b.low, b.high, ~max, max, signs));
    }

    /** {@code narrow_…_u}, of signed lanes (spec 4.3.4 narrow_u). */
    public static Vec128 narrowU(Vec128 a, Vec128 b, long signs) {
        long max = IntLanes.lowest(IntLanes.bits(signs));
        return new Vec128(
                narrow(a.low, a.high, 0, max, signs), narrow(b.low, b.high, 0, max, signs));
    }

    private static long narrow(long low, long high, long min, long max, long signs) {
        int bits = IntLanes.bits(signs);
        long narrowed = 0;
        for (int i = 0; i < Integer.SIZE; i += bits) {
            narrowed |= clamp(low, 2 * i, min, max, bits) << i;
            narrowed |= clamp(high, 2 * i, min, max, bits) << i + Integer.SIZE;
        }
        return narrowed;
    }

    /** A lane of twice as many bits, brought between two numbers of so many bits. */
    private static long clamp(long half, int at, long min, long max, int bits) {
        long lane = half << Long.SIZE - 2 * bits - at >> Long.SIZE - 2 * bits;
        return Math.min(Math.max(lane, min), max) & IntLanes.lowest(bits);
    }

    /** {@code i8x16.swizzle}: bytes of {@code a}, or zero; relaxed it is the same. */
    public static Vec128 i8x16Swizzle(Vec128 a, Vec128 b) {
        return i8x16Shuffle(a, Vec128.ZERO, b.low, b.high);
    }

    /**
     * {@code i8x16.shuffle}: bytes of {@code a} and then {@code b}. An index beyond both gives
     * zero, as an index beyond {@code a} does in {@code i8x16.swizzle}.
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
        Vec128 from = index < 16 ? a : index < 32 ? b : Vec128.ZERO;
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
