// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scripts beside this test's package, each of which is about one part of the engine. */
final class ScriptsTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/trifola/wasm/exec");

    /** The ways to execute, by name: options of the context. */
    private static final Map<String, Map<String, String>> TIERS =
            Map.of(
                    "by default", Map.of(),
                    "interpreter", Map.of("wasm.TranslateAfter", "-1"),
                    "bytecode", Map.of("wasm.TranslateAfter", "0"),
                    "pieces", Map.of("wasm.TranslateAfter", "0", "wasm.PieceSize", "60"));

    static List<Arguments> scriptsAndTiers() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (File script : scripts()) {
            TIERS.keySet().forEach(tier -> all.add(Arguments.of(script, tier)));
        }
        return all;
    }

    private static List<File> scripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".wast"))
                    .sorted()
                    .map(Path::toFile)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scriptsAndTiers")
    void everyCommandDoesWhatItSays(File script, String tier) throws IOException {
        try (Context context =
                Context.newBuilder("wasm")
                        .allowCreateThread(true)
                        .allowExperimentalOptions(true)
                        .option("engine.WarnInterpreterOnly", "false")
                        .options(TIERS.get(tier))
                        .build()) {
            Value result = context.eval(Source.newBuilder("wasm", script).build());
            int passed = result.getMember("passed").asInt();
            assertEquals(passed + " passed, 0 failed\n", result.getMember("report").asString());
            assertTrue(passed > 0);
        }
    }
}
