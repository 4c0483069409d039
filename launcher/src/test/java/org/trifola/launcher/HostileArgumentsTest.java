// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Command lines that nobody means: each gets an answer, none an internal error. */
final class HostileArgumentsTest {
    private static final int RUNS = 1_000;

    /** Words that start a line; none starts a program, which would be slow. */
    private static final List<String> WORDS =
            List.of(
                    "validate",
                    "inspect",
                    "print",
                    "parse",
                    "wast",
                    "run",
                    "completion",
                    "--",
                    "-",
                    "",
                    " ",
                    "\0",
                    "a\0b",
                    "=",
                    "--=",
                    "--dir=",
                    "--dir",
                    "::",
                    "::/",
                    "a::b::c",
                    "--env",
                    "=x",
                    "--stack-size",
                    "-1",
                    "0",
                    "99999999999999999999",
                    "1G",
                    "K",
                    "--features",
                    "gc,",
                    ",",
                    "-gc",
                    "-",
                    "--invoke",
                    "--invoke=",
                    "--option",
                    "x",
                    "--graal",
                    "--graal=1",
                    "-o",
                    "--output",
                    "--argv0",
                    "\u202e\ud800",
                    "\u001b[31m",
                    "target",
                    "/dev/null",
                    "nowhere/at/all",
                    "src/test/programs/malformed.wat",
                    "x".repeat(5_000));

    @Test
    void everyLineGetsAnAnswer() {
        Random random = new Random(42);
        for (int run = 0; run < RUNS; run++) {
            List<String> line = new ArrayList<>();
            for (int count = random.nextInt(6); count >= 0; count--) {
                line.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            if (writes(line)) {
                continue;
            }
            Outcome outcome = Outcome.of(line, "(module)");
            assertTrue(Set.of(0, 1, 2).contains(outcome.exit()), () -> line + ": " + outcome);
            assertFalse(outcome.err().contains("internal error"), () -> line + ": " + outcome);
            assertFalse(outcome.err().contains("\tat "), () -> line + ": " + outcome);
            assertEquals(outcome.exit() == 0, outcome.err().isEmpty(), () -> line + ": " + outcome);
        }
    }

    /** A line that could write a file of a strange name. */
    private static boolean writes(List<String> line) {
        return line.contains("-o") || line.contains("--output");
    }
}
