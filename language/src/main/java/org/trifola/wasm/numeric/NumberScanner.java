// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/** A cursor over the characters of one numeral: the lexical pieces that all numerals share. */
final class NumberScanner {

    /**
     * Larger exponents are cut to this: no numeral is long enough to bring them back into range.
     */
    private static final long MAX_EXPONENT = 1L << 40;

    private final String text;
    private int pos;

    NumberScanner(String text) {
        this.text = text;
    }

    /** The position of the next character. */
    int position() {
        return pos;
    }

    /** Reads an optional sign and says whether it is a minus. */
    boolean sign() {
        if (accept('-')) {
            return true;
        }
        accept('+');
        return false;
    }

    /** Reads {@code c} if it comes next. */
    boolean accept(char c) {
        if (pos < text.length() && text.charAt(pos) == c) {
            pos++;
            return true;
        }
        return false;
    }

    /** Reads {@code prefix} if it comes next. */
    boolean accept(String prefix) {
        if (text.startsWith(prefix, pos)) {
            pos += prefix.length();
            return true;
        }
        return false;
    }

    /** Whether a digit of the radix comes next. */
    boolean atDigit(int radix) {
        return pos < text.length() && digit(text.charAt(pos), radix) >= 0;
    }

    /**
     * Reads the next digit, and the underscore before it unless it is the first of its run (spec
     * 6.3.1).
     *
     * @return its value, or -1 at the end of the run
     * @throws LiteralException if an underscore is not followed by a digit
     */
    int nextDigit(int radix, boolean first) throws LiteralException {
        boolean underscore = !first && accept('_');
        if (atDigit(radix)) {
            return digit(text.charAt(pos++), radix);
        }
        if (underscore) {
            throw malformed();
        }
        return -1;
    }

    /**
     * Passes over a run of at least one digit.
     *
     * @throws LiteralException if there is no digit, or an underscore not between digits
     */
    void skipDigits(int radix) throws LiteralException {
        if (nextDigit(radix, true) < 0) {
            throw malformed();
        }
        while (nextDigit(radix, false) >= 0) {
            continue;
        }
    }

    /**
     * Reads the sign and the decimal digits of an exponent.
     *
     * @throws LiteralException if there is no digit, or an underscore not between digits
     */
    long exponent() throws LiteralException {
        boolean negative = sign();
        int digit = nextDigit(10, true);
        if (digit < 0) {
            throw malformed();
        }
        long value = 0;
        while (digit >= 0) {
            value = Math.min(value * 10 + digit, MAX_EXPONENT);
            digit = nextDigit(10, false);
        }
        return negative ? -value : value;
    }

    /**
     * Ends the numeral.
     *
     * @throws LiteralException if characters are left
     */
    void end() throws LiteralException {
        if (pos < text.length()) {
            throw malformed();
        }
    }

    LiteralException malformed() {
        return new LiteralException(LiteralException.Kind.MALFORMED, text);
    }

    LiteralException outOfRange() {
        return new LiteralException(LiteralException.Kind.OUT_OF_RANGE, text);
    }

    /** The value of an ASCII digit, or -1; {@code Character.digit} would take other scripts too. */
    private static int digit(char c, int radix) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return radix == 16 && letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
