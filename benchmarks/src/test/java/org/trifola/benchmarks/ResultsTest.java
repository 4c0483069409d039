// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Samples, what they become, and what the report says of them. */
class ResultsTest {
    private static Sample steady(int round, String engine, String kernel, int n, double value) {
        return new Sample(round, Metric.STEADY, engine, kernel, n, value, Measurement.OK);
    }

    private static final List<Sample> SAMPLES =
            List.of(
                    steady(1, "one", "fib", 30, 12),
                    steady(2, "one", "fib", 30, 8),
                    steady(1, "one", "simd-dot", 5, 10),
                    steady(1, "base", "fib", 20, 1),
                    steady(1, "base", "fib", 30, 2),
                    steady(1, "base", "sieve", 7, 3),
                    new Sample(1, Metric.STEADY, "one", "sieve", 7, Double.NaN, "no memory"));

    @Test
    void settledIsTheEndOfTheFirstCallAtFullSpeed() {
        assertEquals(30 + 11.5, Statistics.settled(List.of(30.0, 11.5, 10.0)));
        assertTrue(Double.isNaN(Statistics.settled(List.of())));
    }

    @Test
    void meansAreGeometric() {
        assertEquals(4, Statistics.geometricMean(List.of(2.0, 8.0)), 1e-12);
        assertTrue(Double.isNaN(Statistics.geometricMean(List.of())));
    }

    @Test
    void aSampleReadsBackFromItsLine() {
        for (Sample sample : SAMPLES) {
            assertEquals(sample, Sample.parse(sample.toLine()));
        }
        assertNull(Sample.parse("1\tsteady\tone"));
    }

    @Test
    void theFastestRoundCountsAndTheSameArgument() {
        Results results = new Results(SAMPLES);
        assertEquals(8, results.value(Metric.STEADY, "one", "fib", 30));
        assertEquals(4, results.ratio(Metric.STEADY, "one", "base", "fib"));
        assertTrue(Double.isNaN(results.ratio(Metric.STEADY, "one", "base", "simd-dot")));
        assertEquals(2, results.rounds());
    }

    @Test
    void aMeanTellsHowManyKernelsItIsOf() {
        List<Table> tables = Tables.of(new Results(SAMPLES), "base");
        String text = tables.get(0).toMarkdown();
        assertTrue(text.contains("| steady, scalar (geometric mean) | 4.00 (1 of 2) |"), text);
        assertFalse(text.contains("SIMD"), text);
    }

    @Test
    void whatFailedIsNamedAndHasNoNumber() {
        Results results = new Results(SAMPLES);
        assertEquals(Map.of("one / sieve", "no memory"), results.failures());
        assertTrue(Double.isNaN(results.value(Metric.STEADY, "one", "sieve", 7)));
    }

    @Test
    void aStoppedRunKnowsWhatItHas(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("samples.tsv");
        new Store(file).add(SAMPLES.get(0));
        Store store = new Store(file);
        assertEquals(List.of(SAMPLES.get(0)), store.samples());
        assertTrue(store.has(1, Metric.STEADY, "one", "fib", 30));
        assertFalse(store.has(2, Metric.STEADY, "one", "fib", 30));
    }

    @Test
    void onlyTheFiguresOfADocumentAreReplaced() {
        String begin = "<!-- begin of figures: written by benchmarks/run.sh -->\n";
        String text = "before\n" + begin + "old\n<!-- end of figures -->\nafter\n";
        String expected = "before\n" + begin + "new\n<!-- end of figures -->\nafter\n";
        assertEquals(expected, Reports.replaced(text, "new\n"));
    }

    @Test
    void theChartAndTheJsonHaveTheMeans() {
        Results results = new Results(SAMPLES);
        assertTrue(new Chart(results, "base").draw().contains(">4.00</text>"));
        Machine machine = new Machine("a \"fast\" one", "today", "0", "0", Map.of("one", "1.0"));
        String json = Json.of(machine, results, "base");
        assertTrue(json.contains("\"a \\\"fast\\\" one\""), json);
        String mean =
                "{\"metric\": \"steady\", \"engine\": \"one\", \"group\": \"scalar\","
                        + " \"ratio\": 4.0000, \"count\": 1}";
        assertTrue(json.contains(mean), json);
    }
}
