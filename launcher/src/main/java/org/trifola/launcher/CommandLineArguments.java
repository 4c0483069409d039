// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.util.ArrayList;
import java.util.List;

/** A command line, taken apart: the command, the values of its options, its operands. */
final class CommandLineArguments {
    private final Command command;
    private final List<LaunchOption> options = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();

    /** The command line of a command, still without options and operands. */
    CommandLineArguments(Command command) {
        this.command = command;
    }

    /** Adds an option with its value, or null. */
    void add(LaunchOption option, String value) throws UsageException {
        if (has(option) && option.value() != null && !option.isRepeatable()) {
            throw new UsageException(command, option.option() + " is given twice");
        }
        options.add(option);
        values.add(value);
    }

    /** Adds an operand. */
    void add(String operand) {
        operands.add(operand);
    }

    /** The command. */
    Command command() {
        return command;
    }

    /** Whether an option was given. */
    boolean has(LaunchOption option) {
        return options.contains(option);
    }

    /** The value of an option, or null. */
    String value(LaunchOption option) {
        int at = options.indexOf(option);
        return at < 0 ? null : values.get(at);
    }

    /** The values of an option that may be repeated, in order. */
    List<String> values(LaunchOption option) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i) == option) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    /** FILE and what follows it. */
    List<String> operands() {
        return operands;
    }

    /** The file; for {@link Command#RUN} what follows it belongs to the program. */
    String file() {
        return operands.get(0);
    }

    /** What follows the file. */
    List<String> programArguments() {
        return operands.subList(1, operands.size());
    }

    /** A mistake in this command line. */
    UsageException wrong(String message) {
        return new UsageException(command, message);
    }
}
