// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** Descriptions of modules, valid ones and others. */
final class WasmModuleInfoTest {
    private static final String EVERYTHING =
            """
            (module $all
              (type $p (sub (struct (field i8) (field (mut i32)))))
              (type $q (sub final $p (struct (field i8) (field (mut i32)) (field (ref null $p)))))
              (type $a (array (mut i16)))
              (import "env" "f" (func $f (param i32 (ref null $q)) (result f64 v128)))
              (import "env" "g" (global i64))
              (import "env" "m" (memory i64 1 2 shared))
              (memory (export "small") 3 (pagesize 1))
              (table (export "t") 2 9 externref)
              (tag (export "tag") (param i32 i64))
              (global (export "mut") (mut funcref) (ref.null func))
              (export "again" (func $f))
              (@custom "notes" "one")
              (@custom "notes" "two"))
            """;

    @Test
    void everythingIsDescribed() {
        WasmModuleInfo module = WasmModuleInfo.parse(EVERYTHING);
        module.validate();
        assertEquals("all", module.name().orElseThrow());

        TypeInfo.Field i8 = new TypeInfo.Field("i8", false);
        TypeInfo.Field i32 = new TypeInfo.Field("i32", true);
        TypeInfo.Field p = new TypeInfo.Field("(ref null 0)", false);
        FuncInfo f = new FuncInfo(List.of("i32", "(ref null 1)"), List.of("f64", "v128"));
        assertEquals(
                List.of(
                        new TypeInfo(false, List.of(), new TypeInfo.Struct(List.of(i8, i32))),
                        new TypeInfo(true, List.of(0), new TypeInfo.Struct(List.of(i8, i32, p))),
                        new TypeInfo(
                                true,
                                List.of(),
                                new TypeInfo.Array(new TypeInfo.Field("i16", true))),
                        new TypeInfo(true, List.of(), f),
                        new TypeInfo(
                                true, List.of(), new FuncInfo(List.of("i32", "i64"), List.of()))),
                module.types());

        String text = "[i32 (ref null 1)] -> [f64 v128]";
        LimitsInfo one = new LimitsInfo(1, OptionalLong.of(2));
        ExternInfo.Memory shared = new ExternInfo.Memory(one, "i64", true, 65536);
        assertEquals(
                List.of(
                        new ImportInfo("env", "f", "function", text, f),
                        new ImportInfo(
                                "env", "g", "global", "i64", new ExternInfo.Global("i64", false)),
                        new ImportInfo("env", "m", "memory", "i64 1 2 shared", shared)),
                module.imports());

        LimitsInfo three = new LimitsInfo(3, OptionalLong.empty());
        ExternInfo.Memory small = new ExternInfo.Memory(three, "i32", false, 1);
        LimitsInfo two = new LimitsInfo(2, OptionalLong.of(9));
        ExternInfo.Table table = new ExternInfo.Table("externref", two, "i32");
        ExternInfo.Tag tag = new ExternInfo.Tag(List.of("i32", "i64"));
        ExternInfo.Global global = new ExternInfo.Global("funcref", true);
        assertEquals(
                List.of(
                        new ExportInfo("small", "memory", "3 (pagesize 1)", small),
                        new ExportInfo("t", "table", "2 9 externref", table),
                        new ExportInfo("tag", "tag", "[i32 i64]", tag),
                        new ExportInfo("mut", "global", "mut funcref", global),
                        new ExportInfo("again", "function", text, f)),
                module.exports());
        assertEquals(List.of(shared, small), module.memories());
        assertEquals(List.of(table), module.tables());
        assertTrue(
                module.features()
                        .containsAll(Set.of("core", "gc", "threads", "custom-page-sizes", "simd")));
    }

    @Test
    void customSectionsKeepOrderAndContents() {
        List<CustomInfo> notes =
                WasmModuleInfo.parse(EVERYTHING).customSections().stream()
                        .filter(section -> section.name().equals("notes"))
                        .toList();
        assertEquals(2, notes.size());
        assertArrayEquals("one".getBytes(StandardCharsets.UTF_8), notes.getFirst().contents());
        notes.getLast().contents()[0] = 0;
        assertArrayEquals("two".getBytes(StandardCharsets.UTF_8), notes.getLast().contents());
        assertEquals("notes (3 bytes)", notes.getLast().toString());
    }

    @Test
    void formatsAreToldByContentsAndConvertIntoEachOther(@TempDir Path folder) throws IOException {
        WasmModuleInfo module = WasmModuleInfo.parse(EVERYTHING);
        byte[] binary = module.toBinary();
        WasmModuleInfo decoded = WasmModuleInfo.parse(binary);
        assertEquals(module, decoded);
        binary[0] = 1;
        assertEquals(module, WasmModuleInfo.parse(decoded.toBinary()));
        assertEquals(module, WasmModuleInfo.parse(decoded.toText()));
        byte[] text = module.toText().getBytes(StandardCharsets.UTF_8);
        assertEquals(module, WasmModuleInfo.parse(text));
        Path file = Files.write(folder.resolve("a.wasm"), text);
        assertEquals(module, WasmModuleInfo.parse(file));
        assertEquals(module, WasmModuleInfo.parse(Files.write(file, decoded.toBinary())));
        assertThrows(IOException.class, () -> WasmModuleInfo.parse(folder.resolve("none.wasm")));
    }

    @Test
    void invalidTextsAreLocated() {
        WasmModuleInfo module = WasmModuleInfo.parse("(module\n  (func (result i32)\n    nop))");
        LoadException failure = assertThrows(LoadException.class, module::validate);
        assertEquals(Fault.TYPE_MISMATCH, failure.fault());
        assertEquals(3, failure.place().line());
        assertEquals(Set.of("core"), module.features());
    }

    /** What follows the preamble, and the failure of describing it. */
    @ParameterizedTest
    @CsvSource({
        "0000000000, MAGIC_HEADER_NOT_DETECTED",
        "0061736d01000000 02 07 01 01 61 01 62 00 07, UNKNOWN_TYPE",
        "0061736d01000000 07 05 01 01 61 00 07, UNKNOWN_FUNCTION",
        "0061736d01000000 07 05 01 01 61 02 07, UNKNOWN_MEMORY",
        "0061736d01000000 07 05 01 01 61 04 07, UNKNOWN_TAG",
    })
    void whatDoesNotExistIsTold(String hex, Fault fault) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        LoadException failure = assertThrows(LoadException.class, () -> describe(bytes));
        assertEquals(fault, failure.fault());
    }

    @Test
    void anImportInTheCompactEncodingIsAFeature() {
        String compact = "0061736d01000000 01 04 01 60 00 00 02 0b 01 01 61 00 7f 02 01 62 00 00";
        byte[] bytes = HexFormat.of().parseHex((compact.replace(" ", "") + "0163") + "0000");
        bytes[15] = (byte) (bytes.length - 16);
        WasmModuleInfo module = WasmModuleInfo.parse(bytes);
        module.validate();
        assertEquals(2, module.imports().size());
        assertEquals(List.of("core", "compact-imports"), List.copyOf(module.features()));
    }

    @Test
    void damagedModulesAreDescribedOrFailProperly() {
        byte[] good = WasmModuleInfo.parse(EVERYTHING).toBinary();
        Random random = new Random(1);
        int described = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
            try {
                describe(bytes);
                described++;
            } catch (LoadException e) {
                // Any other exception fails the test.
            }
        }
        assertTrue(described > 0 && described < 20_000, Integer.toString(described));
    }

    private static void describe(byte[] bytes) {
        WasmModuleInfo module = WasmModuleInfo.parse(bytes);
        module.types();
        module.memories();
        module.tables();
        module.customSections();
        module.name();
        module.features();
        module.toText();
        module.imports();
        module.exports();
    }
}
