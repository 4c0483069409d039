// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.fault.Place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of a text (spec 6.2), without white space, comments and annotations, in compact arrays
 * that {@link Lexer} fills. The last token is {@link #END}.
 */
public final class Tokens {
    /** After the last token. */
    public static final int END = 0;

    /** An opening parenthesis. */
    public static final int OPEN = 1;

    /** A closing parenthesis. */
    public static final int CLOSE = 2;

    /** A word that starts with a lower-case letter: a keyword, or {@code inf} and {@code nan}. */
    public static final int KEYWORD = 3;

    /** An identifier, quoted or not. */
    public static final int ID = 4;

    /** A string. */
    public static final int STRING = 5;

    /** A word that starts with a digit or a sign: a number, unless it is malformed. */
    public static final int NUMBER = 6;

    /** Anything else that the lexical grammar reserves. */
    public static final int RESERVED = 7;

    private static final int LONGEST_SHOWN = 60;

    final char[] text;
    private final int length;
    final Symbols symbols;
    final Words words;
    private byte[] kinds;
    private int[] starts;

    /** Word: its symbol. Opening parenthesis: index of the closing one. Else: end in the text. */
    private int[] values;

    private int count;
    private LineMap lines;

    /** The known annotations in the order of the text. */
    final List<Annotation> annotations = new ArrayList<>(0);

    Tokens(char[] text, int length, Symbols symbols, int capacity) {
        this.text = text;
        this.length = length;
        this.symbols = symbols;
        this.words = new Words(symbols);
        kinds = new byte[capacity];
        starts = new int[capacity];
        values = new int[capacity];
    }

    int add(int kind, int start, int value) {
        if (count == kinds.length) {
            int capacity = count + count / 2 + 16;
            kinds = Arrays.copyOf(kinds, capacity);
            starts = Arrays.copyOf(starts, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        kinds[count] = (byte) kind;
        starts[count] = start;
        values[count] = value;
        return count++;
    }

    void close(int open, int close) {
        values[open] = close;
    }

    /** Number of tokens, {@link #END} included. */
    public int count() {
        return count;
    }

    /** The kind of a token. */
    public int kind(int index) {
        return kinds[index];
    }

    /** Offset of the first character of a token in the text. */
    public int start(int index) {
        return starts[index];
    }

    /** Offset after the last character of a token; not for keywords and identifiers. */
    int end(int index) {
        return kinds[index] <= CLOSE ? starts[index] + 1 : values[index];
    }

    /** The number of the word of a keyword, or of the name of an identifier. */
    int symbol(int index) {
        return values[index];
    }

    /**
     * Index of the closing parenthesis that belongs to an opening one; of the end if it is open.
     */
    public int closing(int open) {
        return values[open];
    }

    /** A keyword; for an identifier its name without {@code $} and quotes. */
    public String word(int index) {
        return symbols.text(values[index]);
    }

    /** A token as messages show it: shortened if it is long. */
    public String describe(int index) {
        String text = text(index);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    /** A token as it is written; identifiers without quotes. */
    public String text(int index) {
        return switch (kinds[index]) {
            case END -> "end of text";
            case OPEN -> "(";
            case CLOSE -> ")";
            case KEYWORD -> word(index);
            case ID -> "$" + word(index);
            default -> new String(text, starts[index], values[index] - starts[index]);
        };
    }

    /** Where a token stands. */
    public Place place(int index) {
        return placeOf(starts[index]);
    }

    /** Line and column of a character of the text. */
    Place placeOf(int offset) {
        return Place.text(lines().line(offset), lines().column(offset));
    }

    /** The lines of the text. */
    LineMap lines() {
        if (lines == null) {
            lines = new LineMap(text, length);
        }
        return lines;
    }
}
