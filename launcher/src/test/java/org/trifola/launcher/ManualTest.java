// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** That docs/CLI.md has what the tables of commands and options have. */
final class ManualTest {
    private static final Path DOCUMENT = Path.of("../docs/CLI.md");

    @Test
    void documentIsGenerated() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(Manual.BEGIN) + Manual.BEGIN.length();
        int end = document.indexOf(Manual.END);
        assertTrue(begin >= Manual.BEGIN.length() && end >= begin, "marks");
        String current =
                document.substring(0, begin) + "\n" + Manual.commands() + document.substring(end);
        if (System.getProperty("bless") != null) {
            Files.writeString(DOCUMENT, current);
        } else {
            assertEquals(
                    current,
                    document,
                    "docs/CLI.md: mvn -pl launcher test -Dtest=ManualTest -Dbless");
        }
    }

    /**
     * The start script looks for options of its own until FILE, and must know what takes a word.
     */
    @Test
    void startScriptKnowsOptionsWithValues() throws IOException {
        String script = Files.readString(Path.of("src/main/dist/bin/trifola"));
        StringBuilder names = new StringBuilder();
        for (LaunchOption option : Command.RUN.options()) {
            if (option.value() != null && !option.isValueOptional()) {
                names.append(names.isEmpty() ? "" : " ").append(option.option());
            }
        }
        assertTrue(
                script.contains("\nreadonly WITH_VALUE='" + names + "'\n"),
                "readonly WITH_VALUE='" + names + "'");
    }
}
