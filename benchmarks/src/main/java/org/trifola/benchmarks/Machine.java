// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * On what was measured, without the names of anything on it.
 *
 * @param description the kind of machine
 * @param date when it began, in universal time
 * @param loadBefore how many threads wanted to run when it began
 * @param loadAfter and when it ended
 * @param engines what the engines say that they are
 */
record Machine(
        String description,
        String date,
        String loadBefore,
        String loadAfter,
        Map<String, String> engines) {

    /**
     * Looks at the machine.
     *
     * @param options the engines
     * @param commands how to ask them
     * @return the machine
     * @throws IOException if an engine does not answer
     */
    static Machine read(RunnerOptions options, Engines commands) throws IOException {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String engine : options.engines()) {
            versions.put(engine, String.join(" ", commands.command(engine, "version")).strip());
        }
        String description =
                String.format(
                        Locale.ROOT,
                        "%d processors (%s), %s, %s, Java %s",
                        Runtime.getRuntime().availableProcessors(),
                        field(Path.of("/proc/cpuinfo"), "model name", "unknown"),
                        memory(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        System.getProperty("java.runtime.version"));
        String date =
                ZonedDateTime.now(ZoneOffset.UTC)
                        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT));
        return new Machine(description, date, load(), "", versions);
    }

    /**
     * The same at the end of the measurements.
     *
     * @return the machine with its load now
     */
    Machine ended() {
        return new Machine(description, date, loadBefore, load(), engines);
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException none) {
            return "unknown";
        }
    }

    private static String memory() {
        String kibibytes = field(Path.of("/proc/meminfo"), "MemTotal", "").replaceAll("[^0-9]", "");
        return kibibytes.isEmpty()
                ? "memory unknown"
                : Math.round(Double.parseDouble(kibibytes) / (1 << 20)) + " GiB";
    }

    private static String field(Path file, String name, String otherwise) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(name)) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException none) {
            // Another kind of system.
        }
        return otherwise;
    }
}
