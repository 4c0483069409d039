// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came of running a script. Safe for use by several threads. */
public final class ScriptResult {
    /**
     * A command that did not do what was expected.
     *
     * @param line where the command starts, from 1
     * @param kind the kind of the command
     * @param text what was expected, what came
     */
    public record Failure(int line, CommandKind kind, String text) {}

    private final String path;
    private final Map<CommandKind, Integer> counts = new EnumMap<>(CommandKind.class);
    private final List<Failure> failures = new ArrayList<>();
    private int skipped;

    /** The empty result of a script at a path. */
    public ScriptResult(String path) {
        this.path = path;
    }

    /** The path of the script. */
    public String path() {
        return path;
    }

    synchronized void add(CommandKind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    synchronized void skip() {
        skipped++;
    }

    synchronized void fail(Command command, String text) {
        failures.add(new Failure(command.line(), command.kind(), text));
    }

    /** Number of commands of a kind that were run or skipped. */
    public synchronized int count(CommandKind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Number of commands. */
    public synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Number of assertions. */
    public synchronized int assertions() {
        int sum = 0;
        for (Map.Entry<CommandKind, Integer> entry : counts.entrySet()) {
            sum += entry.getKey().isAssertion() ? entry.getValue() : 0;
        }
        return sum;
    }

    /** Number of commands that were not run because nothing here can execute code. */
    public synchronized int skipped() {
        return skipped;
    }

    /** Number of commands that did not do what was expected. */
    public synchronized int failed() {
        return failures.size();
    }

    /** Number of commands that did what was expected. */
    public synchronized int passed() {
        return total() - skipped - failures.size();
    }

    /** What was not as expected, in the order of the script, except for threads. */
    public synchronized List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** Every failure on a line of its own, and the numbers. */
    public synchronized String report() {
        StringBuilder text = new StringBuilder();
        for (Failure failure : failures) {
            text.append(path).append(':').append(failure.line()).append(": ");
            text.append(failure.text()).append('\n');
        }
        text.append(passed()).append(" passed, ").append(failed()).append(" failed");
        if (skipped > 0) {
            text.append(", ").append(skipped).append(" not run");
        }
        return text.append('\n').toString();
    }
}
