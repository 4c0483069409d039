// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.binary.Encoder;
import org.trifola.wasm.binary.ShortestForm;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is printed parses to the same module: every module of the suites that is well-formed, text
 * and binary, invalid ones included. A binary whose numbers are all in their shortest form comes
 * back byte for byte; from any other comes its shortest form, and an equal module.
 */
final class PrinterRoundTripTest {
    private static final ImplementationLimits LIMITS = ImplementationLimits.DEFAULT;

    private static int exact;
    private static int equal;
    private static int invalid;

    @AfterAll
    static void report() {
        System.out.printf(
                "print, parse, encode: %d valid modules came back byte for byte, %d others equal;"
                        + " so did %d invalid ones%n",
                exact, equal, invalid);
    }

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
        count(check(Files.readAllBytes(file), Features.ALL, file.toString()));
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

    private static void check(Command command, ModuleSource source, Suites.Entry entry) {
        ScriptLoader loader = new ScriptLoader(entry.features(), LIMITS, new TypeStore());
        String place = entry.path() + ":" + command.line();
        byte[] binary;
        try {
            Module module = loader.parse(source).module();
            binary =
                    source instanceof ModuleSource.Binary given
                            ? given.bytes()
                            : Encoder.encode(module);
        } catch (LoadException e) {
            assertTrue(isMalformed(command), place + ": " + e.getMessage());
            return;
        }
        // Bodies of binary modules have not been read yet.
        if (!isMalformed(command)) {
            boolean same = check(binary, entry.features(), place);
            if (command.kind() == CommandKind.ASSERT_INVALID) {
                invalid++;
            } else {
                count(same);
            }
        }
    }

    private static boolean isMalformed(Command command) {
        return command.kind() == CommandKind.ASSERT_MALFORMED
                || command.kind() == CommandKind.ASSERT_MALFORMED_CUSTOM
                || command.kind() == CommandKind.ASSERT_INVALID_CUSTOM;
    }

    private static void count(boolean same) {
        if (same) {
            exact++;
        } else {
            equal++;
        }
    }

    /** Checks a module; whether it came back byte for byte. */
    private static boolean check(byte[] binary, Features features, String place) {
        Module module = Decoder.decode(binary, features, LIMITS);
        byte[] shortest = Encoder.encode(ShortestForm.of(module));
        String printed = Printer.print(module);
        byte[] again;
        try {
            again = Encoder.encode(WatParser.parse(printed, Features.ALL, LIMITS));
        } catch (LoadException e) {
            throw new AssertionError(place + ": " + e.getMessage() + "\n" + printed, e);
        }
        if (Arrays.equals(shortest, binary)) {
            assertArrayEquals(binary, again, place);
            return true;
        }
        Module before = Decoder.decode(shortest, Features.ALL, LIMITS);
        Module after = Decoder.decode(again, Features.ALL, LIMITS);
        assertEquals(before, after, place);
        assertEquals(before.names(), after.names(), place);
        assertEquals(Printer.print(before), Printer.print(after), place);
        return false;
    }
}
