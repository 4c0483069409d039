// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.binary.Encoder;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.text.Printer;
import org.trifola.wasm.text.WatParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is printed parses to the same module: every module of the suites that is well-formed,
 * invalid ones included.
 */
final class PrinterRoundTripTest {
    private static final ImplementationLimits LIMITS = ImplementationLimits.DEFAULT;

    static List<Suites.Entry> scripts() {
        return Suites.all();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void printedModulesParseToTheSame(Suites.Entry entry) throws IOException {
        check(ScriptParser.parse(entry.text(), entry.path()).commands(), entry);
    }

    /** Programs from compilers, with names and debug sections. */
    static List<Path> programs() throws IOException {
        Path folder = Suites.root().getParent();
        assumeTrue(Files.exists(folder), "no suites: set trifola.suites");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".wasm")).sorted().toList();
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("programs")
    void printedProgramsParseToTheSame(Path file) throws IOException {
        Module module = Decoder.decode(Files.readAllBytes(file), Features.ALL, LIMITS);
        String printed = Printer.print(module);
        Module parsed = WatParser.parse(printed, Features.ALL, LIMITS);
        assertEquals(printed, Printer.print(parsed));
        assertEquals(module.names(), parsed.names());
    }

    private static void check(List<Command> commands, Suites.Entry entry) {
        for (Command command : commands) {
            switch (command) {
                case Command.Load load -> check(load, load.source(), entry);
                case Command.AssertModule assertion -> check(assertion, assertion.source(), entry);
                case Command.Start start -> check(start.commands(), entry);
                default -> {}
            }
        }
    }

    private static String withoutPlaces(String printed) {
        return printed.replaceAll("\\((before|after) [a-z]+\\)", "()");
    }

    private static void check(Command command, ModuleSource source, Suites.Entry entry) {
        ScriptLoader loader = new ScriptLoader(entry.features(), LIMITS, new TypeStore());
        String place = entry.path() + ":" + command.line();
        boolean binary = source instanceof ModuleSource.Binary;
        Module module = null;
        String printed;
        try {
            module = loader.parse(source).module();
            printed = Printer.print(module);
        } catch (LoadException e) {
            // Bodies of binary modules are read only here.
            assertTrue(module == null || binary, place + ": " + e.getMessage());
            return;
        }
        Module parsed;
        try {
            parsed = WatParser.parse(printed, Features.ALL, LIMITS);
        } catch (LoadException e) {
            throw new AssertionError(place + ": " + e.getMessage() + "\n" + printed, e);
        }
        if (binary) {
            // A binary may be encoded in other ways than ours, and say where custom sections are
            // by sections that are empty.
            String again = Printer.print(parsed);
            assertEquals(withoutPlaces(printed), withoutPlaces(again), place);
        } else {
            assertEquals(printed, Printer.print(parsed), place);
            assertArrayEquals(Encoder.encode(module), Encoder.encode(parsed), place);
        }
    }
}
