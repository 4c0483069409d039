// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands, one after the other, and watches them. */
final class Processes {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double KIB_PER_MIB = 1024;
    private static final long WATCH_MILLIS = 5;

    /** What Linux counts processor time in. */
    private static final double MILLIS_PER_TICK = 10;

    private final Path output;
    private final Path errors;
    private final long seconds;

    /**
     * Prepares to run commands.
     *
     * @param folder where to keep the output of the last one
     * @param seconds when to end one that goes on
     */
    Processes(Path folder, long seconds) {
        output = folder.resolve("output.txt");
        errors = folder.resolve("errors.txt");
        this.seconds = seconds;
    }

    /**
     * What came of a command.
     *
     * @param millis how long it ran
     * @param cpuMillis its processor time, or NaN where the system does not tell
     * @param mebibytes its most resident memory, or NaN where the system does not tell
     * @param output what it printed
     * @param outcome {@code ok}, or why it failed
     */
    record Run(double millis, double cpuMillis, double mebibytes, String output, String outcome) {
        /**
         * Whether the command has succeeded.
         *
         * @return whether its numbers count
         */
        boolean isOk() {
            return outcome.equals(Measurement.OK);
        }
    }

    /**
     * Runs a command to its end.
     *
     * @param command its words
     * @return what came of it
     * @throws IOException if it cannot be started or its output cannot be read
     * @throws InterruptedException if this thread was interrupted
     */
    Run run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
        double before = childrenMillis();
        long start = System.nanoTime();
        Process process = builder.start();
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        double peak = Double.NaN;
        long deadline = start + TimeUnit.SECONDS.toNanos(seconds);
        boolean ended = false;
        while (!ended && System.nanoTime() < deadline) {
            ended = process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS);
            if (!ended) {
                peak = later(peak, peak(folder));
            }
        }
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        if (!ended) {
            process.destroyForcibly().waitFor();
            return new Run(millis, Double.NaN, peak, "", "ended after " + seconds + " s");
        }
        String outcome = process.exitValue() == 0 ? Measurement.OK : failure(process.exitValue());
        String text = Files.readString(output, StandardCharsets.ISO_8859_1);
        return new Run(millis, childrenMillis() - before, peak, text, outcome);
    }

    /** The first line that looks like the reason. */
    private String failure(int exit) throws IOException {
        String text = Files.readString(errors, StandardCharsets.ISO_8859_1);
        String line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        return "exit code " + exit + (line.isEmpty() ? "" : ": " + line.strip());
    }

    /** The number of now, or the one before if there is none any more. */
    private static double later(double before, double now) {
        return Double.isNaN(now) ? before : now;
    }

    /** The processor time of all processes that this one has started and that have ended. */
    private static double childrenMillis() {
        try {
            String text = Files.readString(Path.of("/proc/self/stat"));
            // The second field is the name in parentheses; 16 and 17 are times in ticks.
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            double ticks = Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]);
            return ticks * MILLIS_PER_TICK;
        } catch (IOException | RuntimeException unknown) {
            return Double.NaN;
        }
    }

    /** The most resident memory so far: the system adds it up. */
    private static double peak(Path folder) {
        try {
            for (String line : Files.readAllLines(folder.resolve("status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB;
                }
            }
        } catch (IOException | NumberFormatException gone) {
            // It has just ended, or this system has no such file.
        }
        return Double.NaN;
    }
}
