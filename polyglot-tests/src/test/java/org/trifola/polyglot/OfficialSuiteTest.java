// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.trifola.wasm.script.SuiteRun;
import org.trifola.wasm.script.Suites;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The official suites hold in every tier of the runtime that the tests run on: all of them with
 * {@code -Pfull}, else a part of each folder.
 */
@Tag("slow")
final class OfficialSuiteTest {
    /** In the ordinary build, of each folder every so manieth script runs, one at least. */
    private static final int STEP = 16;

    /** Functions that the compiler refuses for a good reason, by script. */
    private static final Map<String, Set<String>> NOT_COMPILED =
            Map.of(
                    // 1,056 locals are all needed at 2,000 places: more code than a JVM accepts.
                    "core/skip-stack-guard-page.wast", Set.of("function-with-many-locals"));

    private static final Pattern COMPILATION =
            Pattern.compile("\\[engine] opt (done|failed|deopt) +engine=\\d+ +id=(\\d+) +(\\S+)");

    /**
     * A way to execute.
     *
     * @param name what the report calls it
     * @param times how often each script runs, with the same code
     * @param options the options of the engine
     */
    private record Tier(String name, int times, Map<String, String> options) {
        boolean compiles() {
            return options.containsKey("engine.TraceCompilation");
        }
    }

    private static List<Tier> tiers() {
        Tier ordinary = new Tier("options of an embedder", 3, Map.of());
        if (!Contexts.GRAAL) {
            return List.of(ordinary);
        }
        Map<String, String> graal =
                Map.of(
                        "wasm.TranslateAfter", "-1",
                        "engine.BackgroundCompilation", "false",
                        "engine.CompilationFailureAction", "Print",
                        "engine.TraceCompilation", "true");
        return List.of(
                ordinary,
                // Interpreted, then compiled by the first tier, then by the last one, with
                // profiles.
                new Tier(
                        "Graal, when warm",
                        3,
                        with(
                                graal,
                                Map.of(
                                        "engine.FirstTierCompilationThreshold", "2",
                                        "engine.LastTierCompilationThreshold", "3",
                                        "engine.OSRCompilationThreshold", "8"))),
                // Compiled before anything is known, so that every assumption breaks once.
                new Tier(
                        "Graal, at once",
                        1,
                        with(graal, Map.of("engine.CompileImmediately", "true"))));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    @TestFactory
    Stream<DynamicContainer> tiersAndScripts() {
        List<Suites.Entry> entries = Contexts.FULL ? Suites.all() : part(Suites.all());
        return tiers().stream().map(tier -> container(tier, entries));
    }

    /** The same scripts each time, as many of each folder as it deserves. */
    private static List<Suites.Entry> part(List<Suites.Entry> all) {
        Map<Path, Integer> seen = new HashMap<>();
        List<Suites.Entry> part = new ArrayList<>();
        for (Suites.Entry entry : all) {
            int before = seen.merge(Path.of(entry.path()).getParent(), 1, Integer::sum) - 1;
            if (before % STEP == 0) {
                part.add(entry);
            }
        }
        return part;
    }

    private static DynamicContainer container(Tier tier, List<Suites.Entry> entries) {
        try {
            Execution execution = new Execution(tier);
            Stream<DynamicTest> scripts =
                    entries.stream()
                            .map(
                                    entry ->
                                            DynamicTest.dynamicTest(
                                                    entry.path(), () -> execution.run(entry)));
            Stream<DynamicTest> report =
                    Stream.of(DynamicTest.dynamicTest("report", execution::report));
            return DynamicContainer.dynamicContainer(tier.name(), Stream.concat(scripts, report));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The scripts in one tier. */
    private static final class Execution {
        private final Tier tier;
        private final SuiteRun run;
        private int compilations;
        private int functions;
        private int deoptimizations;

        Execution(Tier tier) throws IOException {
            this.tier = tier;
            this.run = new SuiteRun(tier.name());
        }

        void run(Suites.Entry entry) throws IOException {
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            try (Engine engine =
                    Engine.newBuilder("wasm")
                            .allowExperimentalOptions(true)
                            .options(tier.options())
                            .logHandler(log)
                            .build()) {
                run.run(entry, engine, tier.times());
            }
            if (tier.compiles()) {
                count(entry, log.toString(StandardCharsets.UTF_8));
            }
        }

        private void count(Suites.Entry entry, String log) {
            Set<String> compiled = new TreeSet<>();
            Set<String> failed = new TreeSet<>();
            Matcher events = COMPILATION.matcher(log);
            while (events.find()) {
                switch (events.group(1)) {
                    case "done" -> {
                        compilations++;
                        compiled.add(events.group(2));
                    }
                    case "failed" -> failed.add(events.group(3));
                    default -> deoptimizations++;
                }
            }
            functions += compiled.size();
            failed.removeAll(NOT_COMPILED.getOrDefault(entry.path(), Set.of()));
            assertEquals(Set.of(), failed, () -> entry.path() + "\n" + log);
            assertTrue(
                    entry.count("assert_return") == 0 || !compiled.isEmpty(),
                    entry.path() + ": nothing was compiled");
        }

        void report() {
            run.report(
                    tier.compiles()
                            ? String.format(
                                    "; %d compilations of %d functions, %d deoptimizations",
                                    compilations, functions, deoptimizations)
                            : "");
        }
    }
}
