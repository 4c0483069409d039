// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Floating-point numbers of the text format (spec 6.3.2): decimal and hexadecimal, with underscores
 * between digits, {@code inf}, {@code nan} and {@code nan:0x…}. Numbers are bits here, so that NaN
 * payloads survive; each numeral is rounded once, to nearest, ties to even.
 */
public final class FloatText {

    private static final Format F32 = new Format(23, 127);
    private static final Format F64 = new Format(52, 1023);

    private static final MathContext ONE_DIGIT = new MathContext(1);

    private FloatText() {}

    /**
     * The shape of a binary format: the stored bits of the significand and the bias of the
     * exponent, which is also the largest exponent.
     */
    private static final class Format {
        private final int significandBits;
        private final int bias;

        Format(int significandBits, int bias) {
            this.significandBits = significandBits;
            this.bias = bias;
        }

        /** The bits of positive infinity: one more than those of the largest number. */
        long infinity() {
            return (2L * bias + 1) << significandBits;
        }

        long signBit() {
            return Long.highestOneBit(infinity()) << 1;
        }

        /** The payload of a canonical NaN. */
        long canonicalPayload() {
            return 1L << (significandBits - 1);
        }

        long payloadMask() {
            return (1L << significandBits) - 1;
        }
    }

    /**
     * Parses an f32.
     *
     * @return its bits
     * @throws LiteralException if it is malformed, or rounds to infinity, or is a NaN whose payload
     *     does not fit
     */
    public static int parseF32(String literal) throws LiteralException {
        return (int) parse(literal, F32);
    }

    /**
     * Parses an f64.
     *
     * @return its bits
     * @throws LiteralException if it is malformed, or rounds to infinity, or is a NaN whose payload
     *     does not fit
     */
    public static long parseF64(String literal) throws LiteralException {
        return parse(literal, F64);
    }

    /** Prints an f32 so that parsing gives the same bits: the shortest decimal, inf or nan. */
    public static String printF32(int bits) {
        String special = printSpecial(bits & 0xFFFF_FFFFL, F32);
        if (special != null) {
            return special;
        }
        float value = Float.intBitsToFloat(bits);
        String decimal = Float.toString(value);
        String digit = oneDigit(decimal);
        return shorten(digit != null && Float.parseFloat(digit) == value ? digit : decimal);
    }

    /** Prints an f64 so that parsing gives the same bits: the shortest decimal, inf or nan. */
    public static String printF64(long bits) {
        String special = printSpecial(bits, F64);
        if (special != null) {
            return special;
        }
        double value = Double.longBitsToDouble(bits);
        String decimal = Double.toString(value);
        String digit = oneDigit(decimal);
        return shorten(digit != null && Double.parseDouble(digit) == value ? digit : decimal);
    }

    /**
     * A decimal with an exponent and two digits, rounded to one; null for others. Java writes two
     * where one is enough, which can make the smallest subnormal numbers longer: 4.9E-324.
     */
    private static String oneDigit(String decimal) {
        int mark = decimal.indexOf('E');
        boolean two =
                mark >= 3 && decimal.charAt(mark - 2) == '.' && decimal.charAt(mark - 1) != '0';
        return two ? new BigDecimal(decimal).round(ONE_DIGIT).toString() : null;
    }

    private static long parse(String literal, Format format) throws LiteralException {
        NumberScanner in = new NumberScanner(literal);
        long sign = in.sign() ? format.signBit() : 0;
        return sign | magnitude(in, literal, format);
    }

    private static long magnitude(NumberScanner in, String literal, Format format)
            throws LiteralException {
        if (in.accept("inf")) {
            in.end();
            return format.infinity();
        }
        if (in.accept("nan")) {
            return format.infinity() | payload(in, format);
        }
        long bits = in.accept("0x") ? hexadecimal(in, format) : decimal(in, literal, format);
        if (bits == format.infinity()) {
            throw in.outOfRange();
        }
        return bits;
    }

    /** Parses what follows {@code nan}. */
    private static long payload(NumberScanner in, Format format) throws LiteralException {
        if (!in.accept(":0x")) {
            in.end();
            return format.canonicalPayload();
        }
        int digit = in.nextDigit(16, true);
        if (digit < 0) {
            throw in.malformed();
        }
        long payload = 0;
        boolean fits = true;
        while (digit >= 0) {
            payload = payload << 4 | digit;
            fits &= payload <= format.payloadMask();
            payload &= format.payloadMask();
            digit = in.nextDigit(16, false);
        }
        in.end();
        if (!fits || payload == 0) {
            throw in.outOfRange();
        }
        return payload;
    }

    /** Parses a decimal number; Java's own parser rounds correctly, but has another grammar. */
    private static long decimal(NumberScanner in, String literal, Format format)
            throws LiteralException {
        int start = in.position();
        in.skipDigits(10);
        if (in.accept('.') && in.atDigit(10)) {
            in.skipDigits(10);
        }
        if (in.accept('e') || in.accept('E')) {
            in.exponent();
        }
        in.end();
        String digits = literal.substring(start).replace("_", "");
        if (format == F32) {
            return Float.floatToRawIntBits(Float.parseFloat(digits));
        }
        return Double.doubleToRawLongBits(Double.parseDouble(digits));
    }

    /** Parses what follows {@code 0x}: keeps 61 bits or more and whether a lost one was set. */
    private static long hexadecimal(NumberScanner in, Format format) throws LiteralException {
        int digit = in.nextDigit(16, true);
        if (digit < 0) {
            throw in.malformed();
        }
        long significand = 0;
        boolean sticky = false;
        long exponent = 0;
        boolean fraction = false;
        while (digit >= 0) {
            if (significand >>> 60 == 0) {
                significand = significand << 4 | digit;
                exponent -= fraction ? 4 : 0;
            } else {
                sticky |= digit != 0;
                exponent += fraction ? 0 : 4;
            }
            boolean point = !fraction && in.accept('.');
            fraction |= point;
            digit = in.nextDigit(16, point);
        }
        if (in.accept('p') || in.accept('P')) {
            exponent += in.exponent();
        }
        in.end();
        return round(significand, sticky, exponent, format);
    }

    /**
     * The bits of {@code significand} times 2 to the {@code exponent}, rounded to nearest even.
     *
     * @param sticky whether the exact number is larger by less than the last bit; then the
     *     significand has more than 60 bits
     */
    private static long round(long significand, boolean sticky, long exponent, Format format) {
        if (significand == 0) {
            return 0;
        }
        int shift = Long.numberOfLeadingZeros(significand);
        long bits = significand << shift;
        // The number is 1.x times two to the scale; minScale belongs to the smallest normal number.
        long scale = exponent - shift + 63;
        long minScale = 1 - format.bias;
        if (scale > format.bias) {
            return format.infinity();
        }
        long lost = 63 - format.significandBits + Math.max(minScale - scale, 0);
        if (lost > 64) {
            return 0;
        }
        int drop = (int) lost;
        long kept = drop == 64 ? 0 : bits >>> drop;
        boolean half = (bits >>> (drop - 1) & 1) != 0;
        boolean rest = sticky || bits << (65 - drop) != 0;
        if (half && (rest || (kept & 1) != 0)) {
            kept++;
        }
        // The leading bit, present in normal numbers, and a carry of the rounding both add one to
        // the exponent field, and both should.
        return (Math.max(scale - minScale, 0) << format.significandBits) + kept;
    }

    /** Prints infinities and NaNs, and returns null for numbers. */
    private static String printSpecial(long bits, Format format) {
        long magnitude = bits & (format.signBit() - 1);
        if (magnitude < format.infinity()) {
            return null;
        }
        String sign = (bits & format.signBit()) != 0 ? "-" : "";
        long payload = magnitude & format.payloadMask();
        if (payload == 0) {
            return sign + "inf";
        }
        if (payload == format.canonicalPayload()) {
            return sign + "nan";
        }
        return sign + "nan:0x" + Long.toHexString(payload);
    }

    /** Drops what Java's decimals have too much: {@code 1.0E10} becomes {@code 1e10}. */
    private static String shorten(String decimal) {
        int mark = decimal.indexOf('E');
        String digits = mark < 0 ? decimal : decimal.substring(0, mark);
        String exponent = mark < 0 ? "" : "e" + decimal.substring(mark + 1);
        boolean whole = digits.endsWith(".0");
        return (whole ? digits.substring(0, digits.length() - 2) : digits) + exponent;
    }
}
