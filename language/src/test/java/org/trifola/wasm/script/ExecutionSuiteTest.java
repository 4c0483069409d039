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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The official suites hold when they are executed, but for what the ledger lists. */
@Tag("slow")
final class ExecutionSuiteTest {
    /** Names of the tiers, and their options: when functions are translated, and how cut. */
    private static final Map<String, Map<String, String>> TIERS =
            "WIDE".equals(System.getProperty("trifola.vectors"))
                    ? Map.of("bytecode with the Vector API", Map.of("wasm.TranslateAfter", "0"))
                    : ordinaryTiers();

    private static Map<String, Map<String, String>> ordinaryTiers() {
        return Map.of(
                "interpreter",
                Map.of("wasm.TranslateAfter", "-1"),
                "bytecode of the JVM",
                Map.of("wasm.TranslateAfter", "0"),
                "small pieces of bytecode",
                Map.of("wasm.TranslateAfter", "0", "wasm.PieceSize", "50"));
    }

    private static final Map<String, Engine> engines = new HashMap<>();
    private static final Map<String, SuiteRun> runs = new HashMap<>();

    static Stream<Arguments> scripts() {
        return TIERS.keySet().stream()
                .flatMap(
                        tier ->
                                Suites.all().stream()
                                        .map(entry -> Arguments.arguments(entry, tier)));
    }

    @BeforeAll
    static void start() throws IOException {
        for (String tier : TIERS.keySet()) {
            Engine engine =
                    Engine.newBuilder("wasm")
                            .allowExperimentalOptions(true)
                            .option("engine.WarnInterpreterOnly", "false")
                            .options(TIERS.get(tier))
                            .build();
            engines.put(tier, engine);
            runs.put(tier, new SuiteRun(tier));
        }
    }

    @AfterAll
    static void stop() {
        for (String tier : TIERS.keySet()) {
            engines.get(tier).close();
            runs.get(tier).report("");
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void executionIsAsExpected(Suites.Entry entry, String tier) throws IOException {
        runs.get(tier).run(entry, engines.get(tier), 1);
    }

    @Test
    void everyListedScriptExists() throws IOException {
        List<String> known = Suites.all().stream().map(Suites.Entry::path).toList();
        assertTrue(known.containsAll(new Ledger().paths()), "unknown paths in the ledger");
    }
}
