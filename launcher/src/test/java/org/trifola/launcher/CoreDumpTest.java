// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.syntax.CustomSection;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.valid.Validator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** What is in a core dump, in and out of a polyglot context. */
final class CoreDumpTest {
    private static final String PROGRAMS = "src/test/programs/";
    private static final Path FILE = Path.of("target/core.wasm");

    @ParameterizedTest
    @ValueSource(strings = {"--argv0=crash", "--option=wasm.HostModules=all"})
    void holdsTheStateOfTheProgram(String option) throws IOException {
        Files.deleteIfExists(FILE);
        Outcome outcome =
                Outcome.of(
                        option,
                        "--preload=library=" + PROGRAMS + "library.wat",
                        "--coredump=" + FILE,
                        PROGRAMS + "crash.wat");
        assertEquals(ExitCode.TRAP, outcome.exit(), outcome.err());
        assertTrue(outcome.err().startsWith("trifola: a core dump is in " + FILE), outcome.err());
        Module dump = read();
        Validator.validate(dump, Features.ALL, ImplementationLimits.DEFAULT, new TypeStore());

        assertEquals("00" + name(PROGRAMS + "crash.wat"), custom(dump, "core"));
        assertEquals(
                "02" + "00" + name("library") + "00" + name("crash"), custom(dump, "coremodules"));
        // Memory 0 and global 0 belong to both.
        assertEquals(
                "02" + "00000100" + "0100" + "00010200" + "01" + "06000102030405",
                custom(dump, "coreinstances"));
        assertEquals(
                "00" + name("main") + "02" + "0001000b0000" + "000101030000",
                custom(dump, "corestack"));

        assertEquals(1, dump.memoryType(0).limits().min());
        assertEquals(3, dump.memoryType(1).limits().min());
        assertEquals(6, dump.globals().size());
        assertArrayEquals(new byte[] {0x41, 40, 0x0B}, dump.globals().get(0).init().toArray());
        assertArrayEquals(new byte[] {0x41, 42, 0x0B}, dump.globals().get(1).init().toArray());
        assertArrayEquals(new byte[] {0x42, 0x7B, 0x0B}, dump.globals().get(3).init().toArray());

        assertEquals(1, dump.data().size());
        DataSegment data = dump.data().getFirst();
        assertEquals(1, data.memory());
        assertEquals(4096, data.contents().length());
        String text = new String(data.contents().toArray(), StandardCharsets.UTF_8);
        assertEquals(100_000 % 4096, text.indexOf("some data"));
    }

    @Test
    void isOnlyWrittenAfterFailures() throws IOException {
        Files.deleteIfExists(FILE);
        String option = "--coredump=" + FILE;
        assertEquals(3, Outcome.of(option, PROGRAMS + "fails.wat").exit());
        assertEquals(1, Outcome.of(option, PROGRAMS + "unlinkable.wat").exit());
        assertFalse(Files.exists(FILE));
        Outcome.of(option, "--invoke=throw", PROGRAMS + "traps.wat");
        assertTrue(custom(read(), "corestack").startsWith("00" + name("main") + "02" + "000005"));
        Outcome outcome = Outcome.of("--coredump=nowhere/x", PROGRAMS + "trap-at-start.wat");
        assertTrue(
                outcome.err().contains("--coredump nowhere/x: cannot be written: No such file"),
                outcome.err());
    }

    private static Module read() throws IOException {
        byte[] bytes = Files.readAllBytes(FILE);
        return Decoder.decode(bytes, Features.ALL, ImplementationLimits.DEFAULT);
    }

    private static String custom(Module module, String name) {
        for (CustomSection section : module.customs()) {
            if (section.name().equals(name)) {
                return HexFormat.of().formatHex(section.contents().toArray());
            }
        }
        throw new AssertionError("no section " + name);
    }

    private static String name(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(new byte[] {(byte) bytes.length})
                + HexFormat.of().formatHex(bytes);
    }
}
