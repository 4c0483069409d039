// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs every example as {@code examples/EXPECTED.tsv} says, whose columns it describes. */
final class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../examples");
    private static final String NONE = "-";

    @TempDir Path folder;

    /** A row of the table. */
    private record Example(
            String file,
            List<String> arguments,
            List<String> directories,
            int exit,
            String expected,
            List<String> options,
            List<String> errors) {
        static Example of(String line) {
            String[] cells = line.split("\t", -1);
            assertEquals(7, cells.length, line);
            return new Example(
                    cells[0],
                    split(cells[1], " "),
                    split(cells[2], " "),
                    Integer.parseInt(cells[3]),
                    cells[4],
                    split(cells[5], " "),
                    split(cells[6], "|"));
        }

        private static List<String> split(String cell, String separator) {
            return cell.equals(NONE)
                    ? List.of()
                    : Arrays.asList(cell.split(java.util.regex.Pattern.quote(separator)));
        }

        /** The program: what stands before the mark of a further run. */
        Path program() {
            return EXAMPLES.resolve(file.split("#")[0]);
        }
    }

    @TestFactory
    List<DynamicTest> examples() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(EXAMPLES.resolve("EXPECTED.tsv"))) {
            if (!line.startsWith("#") && !line.startsWith("file\t")) {
                Example example = Example.of(line);
                tests.add(dynamicTest(example.file(), () -> run(example)));
            }
        }
        assertFalse(tests.isEmpty());
        return tests;
    }

    private void run(Example example) throws IOException {
        List<String> line = new ArrayList<>(example.options());
        for (String directory : example.directories()) {
            String[] names = directory.split("::");
            Path copy = Files.createTempDirectory(folder, "copy");
            copy(EXAMPLES.resolve(names[0]), copy);
            line.add("--dir");
            line.add(copy + "::" + names[1]);
        }
        line.add(example.program().toString());
        line.addAll(example.arguments());
        Outcome outcome = Outcome.of(line, "");
        String expected =
                example.expected().equals(NONE)
                        ? ""
                        : Files.readString(EXAMPLES.resolve(example.expected()));
        assertEquals(expected, outcome.out(), outcome.err());
        assertEquals(example.exit(), outcome.exit(), outcome.err());
        int from = 0;
        for (String error : example.errors()) {
            int found = outcome.err().indexOf(error, from);
            assertTrue(found >= 0, () -> "no '" + error + "' in: " + outcome.err());
            from = found + error.length();
        }
        assertEquals(example.errors().isEmpty(), outcome.err().isEmpty(), outcome.err());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
