// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

/**
 * What must also hold after HotSpot has compiled the functions, whose intrinsics treat NaNs in
 * their own ways: each loop is long enough for its compilers.
 */
class CompiledTest {

    private static final int CALLS = 200_000;
    private static final int NEGATIVE_SIGNALLING_32 = 0xFFA0_0001;
    private static final long NEGATIVE_SIGNALLING_64 = 0xFFF4_0000_0000_0001L;

    @Test
    void arithmeticMakesNansQuiet() {
        float f = Float.intBitsToFloat(NEGATIVE_SIGNALLING_32);
        double d = Double.longBitsToDouble(NEGATIVE_SIGNALLING_64);
        for (int i = 0; i < CALLS; i++) {
            assertTrue(quietF32(f, i) && quietF32(1 + i, f), "f32");
            assertTrue(quietF64(d, i) && quietF64(1 + i, d), "f64");
            assertTrue(quietConversions(f, d), "conversions");
        }
    }

    /** All instructions of two operands, and those of one on the operand that is NaN. */
    private static boolean quietF32(float a, float b) {
        float nan = a != a ? a : b;
        int all =
                Float.floatToRawIntBits(Float32.add(a, b))
                        & Float.floatToRawIntBits(Float32.sub(a, b))
                        & Float.floatToRawIntBits(Float32.mul(a, b))
                        & Float.floatToRawIntBits(Float32.div(a, b))
                        & Float.floatToRawIntBits(Float32.min(a, b))
                        & Float.floatToRawIntBits(Float32.max(a, b))
                        & Float.floatToRawIntBits(Float32.sqrt(nan))
                        & Float.floatToRawIntBits(Float32.ceil(nan))
                        & Float.floatToRawIntBits(Float32.floor(nan))
                        & Float.floatToRawIntBits(Float32.trunc(nan))
                        & Float.floatToRawIntBits(Float32.nearest(nan))
                        & Float.floatToRawIntBits(Float32.quiet(nan));
        return (all & 0x7FC0_0000) == 0x7FC0_0000;
    }

    private static boolean quietF64(double a, double b) {
        double nan = a != a ? a : b;
        long all =
                Double.doubleToRawLongBits(Float64.add(a, b))
                        & Double.doubleToRawLongBits(Float64.sub(a, b))
                        & Double.doubleToRawLongBits(Float64.mul(a, b))
                        & Double.doubleToRawLongBits(Float64.div(a, b))
                        & Double.doubleToRawLongBits(Float64.min(a, b))
                        & Double.doubleToRawLongBits(Float64.max(a, b))
                        & Double.doubleToRawLongBits(Float64.sqrt(nan))
                        & Double.doubleToRawLongBits(Float64.ceil(nan))
                        & Double.doubleToRawLongBits(Float64.floor(nan))
                        & Double.doubleToRawLongBits(Float64.trunc(nan))
                        & Double.doubleToRawLongBits(Float64.nearest(nan))
                        & Double.doubleToRawLongBits(Float64.quiet(nan));
        return (all & 0x7FF8_0000_0000_0000L) == 0x7FF8_0000_0000_0000L;
    }

    private static boolean quietConversions(float f, double d) {
        long promoted = Double.doubleToRawLongBits(Conversions.f64PromoteF32(f));
        int demoted = Float.floatToRawIntBits(Conversions.f32DemoteF64(d));
        float both = Conversions.f32DemoteF64(Conversions.f64PromoteF32(f));
        int again = Float.floatToRawIntBits(both);
        return (promoted & 0x7FF8_0000_0000_0000L) == 0x7FF8_0000_0000_0000L
                && (demoted & again & 0x7FC0_0000) == 0x7FC0_0000;
    }

    @Test
    void signInstructionsKeepPayloads() {
        float f = Float.intBitsToFloat(NEGATIVE_SIGNALLING_32);
        double d = Double.longBitsToDouble(NEGATIVE_SIGNALLING_64);
        int f32 = NEGATIVE_SIGNALLING_32 & Integer.MAX_VALUE;
        long f64 = NEGATIVE_SIGNALLING_64 & Long.MAX_VALUE;
        for (int i = 0; i < CALLS; i++) {
            assertEquals(f32, Float.floatToRawIntBits(Float32.abs(f)));
            assertEquals(f32, Float.floatToRawIntBits(Float32.neg(f)));
            assertEquals(f32, Float.floatToRawIntBits(Float32.copysign(f, i)));
            assertEquals(f64, Double.doubleToRawLongBits(Float64.abs(d)));
            assertEquals(f64, Double.doubleToRawLongBits(Float64.neg(d)));
            assertEquals(f64, Double.doubleToRawLongBits(Float64.copysign(d, i)));
        }
    }

    /** Truncation to zero, rounding to even, and the zeros, against exact arithmetic. */
    @Test
    void roundingEqualsExactArithmetic() {
        Random random = new Random(3);
        for (int i = 0; i < CALLS; i++) {
            double d = random.nextInt(4000) / 8.0 - 250;
            long whole = (long) d;
            double trunc = Float64.trunc(d);
            assertEquals(whole == 0 ? Math.copySign(0.0, d) : whole, trunc);
            assertEquals(trunc, (double) Float32.trunc((float) d));
            double nearest = Float64.nearest(d);
            assertEquals(nearest, (double) Float32.nearest((float) d));
            assertTrue(Math.abs(nearest - d) <= 0.5, "near");
            assertTrue(Math.abs(nearest - d) < 0.5 || nearest % 2 == 0, "even");
            assertEquals(Float64.floor(d), (double) Float32.floor((float) d));
            assertEquals(Float64.ceil(d), -Float64.floor(-d));
        }
    }

    @Test
    void unsignedConversionsRoundOnce() {
        Random random = new Random(4);
        for (int i = 0; i < CALLS / 4; i++) {
            // Few bits set, so that ties and their neighbours come up.
            long a = random.nextLong() | Long.MIN_VALUE;
            a &= -1L << random.nextInt(60);
            a ^= random.nextInt(3) - 1;
            BigDecimal exact = new BigDecimal(new BigInteger(Long.toUnsignedString(a)));
            assertEquals(exact.floatValue(), Conversions.f32ConvertI64U(a));
            assertEquals(exact.doubleValue(), Conversions.f64ConvertI64U(a));
            double d = Conversions.f64ConvertI64U(a);
            BigInteger back = new BigDecimal(d).toBigInteger();
            long expected = back.bitLength() > 64 ? -1 : back.longValue();
            assertEquals(expected, Conversions.i64TruncSatF64U(d));
        }
    }

    @Test
    void wideArithmeticEqualsBigIntegers() {
        Random random = new Random(5);
        for (int i = 0; i < CALLS / 8; i++) {
            long a = random.nextLong() << random.nextInt(64);
            long b = random.nextInt(4) == 0 ? ~a : random.nextLong() >> random.nextInt(64);
            long c = random.nextLong();
            long d = random.nextLong();
            BigInteger x = wide(a, c);
            BigInteger y = wide(b, d);
            assertWide(x.add(y), WideInt.add128Low(a, b), WideInt.add128High(a, c, b, d));
            assertWide(x.subtract(y), WideInt.sub128Low(a, b), WideInt.sub128High(a, c, b, d));
            BigInteger signed = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            assertWide(signed, WideInt.mulWideLow(a, b), WideInt.mulWideSHigh(a, b));
            BigInteger unsigned = wide(a, 0).multiply(wide(b, 0));
            assertWide(unsigned, WideInt.mulWideLow(a, b), WideInt.mulWideUHigh(a, b));
        }
    }

    private static BigInteger wide(long low, long high) {
        BigInteger unsignedLow = new BigInteger(Long.toUnsignedString(low));
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }

    private static void assertWide(BigInteger expected, long low, long high) {
        assertEquals(expected.longValue(), low);
        assertEquals(expected.shiftRight(64).longValue(), high);
    }
}
