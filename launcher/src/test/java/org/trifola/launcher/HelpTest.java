// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What picocli makes of the tables, beyond the help, which the transcripts show. */
final class HelpTest {
    @Test
    void completionKnowsEveryCommandAndOption() {
        Outcome outcome = Outcome.of("completion");
        assertEquals(0, outcome.exit(), outcome.err());
        for (Command command : Command.values()) {
            assertTrue(outcome.out().contains(command.commandName()), command.commandName());
            for (LaunchOption option : command.options()) {
                assertTrue(outcome.out().contains(option.option()), option.option());
            }
        }
    }

    @Test
    void versionNamesTheRuntime() {
        String[] lines = Outcome.of("--version").out().split("\n");
        assertEquals(3, lines.length);
        assertTrue(lines[0].startsWith("trifola "), lines[0]);
        assertTrue(lines[1].startsWith("java " + Runtime.version()), lines[1]);
        assertTrue(lines[2].startsWith("truffle "), lines[2]);
    }
}
