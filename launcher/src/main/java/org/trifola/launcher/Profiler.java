// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the stacks of the program's threads again and again, and tells in which functions they
 * were. By the clock: waiting counts, too.
 */
final class Profiler extends Thread {
    private static final long INTERVAL_NANOS = 1_000_000;

    /** Functions that the table shows. */
    private static final int SHOWN = 20;

    private final Streams streams;
    private final String file;
    private final Map<List<String>, Integer> stacks = new HashMap<>();
    private final ThreadGroup group = Thread.currentThread().getThreadGroup();
    private final long begin = System.nanoTime();
    private boolean ended;

    private Profiler(Streams streams, String file) {
        super("profiler");
        this.streams = streams;
        this.file = file;
        setDaemon(true);
    }

    /**
     * Starts to profile the program that the current thread and others of its group run, if the
     * command line asks for that; also told when the process is interrupted.
     *
     * @return what {@link #end} is to be called for, or null
     */
    static Profiler start(CommandLineArguments arguments, Streams streams) {
        if (!arguments.has(LaunchOption.PROFILE)) {
            return null;
        }
        Profiler profiler = new Profiler(streams, arguments.value(LaunchOption.PROFILE));
        profiler.start();
        Runtime.getRuntime().addShutdownHook(new Thread(profiler::end, "profile"));
        return profiler;
    }

    @Override
    public void run() {
        Thread[] threads = new Thread[64];
        while (sample(threads)) {
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
    }

    private synchronized boolean sample(Thread[] threads) {
        if (!ended) {
            int count = group.enumerate(threads);
            for (int i = 0; i < count; i++) {
                if (threads[i] != this) {
                    List<String> names = StackNames.of(threads[i].getStackTrace());
                    if (!names.isEmpty()) {
                        stacks.merge(names, 1, Integer::sum);
                    }
                }
            }
        }
        return !ended;
    }

    /** Tells what was found; the second time, nothing. */
    synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (file == null) {
            streams.report(table());
            return;
        }
        try {
            Files.writeString(Path.of(file), folded());
        } catch (IOException | InvalidPathException e) {
            streams.complain("--profile " + file + ": cannot be written");
        }
    }

    /** One stack a line, outermost function first, separated by semicolons; then how often. */
    private String folded() {
        Map<String, Integer> sorted = new TreeMap<>();
        stacks.forEach((names, count) -> sorted.put(String.join(";", names), count));
        StringBuilder text = new StringBuilder();
        sorted.forEach((names, count) -> text.append(names).append(' ').append(count).append('\n'));
        return text.toString();
    }

    /** Samples with a function innermost, and samples with it anywhere. */
    private static final class Counts {
        private int self;
        private int total;

        int self() {
            return self;
        }

        int total() {
            return total;
        }
    }

    private String table() {
        Map<String, Counts> functions = new HashMap<>();
        int samples = 0;
        for (Map.Entry<List<String>, Integer> stack : stacks.entrySet()) {
            List<String> names = stack.getKey();
            samples += stack.getValue();
            functions.computeIfAbsent(names.getLast(), n -> new Counts()).self += stack.getValue();
            for (String name : new HashSet<>(names)) {
                functions.computeIfAbsent(name, n -> new Counts()).total += stack.getValue();
            }
        }
        List<Map.Entry<String, Counts>> order = new ArrayList<>(functions.entrySet());
        order.sort(
                (a, b) -> {
                    int self = b.getValue().self() - a.getValue().self();
                    int total = b.getValue().total() - a.getValue().total();
                    return self != 0 ? self : total != 0 ? total : a.getKey().compareTo(b.getKey());
                });
        double seconds = (System.nanoTime() - begin) / 1e9;
        StringBuilder text = new StringBuilder("trifola: profile of ");
        text.append(Inspection.number(samples)).append(" samples in ");
        text.append(String.format(Locale.ROOT, "%.2f s%n", seconds));
        Columns columns = new Columns("rrl");
        columns.add("self", "total", "function");
        for (Map.Entry<String, Counts> entry : order.subList(0, Math.min(SHOWN, order.size()))) {
            columns.add(
                    percent(entry.getValue().self(), samples),
                    percent(entry.getValue().total(), samples),
                    entry.getKey());
        }
        columns.appendTo(text);
        return text.toString();
    }

    private static String percent(int part, int all) {
        return String.format(Locale.ROOT, "%.1f%%", 100.0 * part / all);
    }
}
