// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.TypeStore;

import java.io.IOException;
import java.util.List;

/** Everything in the official suites that needs no execution holds, without exception. */
final class StaticSuiteTest {
    static List<Suites.Entry> scripts() {
        return Suites.all();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void modulesAreAcceptedAndRefusedAsExpected(Suites.Entry entry) throws IOException {
        ScriptLoader loader =
                new ScriptLoader(entry.features(), ImplementationLimits.DEFAULT, new TypeStore());
        ScriptResult result = Script.check(entry.text(), entry.path(), loader);
        assertEquals("", String.join("\n", lines(result)));
        entry.checkCounts(result);
    }

    private static List<String> lines(ScriptResult result) {
        return result.failures().stream()
                .map(f -> result.path() + ":" + f.line() + ": " + f.kind().text() + ": " + f.text())
                .toList();
    }
}
