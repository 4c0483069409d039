// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The interpreter's own scripts hold on every runtime; each runs twice, the second time warm. */
final class ScriptsTest {
    private static final Path FOLDER =
            Contexts.ROOT.resolve("language/src/test/resources/org/trifola/wasm/exec");

    static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyCommandDoesWhatIsExpected(String name) throws IOException {
        String script = Files.readString(FOLDER.resolve(name));
        try (Engine engine = Contexts.eager().build();
                Context context = Contexts.of(engine)) {
            String first = Contexts.run(context, script);
            assertTrue(first.endsWith(" passed, 0 failed\n"), first);
            assertEquals(first, Contexts.run(context, script));
        }
    }
}
