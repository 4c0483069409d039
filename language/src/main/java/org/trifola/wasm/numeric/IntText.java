// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/**
 * Integers of the text format (spec 6.3.1): decimal or hexadecimal, with underscores between
 * digits. The {@code parseI} methods take an optional sign and every value from -2<sup>N-1</sup> to
 * 2<sup>N</sup> - 1; the upper half means the same bits as its negative counterpart. The {@code
 * parseU} methods take no sign.
 */
public final class IntText {

    private IntText() {}

    /**
     * Parses an i8 and extends it with its sign.
     *
     * @throws LiteralException if it is malformed or out of range
     */
    public static int parseI8(String literal) throws LiteralException {
        return (byte) parse(literal, 8);
    }

    /**
     * Parses an i16 and extends it with its sign.
     *
     * @throws LiteralException if it is malformed or out of range
     */
    public static int parseI16(String literal) throws LiteralException {
        return (short) parse(literal, 16);
    }

    /**
     * Parses an i32.
     *
     * @throws LiteralException if it is malformed or out of range
     */
    public static int parseI32(String literal) throws LiteralException {
        return (int) parse(literal, 32);
    }

    /**
     * Parses an i64.
     *
     * @throws LiteralException if it is malformed or out of range
     */
    public static long parseI64(String literal) throws LiteralException {
        return parse(literal, 64);
    }

    /**
     * Parses a u32.
     *
     * @return the value, 0 to 2<sup>32</sup> - 1
     * @throws LiteralException if it is malformed or out of range
     */
    public static long parseU32(String literal) throws LiteralException {
        NumberScanner in = new NumberScanner(literal);
        return magnitude(in, 0xFFFF_FFFFL);
    }

    /**
     * Parses a u64.
     *
     * @return its bits, to be read as unsigned
     * @throws LiteralException if it is malformed or out of range
     */
    public static long parseU64(String literal) throws LiteralException {
        NumberScanner in = new NumberScanner(literal);
        return magnitude(in, -1);
    }

    /** Parses an optionally signed integer of so many bits; bits above those are unspecified. */
    private static long parse(String literal, int bits) throws LiteralException {
        NumberScanner in = new NumberScanner(literal);
        if (in.sign()) {
            return -magnitude(in, 1L << (bits - 1));
        }
        return magnitude(in, -1L >>> (64 - bits));
    }

    /** Parses the digits to the end; {@code max} is the largest unsigned value allowed. */
    private static long magnitude(NumberScanner in, long max) throws LiteralException {
        int radix = in.accept("0x") ? 16 : 10;
        int digit = in.nextDigit(radix, true);
        if (digit < 0) {
            throw in.malformed();
        }
        long cutoff = Long.divideUnsigned(max, radix);
        int cutoffDigit = (int) Long.remainderUnsigned(max, radix);
        long value = 0;
        boolean fits = true;
        while (digit >= 0) {
            int order = Long.compareUnsigned(value, cutoff);
            fits &= order < 0 || (order == 0 && digit <= cutoffDigit);
            value = value * radix + digit;
            digit = in.nextDigit(radix, false);
        }
        in.end();
        // Only now: a malformed numeral is malformed, however large.
        if (!fits) {
            throw in.outOfRange();
        }
        return value;
    }
}
