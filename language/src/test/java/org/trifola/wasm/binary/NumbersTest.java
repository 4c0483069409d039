// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trifola.wasm.fault.LoadException;

import java.util.HexFormat;
import java.util.Random;

/** Numbers and names of the binary format, both ways. */
class NumbersTest {
    @Test
    void numbersOfAllLengths() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            ByteWriter out = new ByteWriter();
            out.u32((int) value);
            out.u64(value);
            out.s32((int) value);
            out.s33(value >> 31);
            out.s64(value);
            out.fixed32((int) value);
            out.fixed64(value);
            ByteReader in = new ByteReader(out.toByteArray(), 0, out.size());
            assertEquals((int) value, in.u32());
            assertEquals(value, in.u64());
            assertEquals((int) value, in.s32());
            assertEquals(value >> 31, in.s33());
            assertEquals(value, in.s64());
            assertEquals((int) value, in.fixed32());
            assertEquals(value, in.fixed64());
            assertTrue(in.atEnd());
        }
    }

    /** The bounds of LEB128 numbers (spec 5.2.2). */
    @ParameterizedTest
    @CsvSource({
        "u32, ffffffff0f, -1",
        "u32, 8080808000, 0",
        "u32, ffffffff1f, integer too large",
        "u32, 808080808000, integer representation too long",
        "u32, 8080, unexpected end",
        "u64, ffffffffffffffffff01, -1",
        "u64, ffffffffffffffffff02, integer too large",
        "u64, 8080808080808080808000, integer representation too long",
        "s32, ffffffff07, 2147483647",
        "s32, 8080808078, -2147483648",
        "s32, ff7f, -1",
        "s32, ffffffff0f, integer too large",
        "s32, 8080808070, integer too large",
        "s32, ffffffffff7f, integer representation too long",
        "s33, ffffffff0f, 4294967295",
        "s33, 8080808070, -4294967296",
        "s33, ffffffff1f, integer too large",
        "s33, 8080808060, integer too large",
        "s64, ffffffffffffffffff00, 9223372036854775807",
        "s64, 8080808080808080807f, -9223372036854775808",
        "s64, 80808080808080808001, integer too large",
        "s64, 8080808080808080807e, integer too large",
        "s64, 7f, -1",
        "s64, '', unexpected end",
    })
    void bounds(String kind, String hex, String expected) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        ByteReader in = new ByteReader(bytes, 0, bytes.length);
        String actual;
        try {
            long value =
                    switch (kind) {
                        case "u32" -> in.u32();
                        case "u64" -> in.u64();
                        case "s32" -> in.s32();
                        case "s33" -> in.s33();
                        default -> in.s64();
                    };
            actual = Long.toString(value);
            assertTrue(in.atEnd());
        } catch (LoadException e) {
            actual = e.getMessage();
        }
        assertTrue(actual.startsWith(expected), actual);
    }

    @Test
    void names() {
        for (String name : new String[] {"", "plain", "größe", "𝄞\0", "x".repeat(1000)}) {
            ByteWriter out = new ByteWriter();
            out.name(name);
            ByteReader in = new ByteReader(out.toByteArray(), 0, out.size());
            assertEquals(name, in.name());
            assertTrue(in.atEnd());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "01ff, malformed UTF-8 encoding", "03eda080, malformed UTF-8 encoding",
        "02c080, malformed UTF-8 encoding", "0241, unexpected end",
        "0341, length out of bounds", "'', unexpected end"
    })
    void malformedNames(String hex, String expected) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        ByteReader in = new ByteReader(bytes, 0, bytes.length);
        LoadException e = assertThrows(LoadException.class, in::name);
        assertTrue(e.getMessage().startsWith(expected), e.getMessage());
    }

    @Test
    void truncate() {
        ByteWriter out = new ByteWriter();
        out.fixed64(0x0807_0605_0403_0201L);
        out.truncate(2);
        out.u8(9);
        assertEquals("010209", HexFormat.of().formatHex(out.toByteArray()));
        assertThrows(IndexOutOfBoundsException.class, () -> out.truncate(4));
    }
}
