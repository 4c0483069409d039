// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;

/** The official suites hold when they are executed, but for what the ledger lists. */
@Tag("slow")
final class ExecutionSuiteTest {
    private static Engine engine;
    private static SuiteRun run;

    static List<Suites.Entry> scripts() {
        return Suites.all();
    }

    @BeforeAll
    static void start() throws IOException {
        engine = Engine.newBuilder("wasm").option("engine.WarnInterpreterOnly", "false").build();
        run = new SuiteRun(engine.getImplementationName());
    }

    @AfterAll
    static void stop() {
        engine.close();
        run.report("");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void executionIsAsExpected(Suites.Entry entry) throws IOException {
        run.run(entry, engine, 1);
    }

    @Test
    void everyListedScriptExists() throws IOException {
        List<String> known = Suites.all().stream().map(Suites.Entry::path).toList();
        assertTrue(known.containsAll(new Ledger().paths()), "unknown paths in the ledger");
    }
}
