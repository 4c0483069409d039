// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/** Numerals of the tests: bits in a long, those of fewer bits extended with their sign. */
final class Literals {

    private Literals() {}

    /** Parses a numeral of the type, one of i8 i16 i32 i64 f32 f64. */
    static long parse(String type, String literal) throws LiteralException {
        return switch (type) {
            case "i8" -> IntText.parseI8(literal);
            case "i16" -> IntText.parseI16(literal);
            case "i32" -> IntText.parseI32(literal);
            case "i64" -> IntText.parseI64(literal);
            case "f32" -> FloatText.parseF32(literal);
            case "f64" -> FloatText.parseF64(literal);
            default -> throw new AssertionError("no numeric type: " + type);
        };
    }

    /** Parses a numeral that must be right. */
    static long valid(String type, String literal) {
        try {
            return parse(type, literal);
        } catch (LiteralException e) {
            throw new AssertionError(type + " " + literal + ": " + e.kind(), e);
        }
    }

    /**
     * Whether bits are the expected ones: a numeral, or {@code nan:canonical}, or {@code
     * nan:arithmetic}, where the sign does not matter (spec 4.3.3).
     */
    static boolean matches(String type, String expected, long bits) {
        long canonical = type.equals("f32") ? 0x7FC0_0000L : 0x7FF8_0000_0000_0000L;
        long magnitude = bits & (type.equals("f32") ? 0x7FFF_FFFFL : Long.MAX_VALUE);
        return switch (expected) {
            case "nan:canonical" -> magnitude == canonical;
            case "nan:arithmetic" -> (magnitude & canonical) == canonical;
            default -> bits == valid(type, expected);
        };
    }

    /** Bits as text for messages. */
    static String print(String type, long bits) {
        return switch (type) {
            case "f32" -> FloatText.printF32((int) bits);
            case "f64" -> FloatText.printF64(bits);
            default -> Long.toString(bits);
        };
    }
}
