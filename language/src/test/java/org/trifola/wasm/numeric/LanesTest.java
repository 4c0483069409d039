// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.math.BigInteger;
import java.util.Random;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The integer vector instructions against arithmetic of any size, lane by lane, with random lanes
 * and with the edges of their range.
 */
class LanesTest {
    private static final int ROUNDS = 400;

    /** A lane-wise instruction on halves. */
    private interface Halves {
        long apply(long a, long b, long signs);
    }

    /** What it does to two signed lanes; the low bits of the result count. */
    private interface Lanes {
        BigInteger apply(BigInteger a, BigInteger b, int bits);
    }

    private static BigInteger unsigned(BigInteger a, int bits) {
        return a.mod(BigInteger.TWO.pow(bits));
    }

    private static BigInteger truth(boolean is) {
        return is ? BigInteger.ONE.negate() : BigInteger.ZERO;
    }

    private static BigInteger clampS(BigInteger a, int bits) {
        BigInteger end = BigInteger.TWO.pow(bits - 1);
        return a.max(end.negate()).min(end.subtract(BigInteger.ONE));
    }

    private static BigInteger clampU(BigInteger a, int bits) {
        return a.max(BigInteger.ZERO).min(BigInteger.TWO.pow(bits).subtract(BigInteger.ONE));
    }

    /** The same for the lanes as unsigned numbers. */
    private static Lanes unsigned(Lanes lanes) {
        return (a, b, n) -> lanes.apply(unsigned(a, n), unsigned(b, n), n);
    }

    private static int count(BigInteger b, int bits) {
        return b.intValue() & bits - 1;
    }

    @TestFactory
    Stream<DynamicTest> halves() {
        return Stream.of(
                        test("add", IntLanes::add, (a, b, n) -> a.add(b)),
                        test("sub", IntLanes::sub, (a, b, n) -> a.subtract(b)),
                        test("mul", IntLanes::mul, (a, b, n) -> a.multiply(b)),
                        test("neg", (a, b, s) -> IntLanes.neg(a, s), (a, b, n) -> a.negate()),
                        test("abs", (a, b, s) -> IntLanes.abs(a, s), (a, b, n) -> a.abs()),
                        test("addSatS", IntLanes::addSatS, (a, b, n) -> clampS(a.add(b), n)),
                        test("subSatS", IntLanes::subSatS, (a, b, n) -> clampS(a.subtract(b), n)),
                        test(
                                "addSatU",
                                IntLanes::addSatU,
                                unsigned((a, b, n) -> clampU(a.add(b), n))),
                        test(
                                "subSatU",
                                IntLanes::subSatU,
                                unsigned((a, b, n) -> clampU(a.subtract(b), n))),
                        test(
                                "avgrU",
                                IntLanes::avgrU,
                                unsigned((a, b, n) -> a.add(b).add(BigInteger.ONE).shiftRight(1))),
                        test("eq", IntLanes::eq, (a, b, n) -> truth(a.equals(b))),
                        test("ne", IntLanes::ne, (a, b, n) -> truth(!a.equals(b))),
                        test("ltS", IntLanes::ltS, (a, b, n) -> truth(a.compareTo(b) < 0)),
                        test(
                                "ltU",
                                IntLanes::ltU,
                                unsigned((a, b, n) -> truth(a.compareTo(b) < 0))),
                        test("minS", IntLanes::minS, (a, b, n) -> a.min(b)),
                        test("maxS", IntLanes::maxS, (a, b, n) -> a.max(b)),
                        test("minU", IntLanes::minU, unsigned((a, b, n) -> a.min(b))),
                        test("maxU", IntLanes::maxU, unsigned((a, b, n) -> a.max(b))))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> test(String name, Halves halves, Lanes lanes) {
        return IntStream.of(8, 16, 32, 64)
                .mapToObj(
                        bits ->
                                dynamicTest(
                                        name + " " + bits,
                                        () ->
                                                check(
                                                        bits,
                                                        halves,
                                                        (a, b) -> lane(lanes, a, b, bits))));
    }

    private static long lane(Lanes lanes, long a, long b, int bits) {
        return lanes.apply(BigInteger.valueOf(a), BigInteger.valueOf(b), bits).longValue();
    }

    private static void check(int bits, Halves halves, LongBinaryOperator lane) {
        Random random = new Random(bits);
        long signs = IntLanes.signs(bits);
        for (int i = 0; i < ROUNDS; i++) {
            Vec128 a = vector(random, signs);
            Vec128 b = vector(random, signs);
            Vec128 actual =
                    new Vec128(
                            halves.apply(a.low, b.low, signs), halves.apply(a.high, b.high, signs));
            Vec128 expected = Vec128.ZERO;
            for (int at = 0; at < 128 / bits; at++) {
                long value = lane.applyAsLong(a.lane(at, signs), b.lane(at, signs));
                expected = expected.withLane(at, value, signs);
            }
            assertEquals(expected, actual, () -> a + ", " + b);
        }
    }

    /** Lanes at random, many of them at the edges. */
    private static Vec128 vector(Random random, long signs) {
        Vec128 vector = new Vec128(random.nextLong(), random.nextLong());
        int lanes = 128 / IntLanes.bits(signs);
        long[] edges = {0, 1, -1, signs >>> -IntLanes.bits(signs), ~signs};
        for (int i = random.nextInt(lanes + 1); i > 0; i--) {
            long edge = edges[random.nextInt(edges.length)];
            vector = vector.withLane(random.nextInt(lanes), edge, signs);
        }
        return vector;
    }

    @TestFactory
    Stream<DynamicTest> shifts() {
        return IntStream.of(8, 16, 32, 64)
                .mapToObj(bits -> dynamicTest("shifts " + bits, () -> checkShifts(bits)));
    }

    private static void checkShifts(int bits) {
        for (int n = -1; n <= 2 * bits; n++) {
            int count = n;
            int shift = n & bits - 1;
            check(bits, (a, b, s) -> IntLanes.shl(a, count, s), (a, b) -> a << shift);
            check(bits, (a, b, s) -> IntLanes.shrS(a, count, s), (a, b) -> a >> shift);
            check(
                    bits,
                    (a, b, s) -> IntLanes.shrU(a, count, s),
                    (a, b) -> (a & IntLanes.lowest(bits)) >>> shift);
        }
    }

    @TestFactory
    Stream<DynamicTest> widths() {
        return IntStream.of(16, 32, 64)
                .mapToObj(bits -> dynamicTest("widths " + bits, () -> checkWidths(bits)));
    }

    /** Instructions between lanes of two widths, by what each lane of the result is made of. */
    private static void checkWidths(int bits) {
        Random random = new Random(bits);
        long wide = IntLanes.signs(bits);
        long narrow = IntLanes.signs(bits / 2);
        long mask = IntLanes.lowest(bits / 2);
        int lanes = 128 / bits;
        for (int round = 0; round < ROUNDS; round++) {
            Vec128 a = vector(random, narrow);
            Vec128 b = vector(random, narrow);
            for (int i = 0; i < lanes; i++) {
                long low = a.lane(i, narrow);
                long high = a.lane(lanes + i, narrow);
                assertEquals(low, Vectors.extendS(a.low, wide).lane(i, wide));
                assertEquals(high, Vectors.extendS(a.high, wide).lane(i, wide));
                assertEquals(low & mask, bits(Vectors.extendU(a.low, wide), i, wide));
                assertEquals(high & mask, bits(Vectors.extendU(a.high, wide), i, wide));
                long other = b.lane(i, narrow);
                assertEquals(low * other, Vectors.extmulS(a.low, b.low, wide).lane(i, wide));
                long product = (low & mask) * (other & mask);
                assertEquals(product, bits(Vectors.extmulU(a.low, b.low, wide), i, wide));
                long even = a.lane(2 * i, narrow);
                long odd = a.lane(2 * i + 1, narrow);
                assertEquals(even + odd, pairs(IntLanes::extaddPairwiseS, a, wide).lane(i, wide));
                long sum = (even & mask) + (odd & mask);
                assertEquals(sum, bits(pairs(IntLanes::extaddPairwiseU, a, wide), i, wide));
            }
            checkNarrow(vector(random, wide), vector(random, wide), bits / 2);
        }
    }

    private static long bits(Vec128 vector, int lane, long signs) {
        return vector.lane(lane, signs) & IntLanes.lowest(IntLanes.bits(signs));
    }

    private static Vec128 pairs(LongBinaryOperator sums, Vec128 a, long signs) {
        return new Vec128(sums.applyAsLong(a.low, signs), sums.applyAsLong(a.high, signs));
    }

    private static void checkNarrow(Vec128 a, Vec128 b, int bits) {
        long narrow = IntLanes.signs(bits);
        long wide = IntLanes.signs(2 * bits);
        int lanes = 128 / bits;
        Vec128 signed = Vectors.narrowS(a, b, narrow);
        Vec128 unsigned = Vectors.narrowU(a, b, narrow);
        for (int i = 0; i < lanes; i++) {
            Vec128 from = i < lanes / 2 ? a : b;
            BigInteger lane = BigInteger.valueOf(from.lane(i % (lanes / 2), wide));
            assertEquals(clampS(lane, bits).longValue(), signed.lane(i, narrow));
            assertEquals(clampU(lane, bits).longValue(), bits(unsigned, i, narrow));
        }
    }

    @Test
    void bytesCountTheirOnes() {
        long all = 0x00_01_7F_80_AA_F0_FE_FFL;
        assertEquals(0x00_01_07_01_04_04_07_08L, IntLanes.popcnt(all));
    }

    @Test
    void masksAndTestsSeeEveryLane() {
        for (int bits = 8; bits <= 64; bits *= 2) {
            long signs = IntLanes.signs(bits);
            for (int i = 0; i < 128 / bits; i++) {
                Vec128 one = Vec128.ZERO.withLane(i, -1, signs);
                assertEquals(1 << i, Vectors.bitmask(one, signs));
                Vec128 other = Vec128.splat(1, signs).withLane(i, 0, signs);
                assertEquals(0, Vectors.bitmask(other, signs));
                assertEquals(false, Vectors.allTrue(other, signs));
                assertEquals(true, Vectors.allTrue(other.withLane(i, 2, signs), signs));
                assertEquals(true, Vectors.anyTrue(one));
            }
        }
        assertEquals(false, Vectors.anyTrue(Vec128.ZERO));
    }

    @Test
    void bytesArePickedByIndex() {
        Vec128 a = new Vec128(0x07_06_05_04_03_02_01_00L, 0x0F_0E_0D_0C_0B_0A_09_08L);
        Vec128 b = new Vec128(0x17_16_15_14_13_12_11_10L, 0x1F_1E_1D_1C_1B_1A_19_18L);
        assertEquals(b, Vectors.i8x16Shuffle(a, b, b.low, b.high));
        assertEquals(a, Vectors.i8x16Swizzle(a, a));
        Vec128 indices = new Vec128(0xFF_80_1F_10_0F_08_07_00L, 0);
        assertEquals(new Vec128(0x0F_08_07_00L, 0), Vectors.i8x16Swizzle(a, indices));
    }

    /** The choices that the specification leaves to relaxed instructions. */
    @Test
    void relaxedInstructionsAreDeterministic() {
        long least = 0x8080_8080_8080_8080L;
        assertEquals(0x7FFF_7FFF_7FFF_7FFFL, IntLanes.relaxedDotS(least, least, IntLanes.SIGNS_16));
        assertEquals(
                0x0000_FFFF_0000_FFFEL,
                IntLanes.relaxedDotAddS(least, least, 0x0000_0001_0000_0000L, IntLanes.SIGNS_32));
        assertEquals(0x7FFFL, IntLanes.q15mulrSatS(0x8000, 0x8000));
        double near = Math.nextUp(1.0);
        long square = Double.doubleToRawLongBits(near * near);
        long minus = Double.doubleToRawLongBits(-(near * near));
        long bits = Double.doubleToRawLongBits(near);
        assertEquals(0, FloatLanes.relaxedMadd(bits, bits, minus, IntLanes.SIGNS_64));
        assertEquals(0, FloatLanes.relaxedNmadd(bits, bits, square, IntLanes.SIGNS_64));
    }

    @Test
    void floatsKeepWhatIsNotArithmetic() {
        long signalling = 0xFFA0_0001_7FA0_0001L;
        long f32 = IntLanes.SIGNS_32;
        assertEquals(0x7FA0_0001_7FA0_0001L, FloatLanes.abs(signalling, f32));
        assertEquals(0x7FA0_0001_FFA0_0001L, FloatLanes.neg(signalling, f32));
        assertEquals(signalling, FloatLanes.pmin(signalling, 0, f32));
        assertEquals(0, FloatLanes.pmax(0, signalling, f32));
        assertEquals(0x7FE0_0001_7FE0_0001L, FloatLanes.add(signalling, 0, f32) & ~f32);
    }

    @Test
    void vectorsAreValues() {
        Vec128 vector = new Vec128(0xFFFF_FFFF_0000_0001L, 2);
        assertEquals("i32x4 0x00000001 0xffffffff 0x00000002 0x00000000", vector.toString());
        assertEquals(vector, new Vec128(vector.low, vector.high));
        assertEquals(vector.hashCode(), new Vec128(vector.low, vector.high).hashCode());
        assertEquals(false, vector.equals(Vec128.ZERO));
    }
}
