// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Measurements as lines, and the tables made of them. */
class ReportTest {
    private static Measurement measurement(String engine, String kernel, double time) {
        return new Measurement(engine, kernel, 7, 1, 2, 10 * time, time, Measurement.OK);
    }

    private static String report(Measurement... measurements) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Report(List.of(measurements))
                .print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void assertHasLine(String expected, String text) {
        assertTrue(text.lines().anyMatch(expected::equals), () -> expected + " in\n" + text);
    }

    @Test
    void aLineReadsBackAsTheMeasurement() {
        Measurement measurement = measurement("node", "fib", 0.125);
        assertEquals(measurement, Measurement.parse(measurement.toLine()));
    }

    @Test
    void aFailureReadsBackWithItsReasonInOneLine() {
        Kernel kernel = new Kernel("fib", "test", 3, 2);
        Measurement failed = Measurement.failed("node", kernel, "first\n\tsecond");
        assertEquals("first second", failed.outcome());
        assertEquals(failed, Measurement.parse(failed.toLine()));
    }

    @Test
    void otherLinesAreNoMeasurements() {
        assertNull(Measurement.parse("[engine] a warning"));
    }

    @Test
    void ratiosAreToTheFirstEngineAndTheirMeanIsGeometric() {
        String text =
                report(
                        measurement("one", "fib", 2),
                        measurement("one", "sieve", 3),
                        measurement("two", "fib", 4),
                        measurement("two", "sieve", 24));
        assertHasLine("| execute / fib | 2.00 | 4.00 | 2.00 |", text);
        assertHasLine("| execute / sieve | 3.00 | 24.0 | 8.00 |", text);
        assertHasLine("| geometric mean | | | 4.00 |", text);
    }

    @Test
    void executeIsTheFastestOfTheRoundsAndWarmupTheMedian() {
        String text =
                report(
                        measurement("one", "fib", 5),
                        measurement("one", "fib", 3),
                        measurement("one", "fib", 4));
        assertHasLine("| execute / fib | 3.00 |", text);
        assertHasLine("| warmup / fib | 40.0 |", text);
    }

    @Test
    void aFailedKernelHasNoTimeAndIsNamed() {
        Kernel kernel = new Kernel("fib", "test", 3, 2);
        String text =
                report(
                        measurement("one", "fib", 2),
                        measurement("one", "sieve", 2),
                        Measurement.failed("two", kernel, "call 1 returned 3"),
                        measurement("two", "sieve", 1));
        assertHasLine("| execute / fib | 2.00 | – | – |", text);
        assertHasLine("| geometric mean | | | 0.500 |", text);
        assertHasLine("two / fib failed: call 1 returned 3", text);
    }
}
