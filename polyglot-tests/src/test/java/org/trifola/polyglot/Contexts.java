// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

import java.io.IOException;
import java.nio.file.Path;

/** Contexts for the runtime that the tests run on, and what goes into them. */
final class Contexts {
    private Contexts() {}

    /** Whether the Graal compiler must be there: the build says so. */
    static final boolean GRAAL = Boolean.getBoolean("trifola.graal");

    /** Every suite, and long tests. */
    static final boolean FULL = Boolean.getBoolean("trifola.full");

    static final Path ROOT = Path.of(System.getProperty("trifola.root", "..")).toAbsolutePath();

    /**
     * An engine that compiles the interpreter early and at once, and fails if it cannot; a plain
     * one where there is no compiler.
     */
    static Engine.Builder eager() {
        Engine.Builder engine = Engine.newBuilder("wasm").allowExperimentalOptions(true);
        if (GRAAL) {
            engine.option("engine.FirstTierCompilationThreshold", "20");
            engine.option("engine.LastTierCompilationThreshold", "60");
            engine.option("engine.OSRCompilationThreshold", "256");
            engine.option("engine.BackgroundCompilation", "false");
            engine.option("engine.CompilationFailureAction", "Throw");
            engine.option("wasm.TranslateAfter", "-1");
        }
        return engine;
    }

    /** A context of its own engine, with the defaults of an embedder. */
    static Context plain() {
        return Context.newBuilder("wasm").allowAllAccess(true).build();
    }

    /** A context of an engine. */
    static Context of(Engine engine) {
        return Context.newBuilder("wasm").engine(engine).allowAllAccess(true).build();
    }

    /** A module in the text format. */
    static Source text(String text) {
        return source(text, "text/x-wat");
    }

    private static Source source(String text, String mime) {
        try {
            return Source.newBuilder("wasm", text, "test").mimeType(mime).build();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The exports of a new instance of a module in the text format. */
    static Value exports(Context context, String text, Object... imports) {
        return context.eval(text(text)).newInstance(imports).getMember("exports");
    }

    /** What came of a script: its failures and the numbers. */
    static String run(Context context, String script) {
        Value result = context.eval(source(script, "text/x-wast"));
        return result.getMember("report").asString();
    }

    /** The report of a script of so many commands without a failure. */
    static String allPassed(int commands) {
        return commands + " passed, 0 failed\n";
    }
}
