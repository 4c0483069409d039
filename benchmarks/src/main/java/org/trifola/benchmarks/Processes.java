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
     * @param mebibytes its most resident memory, or NaN where the system does not tell
     * @param output what it printed
     * @param outcome {@code ok}, or why it failed
     */
    record Run(double millis, double mebibytes, String output, String outcome) {
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
        long start = System.nanoTime();
        Process process = builder.start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        double peak = Double.NaN;
        long deadline = start + TimeUnit.SECONDS.toNanos(seconds);
        boolean ended = false;
        while (!ended && System.nanoTime() < deadline) {
            ended = process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS);
            double now = ended ? peak : peak(status);
            peak = Double.isNaN(now) ? peak : now;
        }
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        if (!ended) {
            process.destroyForcibly().waitFor();
            return new Run(millis, peak, "", "ended after " + seconds + " s");
        }
        String outcome = process.exitValue() == 0 ? Measurement.OK : failure(process.exitValue());
        return new Run(
                millis, peak, Files.readString(output, StandardCharsets.ISO_8859_1), outcome);
    }

    /** The first line that looks like the reason. */
    private String failure(int exit) throws IOException {
        String text = Files.readString(errors, StandardCharsets.ISO_8859_1);
        String line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        return "exit code " + exit + (line.isEmpty() ? "" : ": " + line.strip());
    }

    /** The most resident memory so far: the system adds it up. */
    private static double peak(Path status) {
        try {
            for (String line : Files.readAllLines(status)) {
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
