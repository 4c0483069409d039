// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

/**
 * The table of options: names, value and description. The parser, the help, the completion and the
 * suggestions read it; {@link Command} says which command takes which.
 */
enum LaunchOption {
    /** Call an exported function. */
    INVOKE(
            Group.PROGRAM,
            "--invoke",
            null,
            "NAME",
            "Call this exported function with ARGUMENTS as its parameters and print its results,"
                    + " one a line."),
    /** Give a directory to the program. */
    DIR(
            Group.FILES,
            "--dir",
            null,
            "HOST[::GUEST[::ro]]",
            "Let the program use the directory HOST, under the name GUEST if that is given; with"
                    + " ::ro it can change nothing there. May be repeated; without it there are no"
                    + " files."),
    /** Give a directory in memory to the program. */
    MOUNT_MEMORY(
            Group.FILES,
            "--mount-memory",
            null,
            "DIR",
            "Give the program an empty directory in memory under the name DIR. May be repeated."),
    /** Let the program accept connections. */
    TCPLISTEN(
            Group.FILES,
            "--tcplisten",
            null,
            "ADDRESS:PORT",
            "Listen there and let the program accept connections: a descriptor after those of the"
                    + " directories. May be repeated; without it there are no sockets."),
    /** Instantiate another module before. */
    PRELOAD(
            Group.PROGRAM,
            "--preload",
            null,
            "NAME=FILE",
            "Instantiate the module FILE before, so that the program and the preloaded modules after"
                    + " it can import its exports by NAME; if it exports _initialize, that is"
                    + " called. May be repeated."),
    /** Give an environment variable to the program. */
    ENV(
            Group.PROGRAM,
            "--env",
            null,
            "NAME[=VALUE]",
            "Give an environment variable to the program, without VALUE that of this process."
                    + " May be repeated; others are not seen."),
    /** Give environment variables of a file to the program. */
    ENV_FILE(
            Group.PROGRAM,
            "--env-file",
            null,
            "FILE",
            "Give the environment variables of FILE: NAME=VALUE or NAME on each line, values perhaps"
                    + " in quotes, comments in lines that begin with #. May be repeated; --env comes last."),
    /** Give all environment variables to the program. */
    INHERIT_ENV(
            Group.PROGRAM,
            "--inherit-env",
            null,
            null,
            "Give all environment variables of this process to the program."),
    /** The program's name for itself. */
    ARGV0(
            Group.PROGRAM,
            "--argv0",
            null,
            "NAME",
            "What the program sees as its own name, instead of that of FILE."),
    /** Where standard input comes from. */
    STDIN(
            Group.FILES,
            "--stdin",
            null,
            "FILE",
            "Read standard input from FILE; 'null' is an empty one, 'inherit' that of this process."),
    /** Where standard output goes. */
    STDOUT(
            Group.FILES,
            "--stdout",
            null,
            "FILE",
            "Write standard output to FILE, or to nowhere ('null')."),
    /** Where standard error goes. */
    STDERR(
            Group.FILES,
            "--stderr",
            null,
            "FILE",
            "Write standard error of the program to FILE, or to nowhere ('null'). Messages of"
                    + " trifola itself are not redirected."),
    /** Size of the stack. */
    STACK_SIZE(
            Group.LIMITS,
            "--stack-size",
            null,
            "SIZE",
            "Size of the program's call stack, with K, M or G for units of 1024 (default 256M; 16M for scripts)."),
    /** Number of threads. */
    MAX_THREADS(
            Group.LIMITS,
            "--max-threads",
            null,
            "COUNT",
            "Most threads that the program may start (default 256)."),
    /** How long it may run. */
    TIMEOUT(
            Group.LIMITS,
            "--timeout",
            null,
            "TIME",
            "How long the program may run, such as 2s, 300ms or 5m."),
    /** How much it may do. */
    FUEL(
            Group.LIMITS,
            "--fuel",
            null,
            "UNITS",
            "How much work the program may do, about one unit for each instruction: the same"
                    + " program stops at the same place every time."),
    /** How much memory it may have. */
    MAX_MEMORY(
            Group.LIMITS,
            "--max-memory",
            null,
            "SIZE",
            "Size of all memories of the program together; memory.grow fails beyond it."),
    /** How large its tables may be. */
    MAX_TABLE_ELEMENTS(
            Group.LIMITS,
            "--max-table-elements",
            null,
            "COUNT",
            "Elements of all tables of the program together; table.grow fails beyond it."),
    /** How many instances there may be. */
    MAX_INSTANCES(
            Group.LIMITS,
            "--max-instances",
            null,
            "COUNT",
            "Instances of modules, preloaded ones and those of threads included."),
    /** How large each array may be. */
    MAX_ARRAY_SIZE(
            Group.LIMITS,
            "--max-array-size",
            null,
            "SIZE",
            "Size of each array of the garbage-collected heap, whose own size is the JVM's"
                    + " (-J-Xmx1g before FILE)."),
    /** What happens beyond. */
    TRAP_ON_GROW(
            Group.LIMITS,
            "--trap-on-grow",
            null,
            null,
            "Stop the program where one of these limits makes memory.grow or table.grow fail."),
    /** Run with the Graal compiler. */
    GRAAL(
            Group.ENGINE,
            "--graal",
            null,
            null,
            "Run with the Graal compiler. Must stand before FILE; needs a JDK with JVMCI."),
    /** Switch parts of WebAssembly on and off. */
    FEATURES(
            Group.ENGINE,
            "--features",
            null,
            "LIST",
            "The features that modules may use, separated by commas; with a minus before each name,"
                    + " all but these. By default all are on:"),
    /** Options of the engine and its instruments. */
    OPTION(
            Group.ENGINE,
            "--option",
            null,
            "NAME=VALUE",
            "Set an option, such as wasm.HostModules=none, of the language or the engine."
                    + " May be repeated."),
    /** Write the state of a program that failed. */
    COREDUMP(
            Group.DIAGNOSTICS,
            "--coredump",
            null,
            "FILE",
            "After a trap or an uncaught exception, write the program's memories, globals and stack"
                    + " to FILE, in the WebAssembly core dump format."),
    /** Tell where time is spent. */
    PROFILE(
            Group.DIAGNOSTICS,
            "--profile",
            null,
            "FILE",
            "Tell at the end in which functions the program spent its time; with FILE, write all"
                    + " stacks there, in the folded form that makers of flame graphs read. The"
                    + " stacks are looked at every millisecond, and all functions are translated"
                    + " before their first call."),
    /** Tell what is done. */
    VERBOSE(
            Group.DIAGNOSTICS,
            "--verbose",
            null,
            null,
            "Tell on standard error what is read, loaded and run, and how long that takes."),
    /** Where to write. */
    OUTPUT(Group.OTHER, "--output", "-o", "FILE", "Write to FILE instead of standard output."),
    /** In a form for programs. */
    JSON(Group.OTHER, "--json", null, null, "Print JSON, in the form that docs/CLI.md describes."),
    /** Show the help. */
    HELP(Group.OTHER, "--help", "-h", null, "Show this help."),
    /** Show the versions. */
    VERSION(
            Group.OTHER,
            "--version",
            "-V",
            null,
            "Show the versions of Trifola, Java and Truffle.");

    /** The parts of the help, in its order. */
    enum Group {
        /** What is run, with what arguments. */
        PROGRAM("Program"),
        /** Files and standard streams. */
        FILES("Files and streams"),
        /** What a program may use of the machine. */
        LIMITS("Limits"),
        /** How programs are run. */
        ENGINE("Engine"),
        /** What users look at when something is wrong or slow. */
        DIAGNOSTICS("Diagnostics"),
        /** The rest. */
        OTHER("General");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** Its heading. */
        String title() {
            return title;
        }
    }

    private final Group group;
    private final String name;
    private final String shortName;
    private final String value;
    private final String description;

    LaunchOption(Group group, String name, String shortName, String value, String description) {
        this.group = group;
        this.name = name;
        this.shortName = shortName;
        this.value = value;
        this.description = description;
    }

    /** The part of the help that it belongs to. */
    Group group() {
        return group;
    }

    /** The name with two dashes. */
    String option() {
        return name;
    }

    /** The name with one dash, or null. */
    String shortOption() {
        return shortName;
    }

    /** What its value is, as the help shows it, or null if it has none. */
    String value() {
        return value;
    }

    /** Whether its value may be left out; it is given after {@code =}. */
    boolean isValueOptional() {
        return this == PROFILE;
    }

    /** What it does, in a sentence. */
    String description() {
        return description;
    }

    /** Whether it may be given several times. */
    boolean isRepeatable() {
        return switch (this) {
            case DIR, MOUNT_MEMORY, TCPLISTEN, ENV, ENV_FILE, PRELOAD, OPTION -> true;
            default -> false;
        };
    }

    /** Whether a word is one of its names. */
    boolean isNamed(String word) {
        return word.equals(name) || word.equals(shortName);
    }
}
