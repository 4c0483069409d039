// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Place;

import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * Splits a text into tokens (spec 6.2) in one pass. Comments and white space vanish; annotations
 * (spec 6.2.5) with a meaning are kept aside, all others are checked to be balanced and skipped.
 */
public final class Lexer {
    private static final int WORD = 1;
    private static final int SPACE = 2;
    private static final int PUNCTUATION = 3;
    private static final byte[] CLASSES = classes();

    private final char[] text;
    private final int length;
    private final Symbols symbols = new Symbols();
    private int pos;

    /** Indices of the parentheses that are open. */
    private int[] open = new int[64];

    private int depth;

    private Lexer(CharSequence source) {
        length = source.length();
        text = source.toString().toCharArray();
    }

    /**
     * The tokens of a text.
     *
     * @throws LoadException if the text breaks the lexical grammar
     */
    public static Tokens scan(CharSequence source) {
        Lexer lexer = new Lexer(source);
        // Real code has a token in four characters; more are rarely needed.
        Tokens tokens = new Tokens(lexer.text, lexer.length, lexer.symbols, lexer.length / 4 + 16);
        lexer.scanAll(tokens);
        return tokens;
    }

    /**
     * The tokens of a text in UTF-8.
     *
     * @throws LoadException if it is not UTF-8 or breaks the lexical grammar
     */
    public static Tokens scan(byte[] utf8) {
        CharBuffer chars = StringLiteral.decodeUtf8(utf8);
        if (chars == null) {
            throw new LoadException(Fault.MALFORMED_UTF8_ENCODING, null, Place.UNKNOWN);
        }
        return scan(chars);
    }

    private void scanAll(Tokens tokens) {
        while (skipSpace(tokens)) {
            char c = text[pos];
            if (c == '(') {
                push(tokens.add(Tokens.OPEN, pos++, 0));
            } else if (c == ')') {
                int close = tokens.add(Tokens.CLOSE, pos++, 0);
                if (depth > 0) {
                    tokens.close(open[--depth], close);
                }
            } else {
                word(tokens);
            }
        }
        int end = tokens.add(Tokens.END, length, length);
        while (depth > 0) {
            tokens.close(open[--depth], end);
        }
    }

    private void push(int index) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = index;
    }

    /** Goes to the next token and says whether there is one. */
    private boolean skipSpace(Tokens tokens) {
        while (pos < length) {
            char c = text[pos];
            if (c <= ' ' && CLASSES[c] == SPACE) {
                pos++;
            } else if (c == ';' && peek(1) == ';') {
                lineComment();
            } else if (c == '(' && peek(1) == ';') {
                blockComment();
            } else if (c == '(' && peek(1) == '@' && tokens != null) {
                annotation(tokens);
            } else {
                return true;
            }
        }
        return false;
    }

    private int peek(int distance) {
        return pos + distance < length ? text[pos + distance] : -1;
    }

    private void lineComment() {
        while (pos < length && text[pos] != '\n' && text[pos] != '\r') {
            pos++;
        }
    }

    private void blockComment() {
        int start = pos;
        int nesting = 0;
        do {
            int next = peek(1);
            if (next < 0) {
                throw fail(Fault.UNCLOSED_COMMENT, null, start);
            }
            if (text[pos] == '(' && next == ';') {
                nesting++;
                pos += 2;
            } else if (text[pos] == ';' && next == ')') {
                nesting--;
                pos += 2;
            } else {
                pos++;
            }
        } while (nesting > 0);
    }

    /** Reads a token that is not a parenthesis. */
    private void word(Tokens tokens) {
        int start = pos;
        char first = text[start];
        if (charClass(first) == PUNCTUATION) {
            tokens.add(Tokens.RESERVED, start, ++pos);
            return;
        }
        pos = wordEnd(start);
        if (pos == start) {
            if (first != '"') {
                throw fail(Fault.ILLEGAL_CHARACTER, character(first), start);
            }
            pos = stringEnd(start);
            if (continues(pos)) {
                reserved(tokens, start);
            } else {
                tokens.add(Tokens.STRING, start, pos);
            }
        } else if (first == '$' && pos == start + 1) {
            quotedIdentifier(tokens, start);
        } else if (pos < length && text[pos] == '"') {
            reserved(tokens, start);
        } else if (first == '$') {
            tokens.add(Tokens.ID, start, symbols.intern(text, start + 1, pos));
        } else if (first >= 'a' && first <= 'z') {
            tokens.add(Tokens.KEYWORD, start, symbols.intern(text, start, pos));
        } else {
            boolean number = first <= '9' && (first >= '0' || first == '-' || first == '+');
            tokens.add(number ? Tokens.NUMBER : Tokens.RESERVED, start, pos);
        }
    }

    /** Reads what follows a lone {@code $}. */
    private void quotedIdentifier(Tokens tokens, int start) {
        boolean quoted = pos < length && text[pos] == '"';
        int end = quoted ? StringLiteral.scan(text, length, pos) : -1;
        if (end < 0 || end == pos + 2) {
            throw fail(Fault.EMPTY_IDENTIFIER, null, start);
        }
        if (continues(end)) {
            reserved(tokens, start);
            return;
        }
        tokens.add(Tokens.ID, start, symbols.intern(name(pos, end)));
        pos = end;
    }

    private String name(int start, int end) {
        String name = StringLiteral.name(text, start, end);
        if (name == null) {
            throw fail(Fault.MALFORMED_UTF8_ENCODING, null, start);
        }
        return name;
    }

    /** Reads the rest of words and strings that stick together. */
    private void reserved(Tokens tokens, int start) {
        while (continues(pos)) {
            pos = text[pos] == '"' ? stringEnd(pos) : wordEnd(pos);
        }
        tokens.add(Tokens.RESERVED, start, pos);
    }

    private boolean continues(int at) {
        return at < length && (text[at] == '"' || charClass(text[at]) == WORD);
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < length && charClass(text[end]) == WORD) {
            end++;
        }
        return end;
    }

    private int stringEnd(int start) {
        int end = StringLiteral.scan(text, length, start);
        if (end < 0) {
            Fault fault = StringLiteral.fault(text, length, ~end);
            throw fail(fault, null, fault == Fault.UNCLOSED_STRING ? start : ~end);
        }
        return end;
    }

    /** Reads an annotation; its contents are kept if it is known. */
    private void annotation(Tokens tokens) {
        int start = pos;
        String id = annotationId();
        Tokens contents = new Tokens(text, length, symbols, 8);
        int nesting = 1;
        while (nesting > 0) {
            if (!skipSpace(null)) {
                throw fail(Fault.UNCLOSED_ANNOTATION, id, start);
            }
            nesting = annotationToken(contents, nesting);
        }
        if (Annotation.isKnown(id)) {
            tokens.annotations.add(new Annotation(id, tokens.count(), start, contents));
        }
    }

    private int annotationToken(Tokens sink, int nesting) {
        char c = text[pos];
        if (c == '(') {
            sink.add(Tokens.OPEN, pos++, 0);
            return nesting + 1;
        }
        if (c == ')') {
            sink.add(nesting == 1 ? Tokens.END : Tokens.CLOSE, pos, pos + 1);
            pos++;
            return nesting - 1;
        }
        if (c == '$') {
            // Inside annotations even a lone dollar sign is a token.
            reserved(sink, pos);
        } else {
            word(sink);
        }
        return nesting;
    }

    private String annotationId() {
        int start = pos + 2;
        pos = wordEnd(start);
        if (pos > start) {
            return new String(text, start, pos - start);
        }
        boolean quoted = start < length && text[start] == '"';
        int end = quoted ? StringLiteral.scan(text, length, start) : -1;
        if (end < 0 || end == start + 2) {
            throw fail(Fault.EMPTY_ANNOTATION_ID, null, start - 2);
        }
        pos = end;
        return name(start, end);
    }

    private LoadException fail(Fault fault, String detail, int at) {
        LineMap lines = new LineMap(text, length);
        return new LoadException(fault, detail, Place.text(lines.line(at), lines.column(at)));
    }

    private static String character(char c) {
        return "U+" + Integer.toHexString(0x1_0000 | c).substring(1);
    }

    private static int charClass(char c) {
        return c < 0x80 ? CLASSES[c] : 0;
    }

    private static byte[] classes() {
        byte[] classes = new byte[0x80];
        Arrays.fill(classes, '!', 0x7F, (byte) WORD);
        for (char c : new char[] {'"', '(', ')'}) {
            classes[c] = 0;
        }
        for (char c : new char[] {',', ';', '[', ']', '{', '}'}) {
            classes[c] = PUNCTUATION;
        }
        for (char c : new char[] {' ', '\t', '\n', '\r'}) {
            classes[c] = SPACE;
        }
        return classes;
    }
}
