// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.trifola.wasm.WasmContext;
import org.trifola.wasm.syntax.ImplementationLimits;

import java.io.IOException;

/** Runs scripts of the official suites in one set-up, compares, counts, and tells the numbers. */
public final class SuiteRun {
    private final String name;
    private final Ledger ledger = new Ledger();
    private int files;
    private long commands;
    private long assertions;
    private long expected;

    /** Nothing run yet; the name says which runtime and options. */
    public SuiteRun(String name) throws IOException {
        this.name = name;
    }

    /**
     * Runs a script so many times, each in a new context of an engine. The code of its modules is
     * the same each time, so what was hot before is compiled. Every run must be as expected.
     */
    public void run(Suites.Entry entry, Engine engine, int times) throws IOException {
        Script script = ScriptParser.parse(entry.text(), entry.path());
        ScriptModules modules = new ScriptModules();
        for (int i = 0; i < times; i++) {
            ScriptResult result;
            try (Context context =
                    Context.newBuilder("wasm").engine(engine).allowCreateThread(true).build()) {
                context.initialize("wasm");
                context.enter();
                result = run(entry, script, modules, WasmContext.get(null));
                context.leave();
            }
            ledger.check(result);
            assertEquals(0, result.skipped(), entry.path());
            entry.checkCounts(result);
            commands += result.total();
            assertions += result.assertions();
            expected += entry.count("assertions");
        }
        files++;
    }

    private static ScriptResult run(
            Suites.Entry entry, Script script, ScriptModules modules, WasmContext context) {
        ScriptLoader loader =
                new ScriptLoader(
                        entry.features(), ImplementationLimits.DEFAULT, context.store().types);
        RunnerEnvironment environment =
                new EngineEnvironment(
                        context.store(),
                        body -> context.env().newTruffleThreadBuilder(body).build(),
                        modules);
        return ScriptRunner.run(script, loader, modules, environment);
    }

    /** Tells what was run; the details come after it. */
    public void report(String details) {
        assertEquals(expected, assertions);
        System.out.printf(
                "official suite, %s: %d files, %d commands, %d assertions as COUNTS.tsv says%s%n",
                name, files, commands, assertions, details);
    }
}
