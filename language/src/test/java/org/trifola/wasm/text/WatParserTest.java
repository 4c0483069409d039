// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Phase;
import org.trifola.wasm.syntax.CustomSection;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Names;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

/** Modules in the text format: their binary forms, messages, names, places. */
class WatParserTest {
    private static final int HEADER = 8;
    private static final int DEEP = 100_000;

    private static TextModule assemble(String text) {
        return WatParser.assemble(text, Features.ALL, ImplementationLimits.DEFAULT);
    }

    static List<Snippets> snippets() throws IOException {
        return Snippets.read("snippets.wat");
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void textsHaveTheirBinaryForm(Snippets snippet) {
        byte[] binary = assemble(snippet.text()).binary();
        String actual = HexFormat.of().formatHex(binary, HEADER, binary.length);
        assertEquals(snippet.expected().replace("\n", ""), actual);
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void parsingGivesWhatDecodingGives(Snippets snippet) {
        TextModule text = assemble(snippet.text());
        Module decoded = Decoder.decode(text.binary(), Features.ALL, ImplementationLimits.DEFAULT);
        assertEquals(decoded, text.module());
        assertEquals(decoded.names(), text.module().names());
    }

    static List<Snippets> messages() throws IOException {
        return Snippets.read("messages.wat");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void failuresSayWhatAndWhere(Snippets snippet) {
        LoadException failure = assertThrows(LoadException.class, () -> assemble(snippet.text()));
        assertEquals(snippet.expected(), failure.getMessage());
    }

    /** Each text is repeated inside itself: its parts before and after the place of the next. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(i32.eqz|(i32.const 1)|)|1",
                "(block|(nop)|)|3",
                "(block $l|(br $l)|)|3",
                "block $l|br $l|end $l|3",
                "(if (i32.const 1) (then|(nop)|))|5",
                "(if (i32.const 1) (then) (else|(nop)|))|6",
                "(if (result i32)|(i32.const 1)|(then (i32.const 1)) (else (i32.const 1)))|8",
                "(try (do|(nop)|) (catch_all))|4",
                "(try_table|(nop)|)|4",
                "(loop block|(nop)|end)|6"
            })
    void nestingCostsNoStack(String before, String innermost, String after, int bytes) {
        String text =
                "(func "
                        + (before + " ").repeat(DEEP)
                        + innermost
                        + " "
                        + (after + " ").repeat(DEEP)
                        + "drop)";
        int size = assemble(text).module().function(0).body().length();
        assertTrue(size >= DEEP * bytes && size < DEEP * (bytes + 4), size + " bytes");
    }

    @Test
    void everythingElseNestsAsDeep() {
        assertEquals(HEADER, assemble("(;".repeat(DEEP) + ";)".repeat(DEEP)).binary().length);
        String annotation = "(@a " + "(".repeat(DEEP) + ")".repeat(DEEP) + ")";
        assertEquals(HEADER, assemble(annotation).binary().length);
        LoadException failure = assertThrows(LoadException.class, () -> assemble("(".repeat(DEEP)));
        assertEquals(Fault.UNEXPECTED_TOKEN, failure.fault());
    }

    @Test
    void annotationsNameLabels() {
        String text =
                """
                (func
                  block $a (@name "b") br $a end $a
                  (if $c (@name "d") (block (@name "e") (result i32) (i32.const 1))
                    (then (br $c))
                    (else (loop $f))))
                """;
        Names names = assemble(text).module().names();
        assertEquals("{0=b, 1=e, 2=d, 3=f}", names.map(Names.Kind.LABEL, 0).toString());
    }

    @Test
    void identifiersBecomeNames() {
        Names names =
                assemble(
                                """
                                (module $m
                                  (type $t (struct (field $a i32) (field i32) (field $c i64)))
                                  (func $f (param i32) (param $p i32) (local i32) (local $l f32)
                                    block block $b end end)
                                  (func (local $only i32))
                                  (memory $mem 1) (table $tab 1 funcref) (global $g i32 i32.const 0)
                                  (tag $e) (elem $el func) (data $d ""))
                                """)
                        .module()
                        .names();
        assertEquals("m", names.module());
        assertEquals("f", names.function(0));
        assertNull(names.function(1));
        assertEquals("{1=p, 3=l}", names.map(Names.Kind.LOCAL, 0).toString());
        assertEquals("{0=only}", names.map(Names.Kind.LOCAL, 1).toString());
        assertEquals("{1=b}", names.map(Names.Kind.LABEL, 0).toString());
        assertEquals("{0=a, 2=c}", names.map(Names.Kind.FIELD, 0).toString());
        for (Names.Kind kind :
                List.of(Names.Kind.MEMORY, Names.Kind.TABLE, Names.Kind.GLOBAL, Names.Kind.TAG)) {
            assertEquals(1, names.map(kind).size(), kind.name());
        }
        assertEquals("el", names.map(Names.Kind.ELEM).get(0));
        assertEquals("d", names.map(Names.Kind.DATA).get(0));
        assertEquals("t", names.map(Names.Kind.TYPE).get(0));
    }

    @Test
    void instructionsHavePlaces() {
        String text =
                """
                (module
                  (global i32
                    (i32.const 7))
                  (func (param i32) (result i32)
                    (i32.add
                      (local.get 0)
                      (i32.const 1)))
                  (func nop))
                """;
        TextModule module = assemble(text);
        SourcePositions positions = module.positions();
        int body = module.module().function(0).body().start();
        assertEquals("6:7", place(positions, body));
        assertEquals("6:7", place(positions, body + 1));
        assertEquals("7:7", place(positions, body + 2));
        assertEquals("5:5", place(positions, body + 4));
        assertEquals("7:21", place(positions, body + 5));
        assertEquals("0:0", place(positions, body + 6));
        assertEquals("8:9", place(positions, module.module().function(1).body().start()));
        assertEquals("3:5", place(positions, module.module().globals().get(0).init().start()));
        assertEquals("0:0", place(positions, 0));
        assertEquals("0:0", place(positions, module.binary().length));
        assertEquals('(', text.charAt(positions.textOffset(body)));
    }

    private static String place(SourcePositions positions, int offset) {
        return positions.line(offset) + ":" + positions.column(offset);
    }

    @Test
    void failuresOfTheBinaryAreLocatedInTheText() {
        TextModule module = assemble("(func\n  unreachable\n  nop)");
        int nop = module.module().function(0).body().start() + 1;
        LoadException failure = new LoadException(Fault.TYPE_MISMATCH, "why", nop);
        String message = module.positions().locate(failure).getMessage();
        assertEquals("type mismatch: why (line 3, column 3)", message);
        LoadException elsewhere = new LoadException(Fault.TYPE_MISMATCH, "why", 0);
        assertEquals(elsewhere, module.positions().locate(elsewhere));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2 | (type (struct))
                    2 | (rec (type (array i8)) (type (struct)))
                    3 | (type (func))\\n(import "a" "b" (global v128))
                    2 | (table (import "a" "b") 1 anyref)
                    2 | (table 1 funcref (ref.null func))
                    3 | (global i32 (i32.const 0))\\n(global v128 (i32.const 0))
                    3 | (elem func)\\n(elem anyref)
                    2 | (func (local v128))
                    2 | (func (export "a"))\\n(func)\\n(func (export "b") (export "c"))
                    2 | (data "") (data "") (data "") (data "")
                    """)
    void whatIsRefusedIsLocatedInTheText(int line, String fields) {
        ImplementationLimits limits =
                new ImplementationLimits(
                        1000, 9, 9, 9, 2, 9, 9, 9, 9, 3, 9, 9, 9, 9, 9, 9, 9, 9, 9);
        Features old = Features.ALL.without(Feature.GC).without(Feature.SIMD);
        old = old.without(Feature.FUNCTION_REFERENCES);
        String text = "(module\n" + fields.replace("\\n", "\n") + ")";
        LoadException failure = failure(text, old, limits);
        assertEquals(Phase.UNSUPPORTED, failure.fault().phase(), failure.getMessage());
        assertEquals(line, failure.place().line(), failure.getMessage());
        assertEquals(1, failure.place().column(), failure.getMessage());
    }

    private static LoadException failure(
            String text, Features features, ImplementationLimits limits) {
        return assertThrows(
                LoadException.class, () -> WatParser.parse(text, features, limits), text);
    }

    @Test
    void customSectionsKeepTheirPlaces() {
        Module module =
                assemble(
                                """
                                (@custom "z")
                                (@custom "b" (after func) "2")
                                (@custom "a" (before func) "1")
                                (@custom "c" (before data))
                                (func)
                                """)
                        .module();
        StringBuilder order = new StringBuilder();
        for (CustomSection section : module.customs()) {
            order.append(section.name()).append(section.after()).append(' ');
        }
        assertEquals("a1 b3 c10 z10 ", order.toString());
    }

    @Test
    void withoutLargeMemoriesLimitsAreSmall() {
        Features old = Features.ALL.without(Feature.MEMORY64);
        LoadException failure =
                failure("(memory 0x1_0000_0000)", old, ImplementationLimits.DEFAULT);
        assertEquals(Fault.I32_CONSTANT_OUT_OF_RANGE, failure.fault());
    }

    @Test
    void aModuleIsReadFromTheMiddleOfATokenStream() {
        TokenReader reader = new TokenReader(Lexer.scan("(a (module $x (func)) b)"));
        reader.expectOpen("a");
        reader.expectOpen("module");
        TextModule module =
                WatParser.assembleFields(
                        reader, reader.acceptId(), Features.ALL, ImplementationLimits.DEFAULT);
        reader.expectClose();
        reader.expect("b");
        assertEquals("x", module.module().names().module());
        assertEquals(1, module.module().funcCount());
    }
}
