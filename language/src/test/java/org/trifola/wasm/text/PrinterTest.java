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
import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.binary.Encoder;
import org.trifola.wasm.binary.SectionId;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.CustomSection;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.ModuleBuilder;
import org.trifola.wasm.syntax.NameMap;
import org.trifola.wasm.syntax.Names;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.SubType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Modules are printed as the files say ({@code -Dbless} writes them), and parse to the same. */
final class PrinterTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/trifola/wasm/text/print");

    private static Module parse(String text) {
        return WatParser.parse(text, Features.ALL, ImplementationLimits.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"types", "fields", "code"})
    void printedAsTheFileSays(String name) throws IOException {
        Module module = parse(Files.readString(FOLDER.resolve(name + ".wat")));
        String printed = Printer.print(module);
        Path golden = FOLDER.resolve(name + ".printed");
        if (Boolean.getBoolean("bless") || "".equals(System.getProperty("bless"))) {
            Files.writeString(golden, printed);
        }
        assertEquals(Files.readString(golden), printed, "run the test with -Dbless");
        assertArrayEquals(Encoder.encode(module), Encoder.encode(parse(printed)));
    }

    /** A module with one function, of type [] -> [], unless another type index is said. */
    private static Module function(int typeIndex, Names names, int... body) {
        byte[] bytes = new byte[body.length];
        for (int i = 0; i < body.length; i++) {
            bytes[i] = (byte) body[i];
        }
        ModuleBuilder builder = new ModuleBuilder();
        SubType type = SubType.of(new FuncType(new int[0], new int[0]));
        builder.groups.add(new RecGroup(java.util.List.of(type), false));
        int[] none = {};
        builder.functions.add(new Function(typeIndex, none, none, Bytes.of(bytes)));
        builder.functions.add(new Function(0, none, none, Bytes.of(new byte[] {0x0B})));
        builder.names = names;
        return builder.build();
    }

    @Test
    void whatIsInvalidIsPrinted() {
        // br 4294967295, local.get 7, call 99 in a function of an unknown type.
        Module module =
                function(
                        9,
                        Names.EMPTY,
                        0x0C,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0x0F,
                        0x20,
                        7,
                        0x10,
                        99,
                        0x0B);
        String expected =
                """
                (module
                  (type (;0;) (func))
                  (func (;0;) (type 9)
                    br 4294967295
                    local.get 7
                    call 99)
                  (func (;1;) (type 0))
                )
                """;
        assertEquals(expected, Printer.print(module));
    }

    @ParameterizedTest
    @CsvSource({
        "f, g, $f, $g",
        "f, f, '$f#0 (@name \"f\")', '$f#1 (@name \"f\")'",
        "'', g, '$#0 (@name \"\")', $g",
        "f#1, '', $f#1, '$#1 (@name \"\")'",
        "a b, '\"', '$\"a b\"', '$\"\\\"\"'",
        "ü, \u202e, '$\"ü\"', '$\"\\u{202e}\"'",
    })
    void namesAreIdentifiersWhereTheyCanBe(String first, String second, String id0, String id1) {
        NameMap map = new NameMap(Map.of(0, first, 1, second, 2, "nothing"));
        Names names = new Names(null, Map.of(Names.Kind.FUNC, map), Map.of());
        String text = Printer.print(function(0, names, 0x10, 0, 0x10, 1, 0x10, 2, 0x0B));
        String call0 = id0.replaceAll(" \\(@name .*", "");
        String call1 = id1.replaceAll(" \\(@name .*", "");
        String expected =
                "(module\n  (type (;0;) (func))\n"
                        + ("  (func " + id0 + " (;0;) (type 0)\n")
                        + ("    call " + call0 + "\n    call " + call1 + "\n    call 2)\n")
                        + ("  (func " + id1 + " (;1;) (type 0))\n)\n");
        assertEquals(expected, text);
    }

    @Test
    void nestingIsLimitedByMemoryOnly() {
        int depth = 100_000;
        int[] body = new int[3 * depth + 1];
        for (int i = 0; i < depth; i++) {
            body[2 * i] = 0x02;
            body[2 * i + 1] = 0x40;
            body[2 * depth + i] = 0x0B;
        }
        body[3 * depth] = 0x0B;
        String text = Printer.print(function(0, Names.EMPTY, body));
        assertEquals(2 * depth + 5, text.lines().count());
    }

    @ParameterizedTest
    @CsvSource({
        // unknown opcode; no end; more after the end; dividers outside of their blocks
        "27, ILLEGAL_OPCODE",
        "02 40 0b, UNEXPECTED_END_OF_SECTION_OR_FUNCTION",
        "0b 01, END_OPCODE_EXPECTED",
        "05 0b, ILLEGAL_OPCODE",
        "04 40 05 05 0b 0b, ILLEGAL_OPCODE",
        "02 40 07 00 0b 0b, ILLEGAL_OPCODE",
        "06 40 19 18 00 0b, ILLEGAL_OPCODE",
        "1f 40 01 04 00 0b 0b, ILLEGAL_OPCODE",
    })
    void malformedBodiesAreRefused(String hex, Fault fault) {
        String[] digits = hex.split(" ");
        int[] body = new int[digits.length];
        for (int i = 0; i < body.length; i++) {
            body[i] = Integer.parseInt(digits[i], 16);
        }
        Module module = function(0, Names.EMPTY, body);
        LoadException e = assertThrows(LoadException.class, () -> Printer.print(module));
        assertEquals(fault, e.fault());
        assertEquals(0, e.place().function());
    }

    /** A name section is implied by identifiers where compilers have it, and printed elsewhere. */
    @ParameterizedTest
    @CsvSource({
        // Its order among the custom sections; whether it is printed.
        "name producers, false",
        "producers name, true",
        "name name, true",
        "producers, false",
    })
    void nameSectionsComeBackInTheirPlace(String order, boolean isPrinted) {
        byte[] names = {1, 4, 1, 0, 1, 'f'};
        ModuleBuilder builder = new ModuleBuilder();
        builder.groups.addAll(parse("(module (type (func)))").groups());
        builder.functions.add(new Function(0, new int[0], new int[0], Bytes.of(new byte[] {0x0b})));
        for (String name : order.split(" ")) {
            Bytes contents = Bytes.of(name.equals("name") ? names : new byte[] {0});
            builder.customs.add(new CustomSection(name, contents, SectionId.CODE));
        }
        byte[] binary = Encoder.encode(builder.build());
        Module module = Decoder.decode(binary, Features.ALL, ImplementationLimits.DEFAULT);
        String printed = Printer.print(module);
        assertEquals(isPrinted, printed.contains("(@custom \"name\""), printed);
        assertEquals(order.contains("name"), printed.contains("(func $f"), printed);
        assertArrayEquals(binary, Encoder.encode(parse(printed)), printed);
    }
}
