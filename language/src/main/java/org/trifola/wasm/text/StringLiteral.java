// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.fault.Fault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strings of the text format (spec 6.3.3): bytes, written as characters and escapes. */
final class StringLiteral {
    private StringLiteral() {}

    /**
     * Finds the end of a string.
     *
     * @param start offset of the opening quote
     * @return offset after the closing quote, or the complement of where it is malformed
     */
    static int scan(char[] text, int length, int start) {
        int pos = start + 1;
        while (pos < length) {
            char c = text[pos];
            if (c == '"') {
                return pos + 1;
            }
            if (c < 0x20 || c == 0x7F) {
                return ~pos;
            }
            int end = c == '\\' ? escapeEnd(text, length, pos + 1) : pos + 1;
            if (end < 0) {
                return ~pos;
            }
            pos = end;
        }
        return ~length;
    }

    /** What is wrong where {@link #scan} stopped. */
    static Fault fault(char[] text, int length, int at) {
        if (at == length || text[at] == '\n' || text[at] == '\r') {
            return Fault.UNCLOSED_STRING;
        }
        if (text[at] != '\\') {
            return Fault.ILLEGAL_CHARACTER;
        }
        return at + 1 == length ? Fault.UNCLOSED_STRING : Fault.MALFORMED_STRING_ESCAPE;
    }

    /** Offset after the escape whose letter is at {@code pos}, or -1. */
    private static int escapeEnd(char[] text, int length, int pos) {
        if (pos >= length) {
            return -1;
        }
        char c = text[pos];
        if (simpleEscape(c) >= 0) {
            return pos + 1;
        }
        if (c == 'u') {
            return unicodeEnd(text, length, pos + 1);
        }
        boolean hex = digit(c) >= 0 && pos + 1 < length && digit(text[pos + 1]) >= 0;
        return hex ? pos + 2 : -1;
    }

    /** Checks <code>{hexnum}</code>: a Unicode scalar value. */
    private static int unicodeEnd(char[] text, int length, int brace) {
        int pos = brace + 1;
        if (pos >= length || text[brace] != '{' || digit(text[pos]) < 0) {
            return -1;
        }
        int value = 0;
        for (; pos < length && text[pos] != '}'; pos++) {
            if (text[pos] == '_' && pos + 1 < length && digit(text[pos + 1]) >= 0) {
                if (text[pos - 1] == '_') {
                    return -1;
                }
                continue;
            }
            int digit = digit(text[pos]);
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                return -1;
            }
            value = value << 4 | digit;
        }
        boolean scalar = value < 0xD800 || value > 0xDFFF && value <= Character.MAX_CODE_POINT;
        return pos < length && scalar ? pos + 1 : -1;
    }

    private static int simpleEscape(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '"', '\'', '\\' -> c;
            default -> -1;
        };
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /** The bytes of a scanned string, quotes included in the range. */
    static byte[] decode(char[] text, int start, int end) {
        byte[] bytes = new byte[isAscii(text, start, end) ? end - start : 3 * (end - start)];
        int size = 0;
        int pos = start + 1;
        while (pos < end - 1) {
            char c = text[pos];
            if (c == '\\') {
                int next = escapeEnd(text, end, pos + 1);
                size = putEscape(bytes, size, text, pos + 1, next);
                pos = next;
            } else if (c < 0x80) {
                bytes[size++] = (byte) c;
                pos++;
            } else {
                int point = Character.codePointAt(text, pos, end);
                size = put(bytes, size, point);
                pos += Character.charCount(point);
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    private static boolean isAscii(char[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Appends what the escape between the backslash and {@code end} means. */
    private static int putEscape(byte[] bytes, int size, char[] text, int letter, int end) {
        int simple = simpleEscape(text[letter]);
        if (simple < 0 && text[letter] == 'u') {
            return put(bytes, size, scalar(text, letter + 2, end - 1));
        }
        boolean hex = simple < 0;
        bytes[size] = (byte) (hex ? digit(text[letter]) << 4 | digit(text[letter + 1]) : simple);
        return size + 1;
    }

    private static int scalar(char[] text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            if (text[i] != '_') {
                value = value << 4 | digit(text[i]);
            }
        }
        return value;
    }

    /** Appends the UTF-8 form of a code point. */
    private static int put(byte[] bytes, int size, int point) {
        if (point < 0x80) {
            bytes[size] = (byte) point;
            return size + 1;
        }
        int extra = point < 0x800 ? 1 : point < 0x1_0000 ? 2 : 3;
        int lead = 0xFF00 >> extra + 1 & 0xFF;
        bytes[size] = (byte) (lead | point >> 6 * extra);
        for (int i = 1; i <= extra; i++) {
            bytes[size + i] = (byte) (0x80 | point >> 6 * (extra - i) & 0x3F);
        }
        return size + 1 + extra;
    }

    /** The characters of UTF-8, or null if it is malformed. */
    static CharBuffer decodeUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The name that a scanned string spells, or null if its bytes are not UTF-8. */
    static String name(char[] text, int start, int end) {
        for (int i = start + 1; i < end - 1; i++) {
            if (text[i] == '\\' || text[i] >= 0x80) {
                CharBuffer chars = decodeUtf8(decode(text, start, end));
                return chars == null ? null : chars.toString();
            }
        }
        return new String(text, start + 1, end - start - 2);
    }
}
