// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Options whose effects depend on the machine, so that no transcript can show them. */
final class OptionsTest {
    private static final String PROGRAMS = "src/test/programs/";

    @Test
    void programSeesTheEnvironmentOnlyIfAsked() {
        Outcome inherited = Outcome.of("--inherit-env", "--env=EXTRA=1", PROGRAMS + "environ.wat");
        assertEquals(0, inherited.exit(), inherited.err());
        String path = "PATH=" + System.getenv("PATH");
        assertTrue(inherited.out().lines().anyMatch(path::equals), inherited.out());
        assertTrue(inherited.out().contains("EXTRA=1\n"), inherited.out());
        assertEquals("", Outcome.of(PROGRAMS + "environ.wat").out());
    }

    @Test
    void verboseTellsWhatIsDone() {
        Outcome outcome =
                Outcome.of(
                        "--verbose",
                        "--preload=library=" + PROGRAMS + "library.wat",
                        PROGRAMS + "start-only.wat");
        assertEquals(0, outcome.exit(), outcome.err());
        String[] told = {
            "java .* start-up cache.*",
            "read .*start-only.wat: [0-9,]+ bytes",
            "runs without a polyglot context",
            "loaded .*library.wat",
            "instantiated .*library.wat",
            "ran _initialize",
            "loaded .*start-only.wat",
            "instantiated .*start-only.wat",
            "ran",
            "ended with exit status 0"
        };
        String[] lines = outcome.err().split("\n");
        assertEquals(told.length, lines.length, outcome.err());
        for (int i = 0; i < told.length; i++) {
            String expected = "trifola: " + told[i] + "( \\([0-9,.]+ ms\\))?";
            assertTrue(lines[i].matches(expected), lines[i]);
        }
        assertEquals("", Outcome.of(PROGRAMS + "start-only.wat").err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--argv0=busy", "--option=wasm.HostModules=all"})
    void profileNamesTheFunctions(String option) throws IOException {
        Outcome outcome = Outcome.of(option, "--profile", PROGRAMS + "busy.wat");
        assertEquals(0, outcome.exit(), outcome.err());
        List<String> lines = outcome.err().lines().toList();
        assertTrue(
                lines.get(0).matches("trifola: profile of [0-9,]+ samples in .* s"), lines.get(0));
        assertTrue(lines.get(1).matches(" +self +total +function"), lines.get(1));
        assertTrue(lines.get(2).matches(" +[0-9.]+% +[0-9.]+% +spin"), lines.get(2));

        Path file = Path.of("target/busy.folded");
        outcome = Outcome.of(option, "--profile=" + file, PROGRAMS + "busy.wat");
        assertEquals("", outcome.err());
        List<String> stacks = Files.readAllLines(file);
        assertTrue(stacks.stream().allMatch(line -> line.matches("[^ ].* [0-9]+")), "" + stacks);
        assertTrue(
                stacks.stream().anyMatch(line -> line.matches("main;work;spin [0-9]+")),
                "" + stacks);
    }

    @Test
    void profileIsToldHoweverTheProgramEnds() {
        Outcome outcome = Outcome.of("--profile", PROGRAMS + "both.wat");
        assertEquals(ExitCode.TRAP, outcome.exit());
        assertTrue(outcome.err().contains("trifola: profile of "), outcome.err());
        outcome = Outcome.of("--profile=nowhere/x", PROGRAMS + "start-only.wat");
        assertTrue(outcome.err().contains("--profile nowhere/x: cannot be written"), outcome.err());
    }

    @ParameterizedTest
    @CsvSource({
        "src/test/programs/fails.wat, , .",
        "--script=src/test/programs/fails.wat, , .",
        "src/test/programs/fails.wat, src/test,",
        "../README.md, , ..",
        "src/test/programs/fails.wat, .,",
        "src/test/programs/fails.wat, src,",
        "/programs/fails.wat, src/test::/,",
        "nowhere.txt, ,",
        "--verbose, ,",
    })
    void filesThatWereNotGiven(String argument, String directory, String hint) {
        List<String> line = new ArrayList<>(List.of("--argv0=program"));
        if (directory != null) {
            line.add("--dir=" + directory);
        }
        line.addAll(List.of(PROGRAMS + "fails.wat", argument));
        String[] words = line.toArray(new String[0]);
        assertEquals("", Outcome.of(words).err());
        System.setProperty(GuestContext.TERMINALS, "2");
        try {
            Outcome outcome = Outcome.of(words);
            assertEquals(3, outcome.exit());
            assertEquals(hint == null ? "" : "--dir=" + hint, dirOption(outcome.err()));
        } finally {
            System.clearProperty(GuestContext.TERMINALS);
        }
    }

    private static String dirOption(String text) {
        int start = text.indexOf("--dir=");
        return start < 0 ? text : text.substring(start).strip();
    }

    @Test
    void coloursAreForTerminals() {
        assumeTrue(System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM")));
        assertFalse(Outcome.of(PROGRAMS + "both.wat").err().contains("\033"));
        System.setProperty(GuestContext.TERMINALS, "012");
        try {
            String trap = "\033[1;31mwasm trap:\033[0m unreachable";
            assertTrue(Outcome.of(PROGRAMS + "both.wat").err().contains(trap));
            String message = "\033[1;31mtrifola:\033[0m nowhere.wasm: no such file";
            assertTrue(Outcome.of("nowhere.wasm").err().contains(message));
        } finally {
            System.clearProperty(GuestContext.TERMINALS);
        }
    }

    @Test
    void terminalsSeeThatALargeFileIsLoaded() throws IOException {
        Path file = Path.of("target/large.wasm");
        // A custom section of 16 MB is quickly read, so nothing is left of it on the terminal.
        ByteBuffer module = ByteBuffer.allocate(14 + (16 << 20)).order(ByteOrder.LITTLE_ENDIAN);
        module.putInt(0x6D736100).putInt(1).put((byte) 0);
        module.put(new byte[] {(byte) 0x81, (byte) 0x80, (byte) 0x80, 8, 0});
        Files.write(file, module.array());
        System.setProperty(GuestContext.TERMINALS, "2");
        try {
            String[] lines = Outcome.of("--verbose", file.toString()).err().split("\n");
            assertTrue(lines.length > 3, String.join("\n", lines));
            for (String line : lines) {
                String shown = line.substring(line.lastIndexOf('\r') + 1);
                assertFalse(shown.contains("loading"), line);
            }
        } finally {
            System.clearProperty(GuestContext.TERMINALS);
        }
    }
}
