// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** Tells on standard error what happens and how long it takes, if {@code --verbose} is given. */
final class Journal {
    private static final String CACHE = "-XX:AOTCache=";

    private final boolean on;
    private final Streams streams;
    private long begun;
    private long started;

    /** The journal of a command line. */
    Journal(CommandLineArguments arguments, Streams streams) {
        on = arguments.has(LaunchOption.VERBOSE);
        this.streams = streams;
    }

    /** Whether anything is told. */
    boolean isOn() {
        return on;
    }

    /** The JVM has started, and the command line is read. */
    void started() {
        if (!on) {
            return;
        }
        started = System.nanoTime();
        ProcessHandle.Info info = ProcessHandle.current().info();
        StringBuilder text = new StringBuilder("java ").append(Runtime.version());
        text.append(", ").append(cache(info.arguments().orElse(new String[0])));
        Instant start = info.startInstant().orElse(null);
        if (start != null) {
            text.append(time(Duration.between(start, Instant.now()).toNanos()));
        }
        note(text.toString());
    }

    /** The JVM says so only in words about itself. */
    private static String cache(String[] options) {
        boolean named = Arrays.stream(options).anyMatch(option -> option.startsWith(CACHE));
        boolean shared = System.getProperty("java.vm.info", "").contains("sharing");
        return named && shared ? "with the start-up cache" : "without a start-up cache";
    }

    /** Something begins, which {@link #end} will tell. */
    void begin() {
        if (on) {
            begun = System.nanoTime();
        }
    }

    /** Something took from the last {@link #begin} until now. */
    void end(String what) {
        if (on) {
            note(what + time(System.nanoTime() - begun));
        }
    }

    /** The program has ended. */
    void ended(int exitCode) {
        if (on) {
            note("ended with exit status " + exitCode + time(System.nanoTime() - started));
        }
    }

    /** Something is so. */
    void note(String what) {
        if (on) {
            streams.complain(what);
        }
    }

    private static String time(long nanos) {
        return String.format(Locale.ROOT, " (%,.1f ms)", nanos / 1e6);
    }
}
