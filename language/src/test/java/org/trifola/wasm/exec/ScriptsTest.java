// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scripts beside this test's package, each of which is about one part of the interpreter. */
final class ScriptsTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/trifola/wasm/exec");

    static List<File> scripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".wast"))
                    .sorted()
                    .map(Path::toFile)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyCommandDoesWhatItSays(File script) throws IOException {
        try (Context context =
                Context.newBuilder("wasm")
                        .allowCreateThread(true)
                        .option("engine.WarnInterpreterOnly", "false")
                        .build()) {
            Value result = context.eval(Source.newBuilder("wasm", script).build());
            int passed = result.getMember("passed").asInt();
            assertEquals(passed + " passed, 0 failed\n", result.getMember("report").asString());
            assertTrue(passed > 0);
        }
    }
}
