// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.ModuleBuilder;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.ValueType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What is encoded is decoded to the same, and minimal encodings come out as the same bytes. */
class RoundTripTest {
    private static final String PREAMBLE = "0061736d 01000000";

    @Test
    void aModuleWithEverything() {
        Module module = Samples.everything();
        byte[] bytes = Encoder.encode(module);
        Module decoded = decode(bytes);
        assertEquals(module.groups(), decoded.groups());
        assertEquals(module.imports(), decoded.imports());
        assertEquals(module.tables(), decoded.tables());
        assertEquals(module.elements(), decoded.elements());
        assertEquals(module.data(), decoded.data());
        assertEquals(module.customs(), decoded.customs());
        assertEquals(module, decoded);
        assertEquals(Samples.names(), decoded.names());
        for (int i = 0; i < module.elements().size(); i++) {
            ElementSegment segment = decoded.elements().get(i);
            assertEquals(module.elements().get(i).explicitTable(), segment.explicitTable());
        }
        assertArrayEquals(bytes, Encoder.encode(decoded));
    }

    /** Each line: what it shows, and a section in its only or shortest form. */
    @ParameterizedTest
    @CsvSource({
        "function type, 01 05 01 60017f00",
        "two groups of one, 01 07 02 600000 600000",
        "explicit group of one, 01 06 01 4e 01 600000",
        "empty group, 01 03 01 4e00",
        "open type, 01 06 01 50 00 600000",
        "final subtype, 01 0a 02 600000 4f 01 00 600000",
        "structure, 01 07 01 5f 02 7801 7700",
        "array of references, 01 05 01 5e 647001",
        "imports, 02 0d 02 0161 0162 00 00 0161 00 03 7f00",
        "functions, 03 02 01 00 0a 04 01 02 00 0b",
        "locals, 03 02 01 00 0a 08 01 06 02 0a7f 007e 0b",
        "table, 04 04 01 700001",
        "table with a maximum, 04 05 01 6f010102",
        "64-bit table, 04 04 01 700401",
        "table with a value, 04 09 01 4000 700001 d0700b",
        "memory, 05 03 01 0001",
        "shared memory, 05 04 01 030102",
        "64-bit memory, 05 07 01 05 01 80808001",
        "memory of bytes, 05 04 01 080a00",
        "tag, 0d 03 01 0000",
        "global, 06 06 01 7f01 41000b",
        "exports, 07 09 02 0161 00 00 0162 04 05",
        "start, 08 01 05",
        "elements 0, 09 08 01 00 41000b 020001",
        "elements 1, 09 06 01 01 00 020001",
        "elements 2, 09 09 01 02 00 41000b 00 0105",
        "elements 3, 09 05 01 03 00 0105",
        "elements 4, 09 09 01 04 41000b 01 d2000b",
        "elements 5, 09 07 01 05 6f 01 d06f0b",
        "elements 6, 09 0b 01 06 01 41000b 70 01 d2000b",
        "elements 7, 09 07 01 07 70 01 d2000b",
        "data 0, 0b 07 01 00 41000b 0141",
        "data 1, 0b 04 01 01 0141",
        "data 2, 0b 08 01 02 03 41000b 0141",
        "data count, 0c 01 01 0b 04 01 01 0141",
        "no data, 0c 01 00",
        "custom, 00 04 02 6162 ff 00 01 00",
    })
    void sections(String name, String hex) {
        byte[] bytes = bytes(hex);
        assertArrayEquals(bytes, Encoder.encode(decode(bytes)), name);
    }

    /** What has several forms comes out in the shortest. */
    @ParameterizedTest
    @CsvSource({
        "nullable reference to an abstract type, 01 06 01 60 01 6370 00, 01 05 01 60 01 70 00",
        "final type without supertypes, 01 06 01 4f 00 600000, 01 04 01 600000",
        "explicit page size, 05 04 01 080110, 05 03 01 0001",
        "memory 0 of data, 0b 07 01 02 00 41000b 00, 0b 06 01 00 41000b 00",
        "long numbers, 08 83808000 858000, 08 01 05",
        "empty sections, 01 01 00 02 01 00 0b 01 00, ''",
    })
    void shortestForm(String name, String hex, String shortest) {
        assertArrayEquals(bytes(shortest), Encoder.encode(decode(bytes(hex))), name);
    }

    @Test
    void compactImports() {
        String sameModule = "02 0e 01 0161 00 7f 02 0162 00 00 0163 00 01";
        String sameType = "02 0c 01 0161 00 7e 00 00 02 0162 0163";
        List<Import> imports = decode(bytes(sameModule)).imports();
        assertEquals(2, imports.size());
        assertEquals("c", imports.get(1).name());
        imports = decode(bytes(sameType)).imports();
        assertEquals(List.of("b", "c"), imports.stream().map(Import::name).toList());
        assertTrue(imports.stream().allMatch(i -> i.type().kind() == ExternKind.FUNC));
    }

    @Test
    void functionElementsOfAnotherTypeBecomeExpressions() {
        ModuleBuilder module = new ModuleBuilder();
        module.elements.add(
                new ElementSegment(
                        SegmentMode.ACTIVE,
                        0,
                        Samples.constant(0),
                        ValueType.FUNCREF,
                        new int[] {7},
                        null,
                        false));
        ElementSegment segment = decode(Encoder.encode(module.build())).elements().get(0);
        assertNull(segment.functions());
        assertEquals(ValueType.FUNCREF, segment.type());
        assertEquals(List.of(Samples.refFunc(7)), segment.expressions());
    }

    @Test
    void namesWithoutTheirSectionAreWritten() {
        ModuleBuilder module = new ModuleBuilder();
        module.names = Samples.names();
        Module decoded = decode(Encoder.encode(module.build()));
        assertEquals(Samples.names(), decoded.names());
        assertEquals(NameSection.NAME, decoded.customs().get(0).name());
    }

    @Test
    void bodiesKeepTheirOffsets() {
        byte[] bytes = bytes("01 04 01 600000 03 02 01 00 0a 05 01 03 00 01 0b");
        Bytes body = decode(bytes).function(0).body();
        assertEquals(new Bytes(bytes, bytes.length - 2, bytes.length), body);
        assertTrue(body.array() == bytes);
    }

    /** Modules whose compiler writes types in other than their shortest forms. */
    private static final List<String> LONG_FORMS = List.of("inventory.wasm");

    @Test
    void realModules() throws IOException {
        int count = 0;
        for (String folder : List.of("../benchmarks/kernels", "../examples")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".wasm")).toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    Module module = decode(bytes);
                    assertTrue(BodyWalk.walk(module) > 10);
                    byte[] encoded = Encoder.encode(module);
                    if (LONG_FORMS.contains(file.getFileName().toString())) {
                        assertTrue(encoded.length < bytes.length, file.toString());
                        assertEquals(module, decode(encoded), file.toString());
                    } else {
                        assertArrayEquals(bytes, encoded, file.toString());
                    }
                    count++;
                }
            }
        }
        assertTrue(count > 10);
    }

    private static Module decode(byte[] bytes) {
        return Decoder.decode(bytes, Features.ALL, ImplementationLimits.DEFAULT);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex((PREAMBLE + hex).replace(" ", ""));
    }
}
