// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.Names;

import java.util.HexFormat;

/** Names survive the way through their section; what is malformed is left out. */
class NameSectionTest {
    @Test
    void everyKindOfName() {
        byte[] bytes = NameSection.encode(Samples.names());
        Names names = NameSection.decode(Bytes.of(bytes));
        assertEquals(Samples.names(), names);
        assertEquals("FUNC", names.function(0));
        assertEquals("ü", names.map(Names.Kind.FIELD, 128).get(300));
        assertArrayEquals(bytes, NameSection.encode(names));
    }

    @Test
    void nothing() {
        assertEquals(0, NameSection.encode(Names.EMPTY).length);
        assertTrue(decode("").isEmpty());
    }

    @Test
    void unknownSubsectionsAreSkipped() {
        assertEquals("m", decode("63 02 ffff 00 02 01 6d").module());
    }

    @Test
    void whatIsBeforeAnErrorStays() {
        // The second name is not UTF-8.
        Names names = decode("01 07 02 00 01 66 01 01 ff 04 04 01 00 01 74");
        assertEquals("f", names.function(0));
        assertNull(names.function(1));
        assertEquals("t", names.map(Names.Kind.TYPE).get(0));
        // The section ends in the second map of locals.
        names = decode("02 09 02 00 01 00 01 61 01 01 00");
        assertEquals("a", names.map(Names.Kind.LOCAL, 0).get(0));
        // The module's own name is not UTF-8.
        names = decode("00 02 01 ff 01 04 01 00 01 66");
        assertNull(names.module());
        assertEquals("f", names.function(0));
    }

    @Test
    void truncationsNeverThrow() {
        byte[] bytes = NameSection.encode(Samples.names());
        for (int end = 0; end < bytes.length; end++) {
            NameSection.decode(new Bytes(bytes, 0, end));
        }
        assertEquals("module", NameSection.decode(new Bytes(bytes, 0, 9)).module());
    }

    private static Names decode(String hex) {
        return NameSection.decode(Bytes.of(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }
}
