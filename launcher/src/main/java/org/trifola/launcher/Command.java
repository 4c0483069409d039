// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

/** The table of commands: name, operands, description and options. */
enum Command {
    /** Runs a program. */
    RUN(
            "run",
            "FILE [ARGUMENTS...]",
            "Run a program: FILE is a module in the binary or text format, or - for standard input.",
            LaunchOption.INVOKE,
            LaunchOption.PRELOAD,
            LaunchOption.DIR,
            LaunchOption.MOUNT_MEMORY,
            LaunchOption.TCPLISTEN,
            LaunchOption.ENV,
            LaunchOption.ENV_FILE,
            LaunchOption.INHERIT_ENV,
            LaunchOption.ARGV0,
            LaunchOption.STDIN,
            LaunchOption.STDOUT,
            LaunchOption.STDERR,
            LaunchOption.STACK_SIZE,
            LaunchOption.MAX_THREADS,
            LaunchOption.TIMEOUT,
            LaunchOption.FUEL,
            LaunchOption.MAX_MEMORY,
            LaunchOption.MAX_TABLE_ELEMENTS,
            LaunchOption.MAX_INSTANCES,
            LaunchOption.MAX_ARRAY_SIZE,
            LaunchOption.TRAP_ON_GROW,
            LaunchOption.GRAAL,
            LaunchOption.FEATURES,
            LaunchOption.OPTION,
            LaunchOption.COREDUMP,
            LaunchOption.PROFILE,
            LaunchOption.VERBOSE,
            LaunchOption.HELP,
            LaunchOption.VERSION),
    /** Validates modules. */
    VALIDATE(
            "validate",
            "FILE...",
            "Check that modules are valid; say nothing if they are.",
            LaunchOption.FEATURES,
            LaunchOption.HELP),
    /** Text to binary. */
    PARSE(
            "parse",
            "FILE",
            "Translate a module from the text format into the binary format.",
            LaunchOption.OUTPUT,
            LaunchOption.FEATURES,
            LaunchOption.HELP),
    /** Binary to text. */
    PRINT(
            "print",
            "FILE",
            "Print a module in the text format.",
            LaunchOption.OUTPUT,
            LaunchOption.FEATURES,
            LaunchOption.HELP),
    /** Tells what is in a module. */
    INSPECT(
            "inspect",
            "FILE",
            "Tell what is in a module: imports, exports, sizes, features, and what it is made for.",
            LaunchOption.JSON,
            LaunchOption.FEATURES,
            LaunchOption.HELP),
    /** Shows a function. */
    EXPLORE(
            "explore",
            "FILE [FUNCTION]",
            "Show a function (by index or name): each instruction with its offset and bytes, how it"
                    + " is run, and the internal code; without FUNCTION, list all functions.",
            LaunchOption.FEATURES,
            LaunchOption.HELP),
    /** Runs scripts of the test suite. */
    WAST(
            "wast",
            "FILE...",
            "Run scripts of the official test suite; folders are searched for .wast files.",
            LaunchOption.FEATURES,
            LaunchOption.GRAAL,
            LaunchOption.STACK_SIZE,
            LaunchOption.OPTION,
            LaunchOption.HELP),
    /** Prints a script for the user's shell. */
    COMPLETION(
            "completion",
            "",
            "Print a completion script: source <(trifola completion) in bash or zsh.",
            LaunchOption.HELP);

    private final String name;
    private final String operands;
    private final String description;
    private final LaunchOption[] options;

    Command(String name, String operands, String description, LaunchOption... options) {
        this.name = name;
        this.operands = operands;
        this.description = description;
        this.options = options;
    }

    /** The word that the user types. */
    String commandName() {
        return name;
    }

    /** What comes after the options, as the help shows it. */
    String operands() {
        return operands;
    }

    /** What it does, in a sentence. */
    String description() {
        return description;
    }

    /** Its options in the order of the help. */
    LaunchOption[] options() {
        return options;
    }

    /** Whether several files may be given. */
    boolean takesSeveral() {
        return this == VALIDATE || this == WAST;
    }

    /** The command of a name, or null. */
    static Command byName(String name) {
        for (Command command : values()) {
            if (command.name.equals(name)) {
                return command;
            }
        }
        return null;
    }

    /** The option of a name, or null. */
    LaunchOption option(String word) {
        for (LaunchOption option : options) {
            if (option.isNamed(word)) {
                return option;
            }
        }
        return null;
    }
}
