// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Random modules do the same in every configuration of this engine, and in V8 if there is a recent
 * node. Failures name the seed. {@code -Dtrifola.seed} and {@code -Dtrifola.modules} say where to
 * start and how many to try.
 */
@Tag("slow")
final class DifferentialTest {
    private static final boolean FULL = Boolean.getBoolean("trifola.full");
    private static final boolean GRAAL = Boolean.getBoolean("trifola.graal");
    private static final int MANY = GRAAL ? 300 : 100_000;
    private static final int FEW = GRAAL ? 12 : 600;
    private static final int MODULES = Integer.getInteger("trifola.modules", FULL ? MANY : FEW);

    /** In an ordinary build no module is begun later; compilers are of very different speed. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private static final long SEED = Long.getLong("trifola.seed", 1);

    /** Calls of each function; with a compiler so many that it is compiled meanwhile. */
    private static final int ROUNDS = GRAAL ? 12 : 3;

    private static final Map<String, String> COMPILES_NOTHING =
            Map.of("engine.Compilation", "false", "wasm.TranslateAfter", "-1");
    private static final Map<String, String> TRANSLATES_NOTHING =
            Map.of("wasm.TranslateAfter", "-1");

    /** The options of the configurations that are compared, by name; the first one is the norm. */
    private static final Map<String, Map<String, String>> OWN = new LinkedHashMap<>();

    static {
        OWN.put("interpreter", GRAAL ? COMPILES_NOTHING : TRANSLATES_NOTHING);
        if (GRAAL) {
            OWN.put("graal", compiling());
        }
        OWN.put("bytecode", Map.of("wasm.TranslateAfter", "0"));
        OWN.put("pieces", Map.of("wasm.TranslateAfter", "0", "wasm.PieceSize", "60"));
    }

    private static Map<String, String> compiling() {
        return Map.of(
                "wasm.TranslateAfter", "-1",
                "engine.MultiTier", "false",
                "engine.SingleTierCompilationThreshold", "4",
                "engine.OSRCompilationThreshold", "8",
                "engine.BackgroundCompilation", "false",
                "engine.CompilationFailureAction", "Print",
                "engine.TraceCompilation", "true");
    }

    private int modules;
    private int calls;
    private int traps;
    private int compared;

    @Test
    void everyConfigurationDoesTheSame() throws IOException {
        List<OwnSubject> own = new ArrayList<>();
        OWN.forEach((name, options) -> own.add(new OwnSubject(name, options)));
        NodeSubject node = NodeSubject.start();
        int compilations = 0;
        try {
            Duration limit = processorTime().plus(LONGEST);
            while (modules < MODULES && (FULL || processorTime().compareTo(limit) < 0)) {
                long seed = SEED + modules++;
                RandomModule module = new RandomModule(seed);
                Sample sample = Sample.of(module, seed, ROUNDS);
                compare(own, node, sample, seed);
            }
            for (OwnSubject subject : own) {
                compilations += subject.compilations();
                subject.close();
            }
        } finally {
            if (node != null) {
                node.close();
            }
        }
        System.out.printf(
                "%d random modules, %d calls, %d of them ended by a trap or exception; compared:"
                        + " %s; %d modules with %s; %d compilations%n",
                modules,
                calls,
                traps,
                OWN.keySet(),
                compared,
                node == null ? "no other engine" : node.name(),
                compilations);
        assertTrue(!GRAAL || compilations > modules, compilations + " compilations");
    }

    /** What this process has used, compilers included. */
    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private void compare(List<OwnSubject> own, NodeSubject node, Sample sample, long seed) {
        try {
            List<String> expected = own.getFirst().observe(sample);
            count(expected);
            for (OwnSubject other : own.subList(1, own.size())) {
                assertSame(expected, other.observe(sample), other);
                other.compilations();
            }
            if (node != null && sample.portable()) {
                assertSame(expected, node.observe(sample), node);
                compared++;
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            String name = "-Dtrifola.seed=" + seed + " -Dtrifola.modules=1";
            throw new AssertionError(
                    name + ": " + e.getMessage() + "\n" + HexFormat.of().formatHex(sample.binary()),
                    e);
        }
    }

    private void count(List<String> lines) {
        for (String line : lines) {
            calls += line.startsWith("f") ? 1 : 0;
            traps += line.contains(": trap") || line.contains(": exception") ? 1 : 0;
        }
    }

    private static void assertSame(List<String> expected, List<String> actual, Subject by) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            int at = i;
            assertEquals(
                    expected.get(i), actual.get(i), () -> "observation " + at + " of " + by.name());
        }
        assertEquals(expected.size(), actual.size(), by.name());
    }
}
