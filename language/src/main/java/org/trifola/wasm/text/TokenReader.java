// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Place;
import org.trifola.wasm.numeric.FloatText;
import org.trifola.wasm.numeric.IntText;
import org.trifola.wasm.numeric.LiteralException;

/**
 * A cursor over the tokens of a text. Methods named {@code at} look, {@code accept} take the token
 * if it is the wanted one, and {@code expect} fail if it is not, naming the token they found. One
 * thread.
 */
public class TokenReader {
    /** What is read. */
    protected final Tokens tokens;

    /** Index of the current token. */
    protected int pos;

    /** Starts at the first token. */
    public TokenReader(Tokens tokens) {
        this.tokens = tokens;
    }

    /** What is read. */
    public final Tokens tokens() {
        return tokens;
    }

    /** Index of the current token. */
    public final int position() {
        return pos;
    }

    /** Goes on at another token. */
    public final void seek(int index) {
        pos = index;
    }

    /** Goes to the next token; stays at the end. */
    public final void next() {
        if (tokens.kind(pos) != Tokens.END) {
            pos++;
        }
    }

    /** The kind of the current token, such as {@link Tokens#OPEN}. */
    public final int kind() {
        return tokens.kind(pos);
    }

    /** Whether all tokens are read. */
    public final boolean atEnd() {
        return kind() == Tokens.END;
    }

    /** Whether the current token is that keyword. */
    public final boolean at(String keyword) {
        return isKeyword(pos, keyword);
    }

    /** Whether an opening parenthesis and that keyword come next. */
    public final boolean atOpen(String keyword) {
        return kind() == Tokens.OPEN && isKeyword(pos + 1, keyword);
    }

    private boolean isKeyword(int index, String keyword) {
        return tokens.kind(index) == Tokens.KEYWORD && tokens.word(index).equals(keyword);
    }

    /** Takes that keyword if it comes next. */
    public final boolean accept(String keyword) {
        if (at(keyword)) {
            pos++;
            return true;
        }
        return false;
    }

    /** Takes an opening parenthesis and that keyword if they come next. */
    public final boolean acceptOpen(String keyword) {
        if (atOpen(keyword)) {
            pos += 2;
            return true;
        }
        return false;
    }

    /** Takes a closing parenthesis if it comes next. */
    public final boolean acceptClose() {
        if (kind() == Tokens.CLOSE) {
            pos++;
            return true;
        }
        return false;
    }

    /** Takes that keyword. */
    public final void expect(String keyword) {
        if (!accept(keyword)) {
            throw unexpected();
        }
    }

    /** Takes an opening parenthesis and that keyword. */
    public final void expectOpen(String keyword) {
        expectKind(Tokens.OPEN);
        expect(keyword);
    }

    /** Takes an opening parenthesis. */
    public final void expectOpen() {
        expectKind(Tokens.OPEN);
    }

    /** Takes a closing parenthesis. */
    public final void expectClose() {
        expectKind(Tokens.CLOSE);
    }

    /** Takes a keyword, whichever, and returns it. */
    public final String keyword() {
        expectKind(Tokens.KEYWORD);
        return tokens.word(pos - 1);
    }

    /** The keyword that comes next, without taking it, or the empty string. */
    public final String peekKeyword() {
        return kind() == Tokens.KEYWORD ? tokens.word(pos) : "";
    }

    /** The keyword after the opening parenthesis that comes next, or the empty string. */
    public final String peekOpen() {
        boolean found = kind() == Tokens.OPEN && tokens.kind(pos + 1) == Tokens.KEYWORD;
        return found ? tokens.word(pos + 1) : "";
    }

    /** Takes an identifier if one comes next, and returns its name without {@code $}, or null. */
    public final String acceptId() {
        if (kind() != Tokens.ID) {
            return null;
        }
        return tokens.word(pos++);
    }

    /** Takes a string and returns its bytes. */
    public final byte[] bytes() {
        expectKind(Tokens.STRING);
        return StringLiteral.decode(tokens.text, tokens.start(pos - 1), tokens.end(pos - 1));
    }

    /** Takes a string that is a name (spec 6.3.4). */
    public final String name() {
        expectKind(Tokens.STRING);
        String name = StringLiteral.name(tokens.text, tokens.start(pos - 1), tokens.end(pos - 1));
        if (name == null) {
            throw fail(Fault.MALFORMED_UTF8_ENCODING, null, pos - 1);
        }
        return name;
    }

    /** The current token as it is written. */
    public final String text() {
        return tokens.text(pos);
    }

    /** Takes an unsigned 32-bit number; its raw bits. */
    public final int u32() {
        int small = smallNumber();
        if (small >= 0) {
            return small;
        }
        try {
            return (int) IntText.parseU32(number());
        } catch (LiteralException e) {
            throw badNumber(e);
        }
    }

    /** Takes an unsigned 64-bit number; its raw bits. */
    public final long u64() {
        return u64(Fault.CONSTANT_OUT_OF_RANGE);
    }

    /** Takes an unsigned 64-bit number; its raw bits; larger ones are that fault. */
    final long u64(Fault outOfRange) {
        int small = smallNumber();
        if (small >= 0) {
            return small;
        }
        try {
            return IntText.parseU64(number());
        } catch (LiteralException e) {
            throw badNumber(e, outOfRange);
        }
    }

    /** Takes an 8-bit integer, signed or unsigned. */
    public final int i8() {
        try {
            return IntText.parseI8(number());
        } catch (LiteralException e) {
            throw badNumber(e);
        }
    }

    /** Takes a 16-bit integer, signed or unsigned. */
    public final int i16() {
        try {
            return IntText.parseI16(number());
        } catch (LiteralException e) {
            throw badNumber(e);
        }
    }

    /** Takes a 32-bit integer, signed or unsigned. */
    public final int i32() {
        int small = smallNumber();
        if (small >= 0) {
            return small;
        }
        try {
            return IntText.parseI32(number());
        } catch (LiteralException e) {
            throw badNumber(e);
        }
    }

    /** Takes a 64-bit integer, signed or unsigned. */
    public final long i64() {
        int small = smallNumber();
        if (small >= 0) {
            return small;
        }
        try {
            return IntText.parseI64(number());
        } catch (LiteralException e) {
            throw badNumber(e);
        }
    }

    /** Takes a 32-bit floating-point number and returns its bits. */
    public final int f32() {
        try {
            return FloatText.parseF32(floatNumber());
        } catch (LiteralException e) {
            throw badNumber(e);
        }
    }

    /** Takes a 64-bit floating-point number and returns its bits. */
    public final long f64() {
        try {
            return FloatText.parseF64(floatNumber());
        } catch (LiteralException e) {
            throw badNumber(e);
        }
    }

    /**
     * Takes an unsigned decimal number of up to nine digits, or returns -1: most numbers are one.
     */
    private int smallNumber() {
        if (tokens.kind(pos) != Tokens.NUMBER) {
            return -1;
        }
        int end = tokens.end(pos);
        int start = tokens.start(pos);
        if (end - start > 9) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = tokens.text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        pos++;
        return value;
    }

    private String number() {
        expectKind(Tokens.NUMBER);
        return tokens.text(pos - 1);
    }

    /** Whether a token is a number, well-formed or not: also infinities and NaNs. */
    final boolean isNumber(int index) {
        int kind = tokens.kind(index);
        return kind == Tokens.NUMBER || kind == Tokens.KEYWORD && isFloat(tokens.word(index));
    }

    private String floatNumber() {
        if (kind() == Tokens.KEYWORD && isFloat(tokens.word(pos))) {
            return keyword();
        }
        return number();
    }

    private LoadException badNumber(LiteralException cause) {
        return badNumber(cause, Fault.CONSTANT_OUT_OF_RANGE);
    }

    /** Fails at the number taken last. */
    private LoadException badNumber(LiteralException cause, Fault outOfRange) {
        if (cause.kind() == LiteralException.Kind.OUT_OF_RANGE) {
            return fail(outOfRange, tokens.describe(pos - 1), pos - 1);
        }
        pos--;
        return unexpected();
    }

    /** Takes a token of that kind. */
    protected final void expectKind(int kind) {
        if (tokens.kind(pos) != kind) {
            throw unexpected();
        }
        pos++;
    }

    /** The current token should not be here: it is unknown, or belongs somewhere else. */
    public final LoadException unexpected() {
        return fail(
                isKnown() ? Fault.UNEXPECTED_TOKEN : Fault.UNKNOWN_OPERATOR,
                " " + tokens.describe(pos),
                pos);
    }

    private boolean isKnown() {
        return switch (kind()) {
            case Tokens.RESERVED -> false;
            case Tokens.KEYWORD -> Keywords.isKnown(tokens.word(pos));
            case Tokens.NUMBER -> isFloat(tokens.text(pos));
            default -> true;
        };
    }

    /** Whether a word is a number; every integer is a floating-point number, too. */
    private static boolean isFloat(String word) {
        try {
            FloatText.parseF64(word);
            return true;
        } catch (LiteralException e) {
            return e.kind() == LiteralException.Kind.OUT_OF_RANGE;
        }
    }

    /** A failure at the current token. */
    public final LoadException fail(Fault fault, String detail) {
        return fail(fault, detail, pos);
    }

    /** A failure at a token. */
    public final LoadException fail(Fault fault, String detail, int at) {
        return new LoadException(fault, detail, tokens.place(at));
    }

    /** Where the current token stands. */
    public final Place place() {
        return tokens.place(pos);
    }

    /** The line of the current token, from 1. */
    public final int line() {
        return place().line();
    }
}
