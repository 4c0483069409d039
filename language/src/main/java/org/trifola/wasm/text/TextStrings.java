// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.syntax.Bytes;

/** Writes strings and identifiers of the text format (spec 6.3.3, 6.3.5). */
final class TextStrings {
    private static final String ID_PUNCTUATION = "!#$%&'*+-./:<=>?@\\^_`|~";

    private TextStrings() {}

    /** A name as an identifier with its {@code $}, quoted where it has other characters. */
    static String identifier(String name) {
        StringBuilder out = new StringBuilder("$");
        if (isPlain(name)) {
            return out.append(name).toString();
        }
        appendName(out, name);
        return out.toString();
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean alphanumeric =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!alphanumeric && ID_PUNCTUATION.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Appends a name as a string; what would not show in an editor is escaped. */
    static void appendName(StringBuilder out, String name) {
        out.append('"');
        name.codePoints().forEach(c -> appendCharacter(out, c));
        out.append('"');
    }

    private static void appendCharacter(StringBuilder out, int c) {
        if (c == '"' || c == '\\') {
            out.append('\\').append((char) c);
        } else if (isVisible(c)) {
            out.appendCodePoint(c);
        } else {
            out.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> c == ' ' || !Character.isSpaceChar(c);
        };
    }

    /** Appends bytes as a string: printable ASCII as it is, the rest as two hexadecimal digits. */
    static void appendBytes(StringBuilder out, Bytes bytes, int from, int to) {
        out.append('"');
        for (int i = from; i < to; i++) {
            int b = bytes.array()[bytes.start() + i];
            if (b == '"' || b == '\\') {
                out.append('\\').append((char) b);
            } else if (b >= ' ' && b < 0x7F) {
                out.append((char) b);
            } else {
                out.append('\\');
                out.append(Character.forDigit(b >> 4 & 15, 16));
                out.append(Character.forDigit(b & 15, 16));
            }
        }
        out.append('"');
    }
}
