// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * The programs of the official test suites of preview 1 and its threads, each in its own copy of
 * the folder that it uses. The file {@code expected-failures.txt} lists those that fail, and why.
 */
final class OfficialSuiteTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("trifola.suites", "suites"), "wasi");

    private static final Path SUITE = FOLDER.resolve("wasip1");

    /** Programs of the suite: C 14, Rust 46, AssemblyScript 12. */
    private static final int PROGRAMS = 72;

    private static final Path THREADS = FOLDER.resolve("threads");

    /** Programs that start threads. */
    private static final int THREAD_PROGRAMS = 15;

    private static final Map<String, String> EXPECTED_FAILURES = readExpectedFailures();

    @TempDir Path temporary;

    private int copies;

    @TestFactory
    List<DynamicTest> programs() throws IOException {
        return programs(SUITE, PROGRAMS);
    }

    @TestFactory
    List<DynamicTest> threads() throws IOException {
        return programs(THREADS, THREAD_PROGRAMS);
    }

    private List<DynamicTest> programs(Path suite, int count) throws IOException {
        assumeTrue(Files.isDirectory(suite), "There is no folder " + suite + ": nothing is run");
        return files(suite, count).stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> test(file)))
                .toList();
    }

    /** All programs of a suite; a folder that lacks some, or has more, is another suite. */
    private static List<Path> files(Path suite, int count) throws IOException {
        try (Stream<Path> found = Files.walk(suite, 2)) {
            List<Path> files =
                    found.filter(file -> file.toString().endsWith(".wasm")).sorted().toList();
            assertEquals(count, files.size(), "programs in " + suite);
            return files;
        }
    }

    @Test
    void aFolderWithoutTheProgramsIsNoSuite() {
        assertThrows(AssertionError.class, () -> files(temporary, PROGRAMS));
    }

    private static String name(Path file) {
        return FOLDER.relativize(file).toString().replace(".wasm", "");
    }

    private void test(Path file) throws IOException {
        if (EXPECTED_FAILURES.containsKey(name(file))) {
            assertThrows(Throwable.class, () -> run(file), "It is said to fail");
        } else {
            run(file);
        }
    }

    private void run(Path file) throws IOException {
        Map<?, ?> contract = contract(file);
        Program program = Program.of(file).in(new OpenPipe());
        for (Object argument : (List<?>) value(contract, "args", List.of())) {
            program.arguments(List.of((String) argument));
        }
        ((Map<?, ?>) value(contract, "env", Map.of()))
                .forEach((k, v) -> program.environment(Map.of((String) k, (String) v)));
        if (contract.get("root") instanceof String root) {
            program.directory(copy(file.resolveSibling(root)), "/");
        }
        for (Object name : (List<?>) value(contract, "dirs", List.of())) {
            program.directory(copy(file.resolveSibling((String) name)), (String) name);
        }
        Program.Result result = program.run();
        assertEquals(value(contract, "exit_code", 0), result.status(), result.err());
        assertEquals(value(contract, "stdout", result.out()), result.out());
        assertEquals(value(contract, "stderr", result.err()), result.err());
    }

    private static Map<?, ?> contract(Path file) throws IOException {
        Path json = Path.of(file.toString().replace(".wasm", ".json"));
        return Files.exists(json) ? (Map<?, ?>) Json.parse(Files.readString(json)) : Map.of();
    }

    private static Object value(Map<?, ?> contract, String key, Object otherwise) {
        Object value = contract.get(key);
        return value == null ? otherwise : value;
    }

    private Path copy(Path folder) throws IOException {
        Path copy = temporary.resolve("copy" + copies++);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = copy.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectory(target);
                } else {
                    Files.write(target, Files.readAllBytes(file));
                }
            }
        }
        return copy;
    }

    private static Map<String, String> readExpectedFailures() {
        Map<String, String> failures = new TreeMap<>();
        try (InputStream in =
                OfficialSuiteTest.class.getResourceAsStream("expected-failures.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(":", 2);
                    failures.put(parts[0].strip(), parts[1].strip());
                }
            }
            return failures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Standard input into which nobody writes, and which nobody closes. */
    private static final class OpenPipe extends InputStream {
        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }
    }
}
