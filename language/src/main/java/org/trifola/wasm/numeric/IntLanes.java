// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/**
 * The vector instructions that treat the lanes of each half alike, as integers or as mere bits: a
 * function takes halves and gives a half. It is named by its mnemonic without the shape, which is
 * an argument: a mask of the sign bits of the lanes in a half (spec 4.3.2, applied to lanes).
 *
 * <p>All lanes of a half are computed together in one {@code long}. Sums are formed without the top
 * bits of the lanes, which are put right afterwards, so that no carry leaves its lane; a truth
 * value is kept in the top bit of its lane and spread over it at the end.
 */
public final class IntLanes {
    /** Eight lanes of 8 bits. */
    public static final long SIGNS_8 = 0x8080_8080_8080_8080L;

    /** Four lanes of 16 bits. */
    public static final long SIGNS_16 = 0x8000_8000_8000_8000L;

    /** Two lanes of 32 bits. */
    public static final long SIGNS_32 = 0x8000_0000_8000_0000L;

    /** One lane of 64 bits. */
    public static final long SIGNS_64 = 0x8000_0000_0000_0000L;

    private static final long ONES_8 = 0x0101_0101_0101_0101L;

    private IntLanes() {}

    /** The sign bits of lanes of so many bits. */
    public static long signs(int bits) {
        switch (bits) {
            case 8:
                return SIGNS_8;
            case 16:
                return SIGNS_16;
            case 32:
                return SIGNS_32;
            default:
                return SIGNS_64;
        }
    }

    /** How many bits a lane has. */
    static int bits(long signs) {
        return Long.numberOfTrailingZeros(signs) + 1;
    }

    /** A mask of so many bits at the low end, 1 to 64. */
    static long lowest(int bits) {
        return -1L >>> -bits;
    }

    /** The lowest bit of every lane. */
    private static long ones(long signs) {
        return signs >>> Long.numberOfTrailingZeros(signs);
    }

    /** All bits of the lanes whose top bit is set. */
    private static long spread(long a, long signs) {
        long tops = a & signs;
        return (tops << 1) - (tops >>> Long.numberOfTrailingZeros(signs));
    }

    // Bits.

    /** {@code v128.not} (spec 4.3.2 inot). */
    public static long not(long a) {
        return ~a;
    }

    /** {@code v128.and} (spec 4.3.2 iand). */
    public static long and(long a, long b) {
        return a & b;
    }

    /** {@code v128.andnot} (spec 4.3.2 iandnot). */
    public static long andnot(long a, long b) {
        return a & ~b;
    }

    /** {@code v128.or} (spec 4.3.2 ior). */
    public static long or(long a, long b) {
        return a | b;
    }

    /** {@code v128.xor} (spec 4.3.2 ixor). */
    public static long xor(long a, long b) {
        return a ^ b;
    }

    /**
     * {@code v128.bitselect}: bits of {@code a} where {@code c} has ones (spec 4.3.2 ibitselect).
     */
    public static long bitselect(long a, long b, long c) {
        return a & c | b & ~c;
    }

    // Arithmetic.

    /** {@code add} (spec 4.3.2 iadd). */
    public static long add(long a, long b, long signs) {
        return (a & ~signs) + (b & ~signs) ^ (a ^ b) & signs;
    }

    /** {@code sub} (spec 4.3.2 isub). */
    public static long sub(long a, long b, long signs) {
        return (a | signs) - (b & ~signs) ^ ~(a ^ b) & signs;
    }

    /** {@code mul} (spec 4.3.2 imul). */
    public static long mul(long a, long b, long signs) {
        int bits = bits(signs);
        long product = 0;
        for (int i = 0; i < Long.SIZE; i += bits) {
            product |= ((a >>> i) * (b >>> i) & lowest(bits)) << i;
        }
        return product;
    }

    /** {@code neg} (spec 4.3.2 ineg). */
    public static long neg(long a, long signs) {
        return sub(0, a, signs);
    }

    /** {@code abs} (spec 4.3.2 iabs). */
    public static long abs(long a, long signs) {
        long negative = spread(a, signs);
        return sub(a ^ negative, negative, signs);
    }

    /** {@code i8x16.popcnt} (spec 4.3.2 ipopcnt). */
    public static long popcnt(long a) {
        long pairs = a - (a >>> 1 & 0x5555_5555_5555_5555L);
        long nibbles = (pairs & 0x3333_3333_3333_3333L) + (pairs >>> 2 & 0x3333_3333_3333_3333L);
        return nibbles + (nibbles >>> 4) & 0x0F0F_0F0F_0F0F_0F0FL;
    }

    /** {@code add_sat_s} (spec 4.3.2 iadd_sat_s). */
    public static long addSatS(long a, long b, long signs) {
        long sum = add(a, b, signs);
        return saturate(a, sum, ~(a ^ b) & (a ^ sum), signs);
    }

    /** {@code add_sat_u} (spec 4.3.2 iadd_sat_u). */
    public static long addSatU(long a, long b, long signs) {
        long sum = add(a, b, signs);
        return sum | spread(a & b | (a | b) & ~sum, signs);
    }

    /** {@code sub_sat_s} (spec 4.3.2 isub_sat_s). */
    public static long subSatS(long a, long b, long signs) {
        long difference = sub(a, b, signs);
        return saturate(a, difference, (a ^ b) & (a ^ difference), signs);
    }

    /** {@code sub_sat_u} (spec 4.3.2 isub_sat_u). */
    public static long subSatU(long a, long b, long signs) {
        return sub(a, b, signs) & ~ltU(a, b, signs);
    }

    /** A sum, but the extreme value with the sign of an operand where it overflows. */
    private static long saturate(long a, long sum, long overflow, long signs) {
        return bitselect(spread(a, signs) ^ ~signs, sum, spread(overflow, signs));
    }

    /** {@code avgr_u}: the average, rounded up (spec 4.3.2 iavgr_u). */
    public static long avgrU(long a, long b, long signs) {
        return (a | b) - ((a ^ b) >>> 1 & ~signs);
    }

    /**
     * {@code i16x8.q15mulr_sat_s}: a product of fractions, rounded (spec 4.3.2 iq15mulr_sat_s). The
     * relaxed form is the same.
     */
    public static long q15mulrSatS(long a, long b) {
        long product = 0;
        for (int i = 0; i < Long.SIZE; i += Short.SIZE) {
            int lane = (short) (a >>> i) * (short) (b >>> i) + 0x4000 >> 15;
            product |= (Math.min(lane, Short.MAX_VALUE) & 0xFFFFL) << i;
        }
        return product;
    }

    // Comparisons.

    /** {@code eq} (spec 4.3.2 ieq). */
    public static long eq(long a, long b, long signs) {
        return ~ne(a, b, signs);
    }

    /** {@code ne} (spec 4.3.2 ine). */
    public static long ne(long a, long b, long signs) {
        long different = a ^ b;
        return spread((different & ~signs) + ~signs | different, signs);
    }

    /** {@code lt_u} (spec 4.3.2 ilt_u). */
    public static long ltU(long a, long b, long signs) {
        return spread(~a & b | ~(a ^ b) & sub(a, b, signs), signs);
    }

    /** {@code lt_s} (spec 4.3.2 ilt_s). */
    public static long ltS(long a, long b, long signs) {
        return ltU(a ^ signs, b ^ signs, signs);
    }

    /** {@code min_u} (spec 4.3.2 imin_u). */
    public static long minU(long a, long b, long signs) {
        return bitselect(a, b, ltU(a, b, signs));
    }

    /** {@code min_s} (spec 4.3.2 imin_s). */
    public static long minS(long a, long b, long signs) {
        return bitselect(a, b, ltS(a, b, signs));
    }

    /** {@code max_u} (spec 4.3.2 imax_u). */
    public static long maxU(long a, long b, long signs) {
        return bitselect(b, a, ltU(a, b, signs));
    }

    /** {@code max_s} (spec 4.3.2 imax_s). */
    public static long maxS(long a, long b, long signs) {
        return bitselect(b, a, ltS(a, b, signs));
    }

    /** One half of {@code all_true}: whether no lane is zero (spec 4.3.2 inez). */
    public static boolean allTrue(long a, long signs) {
        return ne(a, 0, signs) == -1;
    }

    /** One half of {@code bitmask}: the sign of the first lane in the lowest bit, and so on. */
    public static int bitmask(long a, long signs) {
        if (signs == SIGNS_8) {
            return (int) ((a >>> 7 & ONES_8) * 0x0102_0408_1020_4080L >>> 56);
        }
        if (signs == SIGNS_16) {
            return (int) ((a >>> 15 & ones(signs)) * 0x0001_0002_0004_0008L >>> 48) & 0xF;
        }
        int second = (int) (a >>> 62) & 2;
        return signs == SIGNS_32 ? (int) (a >>> 31) & 1 | second : second >> 1;
    }

    // Shifts, by a number modulo the width of a lane.

    /** {@code shl} (spec 4.3.2 ishl). */
    public static long shl(long a, int count, long signs) {
        int n = count & bits(signs) - 1;
        long ones = ones(signs);
        return a << n & ~((ones << n) - ones);
    }

    /** {@code shr_u} (spec 4.3.2 ishr_u). */
    public static long shrU(long a, int count, long signs) {
        int n = count & bits(signs) - 1;
        return a >>> n & (signs >>> n << 1) - ones(signs);
    }

    /** {@code shr_s} (spec 4.3.2 ishr_s). */
    public static long shrS(long a, int count, long signs) {
        long negative = spread(a, signs);
        return shrU(a ^ negative, count, signs) ^ negative;
    }

    // Between lanes of two widths; the sign bits are those of the wider lanes.

    /** The lower halves of all lanes, extended with their sign. */
    private static long lowerS(long a, long signs) {
        int half = bits(signs) / 2;
        return shrS(shl(a, half, signs), half, signs);
    }

    /** The upper halves of all lanes, extended with their sign. */
    private static long upperS(long a, long signs) {
        return shrS(a, bits(signs) / 2, signs);
    }

    /** {@code extend_…_s} of the lanes in the low 32 bits (spec 4.3.4 extend_s). */
    public static long extendS(long a, long signs) {
        return lowerS(extendU(a, signs), signs);
    }

    /** {@code extend_…_u} of the lanes in the low 32 bits (spec 4.3.4 extend_u). */
    public static long extendU(long a, long signs) {
        long lanes = a & 0xFFFF_FFFFL;
        if (signs != SIGNS_64) {
            lanes = (lanes | lanes << 16) & 0x0000_FFFF_0000_FFFFL;
        }
        if (signs == SIGNS_16) {
            lanes = (lanes | lanes << 8) & 0x00FF_00FF_00FF_00FFL;
        }
        return lanes;
    }

    /** {@code extmul_…_s} of the lanes in the low 32 bits. */
    public static long extmulS(long a, long b, long signs) {
        return mul(extendS(a, signs), extendS(b, signs), signs);
    }

    /** {@code extmul_…_u} of the lanes in the low 32 bits. */
    public static long extmulU(long a, long b, long signs) {
        return mul(extendU(a, signs), extendU(b, signs), signs);
    }

    /**
     * {@code narrow_…_s} of two halves to one (spec 4.3.4 narrow_s).
     *
     * @param signs of the narrow lanes
     */
    public static long narrowS(long low, long high, long signs) {
        // From half of its range on, a wide lane that is moved up is one of an unsigned number.
        long wide = wider(signs);
        long half = ones(wide) << bits(signs) - 1;
        long narrowed = narrowU(addSatS(low, half, wide), addSatS(high, half, wide), signs);
        return narrowed ^ signs;
    }

    /** {@code narrow_…_u} of two halves with signed lanes to one (spec 4.3.4 narrow_u). */
    public static long narrowU(long low, long high, long signs) {
        return clampU(low, signs) | clampU(high, signs) << Integer.SIZE;
    }

    /** The sign bits of lanes twice as wide. */
    private static long wider(long signs) {
        return signs(2 * bits(signs));
    }

    /** Signed lanes, brought into the range of unsigned ones half as wide, in the low 32 bits. */
    private static long clampU(long a, long signs) {
        long wide = wider(signs);
        int bits = bits(signs);
        long low = ones(wide) * lowest(bits);
        long natural = a & ~spread(a, wide);
        long clamped = (natural | ne(natural & ~low, 0, wide)) & low;
        if (bits == Byte.SIZE) {
            clamped = (clamped | clamped >>> Byte.SIZE) & 0x0000_FFFF_0000_FFFFL;
        }
        if (bits <= Short.SIZE) {
            clamped |= clamped >>> Short.SIZE;
        }
        return clamped & 0xFFFF_FFFFL;
    }

    /**
     * A half of {@code i8x16.swizzle}: bytes of a vector, or zero; relaxed it is the same.
     *
     * @param low the vector's low half
     * @param high its high half
     * @param indices of the bytes
     */
    public static long swizzle(long low, long high, long indices) {
        long swizzled = 0;
        for (int i = 0; i < Long.SIZE; i += Byte.SIZE) {
            int index = (int) (indices >>> i) & 0xFF;
            long half = (index & 8) == 0 ? low : high;
            long lane = half >>> index * Byte.SIZE & (index < 16 ? 0xFF : 0);
            swizzled |= lane << i;
        }
        return swizzled;
    }

    /** {@code extadd_pairwise_…_s}: the sums of neighbours. */
    public static long extaddPairwiseS(long a, long signs) {
        return add(lowerS(a, signs), upperS(a, signs), signs);
    }

    /** {@code extadd_pairwise_…_u}: the sums of neighbours. */
    public static long extaddPairwiseU(long a, long signs) {
        int half = bits(signs) / 2;
        long lower = a & ones(signs) * lowest(half);
        return lower + shrU(a, half, signs);
    }

    /** {@code i32x4.dot_i16x8_s}: the sums of the products of neighbours. */
    public static long dotS(long a, long b, long signs) {
        long lower = mul(lowerS(a, signs), lowerS(b, signs), signs);
        return add(lower, mul(upperS(a, signs), upperS(b, signs), signs), signs);
    }

    /** {@code i16x8.relaxed_dot_i8x16_i7x16_s}: all lanes are signed, and the sum saturates. */
    public static long relaxedDotS(long a, long b, long signs) {
        long lower = mul(lowerS(a, signs), lowerS(b, signs), signs);
        return addSatS(lower, mul(upperS(a, signs), upperS(b, signs), signs), signs);
    }

    /** {@code i32x4.relaxed_dot_i8x16_i7x16_add_s}: two products of neighbours added to a lane. */
    public static long relaxedDotAddS(long a, long b, long c, long signs) {
        long products = relaxedDotS(a, b, SIGNS_16);
        return add(extaddPairwiseS(products, signs), c, signs);
    }
}
