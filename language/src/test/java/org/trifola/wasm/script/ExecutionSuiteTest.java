// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trifola.wasm.syntax.ImplementationLimits;

import java.io.IOException;
import java.util.List;

/** The official suites hold when they are executed, but for what the ledger lists. */
final class ExecutionSuiteTest {
    static List<Suites.Entry> scripts() {
        return Suites.all();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void executionIsAsExpected(Suites.Entry entry) throws IOException {
        TestEngine engine = new TestEngine();
        ScriptLoader loader =
                new ScriptLoader(entry.features(), ImplementationLimits.DEFAULT, engine.types);
        ScriptResult result = Script.run(entry.text(), entry.path(), loader, engine.environment());
        new Ledger().check(result);
        assertEquals(0, result.skipped());
        assertEquals(entry.count("assertions"), result.assertions());
    }

    @Test
    void everyListedScriptExists() throws IOException {
        List<String> known = Suites.all().stream().map(Suites.Entry::path).toList();
        assertTrue(known.containsAll(new Ledger().paths()), "unknown paths in the ledger");
    }
}
