// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs the command lines of the files in {@code src/test/transcripts}; {@code -Dbless} writes what
 * they do into the files, {@code -Dtranscript=NAME} takes only those whose names begin so.
 */
final class TranscriptTest {
    private static final Path FOLDER = Path.of("src/test/transcripts");

    /** Binary files that the command lines name. */
    private static final Path MADE = Path.of("target/transcripts");

    @BeforeAll
    static void makeFiles() throws IOException {
        Files.createDirectories(MADE);
        make("empty.wasm", "");
        make("module.wasm", "0061736d 01000000");
        make("component.wasm", "0061736d 0d000100");
        make("version.wasm", "0061736d 02000000");
        make("magic.wasm", "7f454c46 01000000");
        make("truncated.wasm", "0061736d 01000000 010a01");
        make("cut.wasm", "0061736d 01000000 0107 01 60 05 7f7f7f7f");
        make("not-utf8.wat", "286d6f64756c6520 ff 29");
        make("nameless.env", "413d310a 3d320a");
    }

    private static void make(String name, String hex) throws IOException {
        Files.write(MADE.resolve(name), HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @TestFactory
    List<DynamicContainer> transcripts() throws IOException {
        List<DynamicContainer> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(TranscriptTest::isWanted).sorted().toList()) {
                String name = file.getFileName().toString();
                all.add(dynamicContainer(name, tests(file, TranscriptTest::run)));
                all.add(
                        dynamicContainer(
                                name + " in a context", tests(file, TranscriptTest::runInContext)));
            }
        }
        return all;
    }

    private static boolean isWanted(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".txt") && name.startsWith(System.getProperty("transcript", ""));
    }

    private static Stream<DynamicTest> tests(Path file, Function<Transcript.Step, String> run)
            throws IOException {
        Transcript transcript = new Transcript(Files.readString(file));
        if (System.getProperty("bless") != null) {
            return Stream.of(dynamicTest("bless", () -> bless(file, transcript)));
        }
        return transcript.steps().stream()
                .map(
                        step ->
                                dynamicTest(
                                        step.line() + ": " + step.command(),
                                        () -> assertEquals(step.expected(), run.apply(step))));
    }

    private static void bless(Path file, Transcript transcript) {
        try {
            Files.writeString(
                    file,
                    transcript.with(transcript.steps().stream().map(TranscriptTest::run).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String runInContext(Transcript.Step step) {
        System.setProperty(PlainGuest.CONTEXT, "true");
        try {
            return run(step);
        } finally {
            System.clearProperty(PlainGuest.CONTEXT);
        }
    }

    private static String run(Transcript.Step step) {
        return Transcript.of(Outcome.of(step.words(), step.input()));
    }
}
