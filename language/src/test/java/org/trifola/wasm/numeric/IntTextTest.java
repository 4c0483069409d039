// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;

class IntTextTest {

    /** Values at and beyond both ends of each width, in decimal and hexadecimal. */
    @ParameterizedTest
    @CsvSource({"i8, 8", "i16, 16", "i32, 32", "i64, 64"})
    void rangeIsSignedAndUnsigned(String type, int bits) {
        BigInteger modulus = BigInteger.TWO.pow(bits);
        BigInteger least = modulus.shiftRight(1).negate();
        BigInteger most = modulus.subtract(BigInteger.ONE);
        for (int radix : new int[] {10, 16}) {
            for (int i = 0; i < 20; i++) {
                BigInteger step = BigInteger.valueOf(i);
                assertValue(type, least.add(step), radix);
                assertValue(type, most.subtract(step), radix);
                assertRefused(type, least.subtract(step).subtract(BigInteger.ONE), radix);
                assertRefused(type, most.add(step).add(BigInteger.ONE), radix);
            }
            assertRefused(type, modulus.multiply(BigInteger.TEN), radix);
            assertRefused(type, modulus.shiftLeft(64), radix);
        }
    }

    private static void assertValue(String type, BigInteger value, int radix) {
        int unused = 64 - Integer.parseInt(type.substring(1));
        long expected = value.longValue() << unused >> unused;
        assertEquals(expected, Literals.valid(type, text(value, radix)), () -> type + " " + value);
    }

    private static void assertRefused(String type, BigInteger value, int radix) {
        assertKind(LiteralException.Kind.OUT_OF_RANGE, type, text(value, radix));
    }

    private static void assertKind(LiteralException.Kind kind, String type, String literal) {
        LiteralException e =
                assertThrows(LiteralException.class, () -> Literals.parse(type, literal), literal);
        assertEquals(kind, e.kind(), literal);
        assertEquals(literal, e.getMessage());
        assertEquals(0, e.getStackTrace().length);
    }

    private static String text(BigInteger value, int radix) {
        String prefix = (value.signum() < 0 ? "-" : "") + (radix == 16 ? "0x" : "");
        return prefix + value.abs().toString(radix);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+7, 7",
        "007, 7",
        "1_0_0, 100",
        "0x1_F, 31",
        "-0xfF, -255",
        "+0x0_1, 1",
    })
    void spellings(String literal, long value) {
        assertEquals(value, Literals.valid("i32", literal));
        assertEquals(value, Literals.valid("i64", literal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                "_1",
                "1_",
                "1__0",
                "0x",
                "0x_1",
                "0x1_",
                "0X1",
                "1x",
                "0xg",
                "1a",
                "--1",
                "+-1",
                "- 1",
                " 1",
                "1 ",
                "1.",
                "1e1",
                "-_1",
                "\u0661",
                "99999999999999999999_"
            })
    void malformed(String literal) {
        for (String type : new String[] {"i8", "i16", "i32", "i64"}) {
            assertKind(LiteralException.Kind.MALFORMED, type, literal);
        }
    }

    @Test
    void unsigned() throws LiteralException {
        assertEquals(0, IntText.parseU32("0"));
        assertEquals(0xFFFF_FFFFL, IntText.parseU32("4_294_967_295"));
        assertEquals(0xFFFF_FFFFL, IntText.parseU32("0xffff_ffff"));
        assertEquals(-1, IntText.parseU64("18446744073709551615"));
        assertEquals(Long.MIN_VALUE, IntText.parseU64("0x8000000000000000"));
        assertUnsignedKind(LiteralException.Kind.OUT_OF_RANGE, "18446744073709551616");
        assertUnsignedKind(LiteralException.Kind.OUT_OF_RANGE, "0x1_0000_0000_0000_0000");
        assertUnsignedKind(LiteralException.Kind.MALFORMED, "-1");
        assertUnsignedKind(LiteralException.Kind.MALFORMED, "+1");
        assertUnsignedKind(LiteralException.Kind.MALFORMED, "");
        LiteralException e =
                assertThrows(LiteralException.class, () -> IntText.parseU32("4294967296"));
        assertEquals(LiteralException.Kind.OUT_OF_RANGE, e.kind());
    }

    private static void assertUnsignedKind(LiteralException.Kind kind, String literal) {
        for (int width : new int[] {32, 64}) {
            LiteralException e =
                    assertThrows(
                            LiteralException.class,
                            () -> {
                                if (width == 32) {
                                    IntText.parseU32(literal);
                                } else {
                                    IntText.parseU64(literal);
                                }
                            });
            assertEquals(kind, e.kind());
        }
    }
}
