// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trifola.wasm.WasmContext;
import org.trifola.wasm.syntax.ImplementationLimits;

import java.io.IOException;
import java.util.List;

/** The official suites hold when they are executed, but for what the ledger lists. */
@Tag("slow")
final class ExecutionSuiteTest {
    private static Engine engine;

    static List<Suites.Entry> scripts() {
        return Suites.all();
    }

    @BeforeAll
    static void start() {
        engine = Engine.newBuilder("wasm").option("engine.WarnInterpreterOnly", "false").build();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void executionIsAsExpected(Suites.Entry entry) throws IOException {
        ScriptResult result;
        try (Context context =
                Context.newBuilder("wasm").engine(engine).allowCreateThread(true).build()) {
            context.initialize("wasm");
            context.enter();
            result = run(entry, WasmContext.get(null));
            context.leave();
        }
        new Ledger().check(result);
        assertEquals(0, result.skipped());
        assertEquals(entry.count("assertions"), result.assertions());
    }

    private static ScriptResult run(Suites.Entry entry, WasmContext context) throws IOException {
        ScriptLoader loader =
                new ScriptLoader(
                        entry.features(), ImplementationLimits.DEFAULT, context.store().types);
        RunnerEnvironment environment =
                new EngineEnvironment(
                        context.store(),
                        body -> context.env().newTruffleThreadBuilder(body).build());
        return Script.run(entry.text(), entry.path(), loader, environment);
    }

    @Test
    void everyListedScriptExists() throws IOException {
        List<String> known = Suites.all().stream().map(Suites.Entry::path).toList();
        assertTrue(known.containsAll(new Ledger().paths()), "unknown paths in the ledger");
    }
}
