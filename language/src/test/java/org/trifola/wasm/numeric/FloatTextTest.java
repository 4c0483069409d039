// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

class FloatTextTest {

    private static final int RANDOM_NUMERALS = 20_000;
    private static final String ZEROS = "0".repeat(2000);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "-0, 0x8000_0000, 0x8000_0000_0000_0000",
        "-0x0.000p99999999999, 0x8000_0000, 0x8000_0000_0000_0000",
        "0e99999999999999999999, 0, 0",
        "1, 0x3f80_0000, 0x3ff0_0000_0000_0000",
        "+1., 0x3f80_0000, 0x3ff0_0000_0000_0000",
        "1_0.0_0e-0_1, 0x3f80_0000, 0x3ff0_0000_0000_0000",
        "0x1, 0x3f80_0000, 0x3ff0_0000_0000_0000",
        "0x1., 0x3f80_0000, 0x3ff0_0000_0000_0000",
        "0x0.8P1, 0x3f80_0000, 0x3ff0_0000_0000_0000",
        "0x10p-4, 0x3f80_0000, 0x3ff0_0000_0000_0000",
        "0x1_0.0_0p-0_4, 0x3f80_0000, 0x3ff0_0000_0000_0000",
        "0x1.8p-3, 0x3e40_0000, 0x3fc8_0000_0000_0000",
        "0xe.Ap0, 0x416a_0000, 0x402d_4000_0000_0000",
        "inf, 0x7f80_0000, 0x7ff0_0000_0000_0000",
        "-inf, 0xff80_0000, 0xfff0_0000_0000_0000",
        "nan, 0x7fc0_0000, 0x7ff8_0000_0000_0000",
        "-nan, 0xffc0_0000, 0xfff8_0000_0000_0000",
        "+nan:0x1, 0x7f80_0001, 0x7ff0_0000_0000_0001",
        "-nan:0x7f_ffFF, 0xffff_ffff, 0xfff0_0000_007f_ffff",
        // The smallest number, its half (a tie, to even) and just above the half.
        "0x1p-149, 1, 0x36a0_0000_0000_0000",
        "0x1p-150, 0, 0x3690_0000_0000_0000",
        "0x1.0000_0000_0000_0000_0000_1p-150, 1, 0x3690_0000_0000_0000",
        "0x1p-1074, 0, 1",
        "0x1p-1075, 0, 0",
        "0x1.0000_0000_0000_0000_0000_1p-1075, 0, 1",
        "0x1.8p-1074, 0, 2",
        "0x1p-99999999999999999999, 0, 0",
        "1e-99999999999999999999, 0, 0",
        // Rounding carries from subnormal to normal and from one power of two to the next.
        "0x0.ffff_ffp-126, 0x80_0000, 0x380f_ffff_e000_0000",
        "0x0.ffff_ffff_ffff_f8p-1022, 0, 0x0010_0000_0000_0000",
        "0x1.ffff_ffp0, 0x4000_0000, 0x3fff_ffff_f000_0000",
        // One rounding: by way of f64 this would round to even, downwards.
        "0x1.0000_0100_0000_0000_1p0, 0x3f80_0001, 0x3ff0_0000_1000_0000",
        "1.000000059604644775390626, 0x3f80_0001, 0x3ff0_0000_1000_0000",
    })
    void values(String literal, String f32, String f64) throws LiteralException {
        assertEquals(IntText.parseI32(f32), FloatText.parseF32(literal));
        assertEquals(IntText.parseI64(f64), FloatText.parseF64(literal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                ".0",
                "0e",
                "0e+",
                "1e1.0",
                "1_",
                "_1",
                "1__0",
                "1_.0",
                "1._0",
                "1.0_",
                "1_e1",
                "1e_1",
                "1e1_",
                "0x",
                "0x.1",
                "0x1p",
                "0x1p+",
                "0x1pa",
                "0x1_.0",
                "0x1._0",
                "0x1_p1",
                "0x1.1e+1",
                "0X1",
                "1p1",
                "infinity",
                "INF",
                "in",
                "nan:",
                "nan:0x",
                "nan:1",
                "nan:0x_1",
                "nan:0x1_",
                "nan:0xg",
                "nan:canonical",
                "nan:arithmetic",
                "NaN",
                "--1",
                "1f",
                "1d",
                "1 ",
                " 1",
                "1e400x",
                "0x1p9999x",
                "\u0661"
            })
    void malformed(String literal) {
        assertKind(LiteralException.Kind.MALFORMED, "f32", literal);
        assertKind(LiteralException.Kind.MALFORMED, "f64", literal);
    }

    @ParameterizedTest
    @CsvSource({
        "f32, 3.4028235677973366164e38",
        "f32, -1e39",
        "f32, 0x1p128",
        "f32, 0x1.ffffffp127",
        "f32, nan:0x80_0000",
        "f32, nan:0x1_0000_0000",
        "f32, nan:0x1_0000_0000_0000_0001",
        "f32, nan:0x0",
        "f64, 1.797693134862315808e308",
        "f64, -1e309",
        "f64, 0x1p1024",
        "f64, 0x1.fffffffffffff8p1023",
        "f64, 0x1p99999999999999999999",
        "f64, 1e99999999999999999999",
        "f64, nan:0x10_0000_0000_0000",
        "f64, nan:0x1_0000_0000_0000_0001",
        "f64, nan:0x0",
    })
    void outOfRange(String type, String literal) {
        assertKind(LiteralException.Kind.OUT_OF_RANGE, type, literal);
    }

    private static void assertKind(LiteralException.Kind kind, String type, String literal) {
        LiteralException e =
                assertThrows(LiteralException.class, () -> Literals.parse(type, literal), literal);
        assertEquals(kind, e.kind(), literal);
    }

    @Test
    void largestNumbersAreInRange() throws LiteralException {
        assertEquals(0x7F7F_FFFF, FloatText.parseF32("0x1.fffffefffffffffffffffp127"));
        assertEquals(0x7F7F_FFFF, FloatText.parseF32("340282356779733661637539395458142568447"));
        assertEquals(0x7FEF_FFFF_FFFF_FFFFL, FloatText.parseF64("0x1.fffffffffffff7ffffffp1023"));
        assertEquals(0x7FEF_FFFF_FFFF_FFFFL, FloatText.parseF64("1.797693134862315807e308"));
    }

    @Test
    void longNumerals() throws LiteralException {
        int one = 0x3F80_0000;
        assertEquals(one, FloatText.parseF32("1" + ZEROS + "e-2000"));
        assertEquals(one, FloatText.parseF32("0." + ZEROS + "1e2001"));
        assertEquals(one, FloatText.parseF32("0x1" + ZEROS + "p-8000"));
        assertEquals(one, FloatText.parseF32("0x0." + ZEROS + "1p8004"));
        assertEquals(one, FloatText.parseF32("0x" + ZEROS + "1"));
        assertEquals(one, FloatText.parseF32("0x1.000001" + ZEROS));
        assertEquals(one + 1, FloatText.parseF32("0x1.000001" + ZEROS + "1"));
        assertEquals(one, FloatText.parseF32("1.000000059604644775390625" + ZEROS));
        assertEquals(one + 1, FloatText.parseF32("1.000000059604644775390625" + ZEROS + "1"));
    }

    /** Hexadecimal numerals of every length and scale, against exact decimal arithmetic. */
    @Test
    void hexadecimalEqualsExactDecimal() throws LiteralException {
        Random random = new Random(1);
        for (int i = 0; i < RANDOM_NUMERALS; i++) {
            BigInteger significand = new BigInteger(1 + random.nextInt(140), random).setBit(0);
            // Sparse numbers hit the ties.
            significand = significand.shiftLeft(random.nextInt(60)).setBit(random.nextInt(60));
            String digits = significand.toString(16);
            int point = random.nextInt(digits.length());
            int bound = i % 2 == 0 ? 180 : 1100;
            int exponent = random.nextInt(2 * bound) - bound;
            String whole = digits.substring(0, point + 1);
            String fraction = digits.substring(point + 1);
            String literal = "0x" + whole + "." + fraction + "p" + exponent;
            int scale = exponent - 4 * fraction.length();
            BigDecimal exact = new BigDecimal(significand).multiply(powerOfTwo(scale));
            assertHexadecimal(literal, exact.toString());
        }
    }

    private static BigDecimal powerOfTwo(int exponent) {
        BigDecimal power = BigDecimal.TWO.pow(Math.abs(exponent));
        // 2^-n = 5^n / 10^n, exactly.
        return exponent >= 0
                ? power
                : new BigDecimal(BigInteger.valueOf(5).pow(-exponent), -exponent);
    }

    private static void assertHexadecimal(String literal, String exact) throws LiteralException {
        float f = Float.parseFloat(exact);
        double d = Double.parseDouble(exact);
        if (Float.isInfinite(f)) {
            assertKind(LiteralException.Kind.OUT_OF_RANGE, "f32", literal);
        } else {
            assertEquals(Float.floatToRawIntBits(f), FloatText.parseF32(literal), literal);
        }
        if (Double.isInfinite(d)) {
            assertKind(LiteralException.Kind.OUT_OF_RANGE, "f64", literal);
        } else {
            assertEquals(Double.doubleToRawLongBits(d), FloatText.parseF64(literal), literal);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, -0",
        "1, 1.0",
        "-1.5, -1.50",
        "0.1, 0.1",
        "100, 1e2",
        "1e10, 1e10",
        "1.5e-7, 15e-8",
        "inf, inf",
        "-inf, -inf",
        "nan, nan",
        "-nan, -nan",
        "nan:0x1, nan:0x1",
        "-nan:0x7fffff, -nan:0x7fffff",
    })
    void printsShortNumerals(String printed, String literal) throws LiteralException {
        assertEquals(printed, FloatText.printF32(FloatText.parseF32(literal)));
        assertEquals(printed, FloatText.printF64(FloatText.parseF64(literal)));
    }

    /** Java writes two digits at least. */
    @Test
    void theSmallestNumbersHaveOneDigit() {
        assertEquals("1e-45", FloatText.printF32(1));
        assertEquals("-3e-45", FloatText.printF32(0x8000_0002));
        assertEquals("1.1e-44", FloatText.printF32(8));
        assertEquals("5e-324", FloatText.printF64(1));
        assertEquals("-1e-323", FloatText.printF64(0x8000_0000_0000_0002L));
        assertEquals("5.4e-323", FloatText.printF64(11));
    }

    /** Random bits, and all bits with an extreme exponent field: subnormals, largest, NaN. */
    @Test
    void printingRoundTrips() throws LiteralException {
        Random random = new Random(2);
        for (int i = 0; i < RANDOM_NUMERALS; i++) {
            long bits = random.nextLong();
            assertRoundTrip(bits);
            assertRoundTrip(bits & 0x800F_FFFF_FFFF_FFFFL);
            assertRoundTrip(bits | 0x7FF0_0000_0000_0000L);
            assertRoundTrip(bits >>> random.nextInt(64));
            assertRoundTrip(Double.doubleToRawLongBits(random.nextInt(1000) / 8.0));
        }
    }

    private static void assertRoundTrip(long bits) throws LiteralException {
        String f64 = FloatText.printF64(bits);
        assertEquals(bits, FloatText.parseF64(f64), f64);
        for (int half : new int[] {(int) bits, (int) (bits >>> 32)}) {
            String f32 = FloatText.printF32(half);
            assertEquals(half, FloatText.parseF32(f32), f32);
        }
    }
}
