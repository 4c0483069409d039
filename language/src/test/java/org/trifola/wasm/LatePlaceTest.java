// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.ByteSequence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.text.WatParser;

import java.io.IOException;

/**
 * What goes wrong after loading is in the third line of these texts: it is named there, and by its
 * offset where the module was a binary.
 */
final class LatePlaceTest {
    private static String text(String third) {
        return "(module\n  (type $a (array i64))\n  " + third + "\n)";
    }

    private static String message(Source source) {
        try (Context context =
                Context.newBuilder("wasm").option("engine.WarnInterpreterOnly", "false").build()) {
            PolyglotException failure =
                    assertThrows(PolyglotException.class, () -> context.eval(source).newInstance());
            assertTrue(failure.isGuestException(), failure::getMessage);
            return failure.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    (import "e" "f" (func)) | unknown import: e.f (function [] -> []) (PLACE)
                    (global (ref $a) (array.new_default $a (i32.const -1))) \
                    | allocation too large: an array of 4294967295 elements, in global 0 at AT
                    (table 10000001 funcref) \
                    | out of memory: a table of 10000001 elements, in table 0 at AT
                    (memory 65536) | out of memory: a memory of 65536 pages, in memory 0 at AT
                    (table 1 funcref) (elem (i32.const 2) func) \
                    | out of bounds table access: 0 elements at 2, in element segment 0 at AT
                    (memory 0) (data "") (data (i32.const 0) "a") \
                    | out of bounds memory access: 1 byte at 0x0 of a memory of 0, \
                    in data segment 1 at AT
                    """)
    void afterLoading(String third, String expected) throws IOException {
        String text = text(third);
        String inText =
                message(Source.newBuilder("wasm", text, "late.wat").mimeType("text/x-wat").build());
        assertEquals(
                expected.replace("PLACE", "line 3, column N").replace("AT", "late.wat:3:N"),
                inText.replaceAll("(column |:3:)[0-9]+", "$1N"));
        byte[] binary =
                WatParser.assemble(text, Features.ALL, ImplementationLimits.DEFAULT).binary();
        String inBinary =
                message(
                        Source.newBuilder("wasm", ByteSequence.create(binary), "late.wasm")
                                .mimeType("application/wasm")
                                .build());
        assertEquals(
                expected.replace("PLACE", "at offset 0xN").replace("AT", "late.wasm:0xN"),
                inBinary.replaceAll("0x[0-9a-f]+(\\)?)$", "0xN$1"));
    }
}
