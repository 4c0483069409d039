// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

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
}
