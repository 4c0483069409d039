// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.syntax.Feature;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.io.File;

/** The help and the completion, which picocli makes of the tables of commands and options. */
final class Help {
    private static final String PROGRAM = "trifola";
    private static final int WIDTH = 90;

    private Help() {}

    /** The help of the program, or of a command other than {@link Command#RUN}. */
    static String of(Command command) {
        CommandLine program = program();
        CommandLine shown =
                command == Command.RUN
                        ? program
                        : program.getSubcommands().get(command.commandName());
        return shown.getUsageMessage(Ansi.OFF);
    }

    /** A script that completes command lines in bash and zsh. */
    static String completion() {
        return AutoComplete.bash(PROGRAM, program());
    }

    private static CommandLine program() {
        CommandSpec program = spec(Command.RUN);
        program.name(PROGRAM);
        program.usageMessage()
                .description("", "Run WebAssembly modules in the binary or text format.")
                .customSynopsis(
                        PROGRAM + " [run] [OPTIONS] FILE [ARGUMENTS...]",
                        "       " + PROGRAM + " COMMAND [OPTIONS] [FILE...]")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "Exit codes: that of the program; 134 after a trap or an uncaught exception; 124",
                        "where a limit ended it; 70 after a mistake of Trifola itself;",
                        "1 if the module cannot be run; 2 if the command line is wrong.",
                        "'trifola COMMAND --help' tells more about a command. The environment variable",
                        "TRIFOLA_CACHE=off and -JOPTION, for options of the JVM, concern the start.");
        for (Command command : Command.values()) {
            program.addSubcommand(command.commandName(), spec(command));
        }
        return new CommandLine(program);
    }

    private static CommandSpec spec(Command command) {
        CommandSpec spec = CommandSpec.create().name(command.commandName());
        spec.usageMessage()
                .width(WIDTH)
                .description(command.description(), "")
                .sortOptions(false)
                .optionListHeading("")
                .customSynopsis(
                        (PROGRAM + " " + command.commandName() + " [OPTIONS] " + command.operands())
                                .stripTrailing());
        if (command == Command.WAST) {
            spec.usageMessage()
                    .footer(
                            "",
                            "Prints what was not as expected, how many commands of each kind were run, and",
                            "what came of them. Each file is run in a context of its own. Files in a folder",
                            "proposals/threads, which is older than WebAssembly 3.0, are run without",
                            "multi-memory, reference-types and memory64, unless --features is given.");
        }
        addOptions(spec, command);
        if (command != Command.COMPLETION) {
            spec.addPositional(
                    PositionalParamSpec.builder()
                            .paramLabel("FILE")
                            .hidden(true)
                            .arity("0..*")
                            .type(File[].class)
                            .build());
        }
        return spec;
    }

    /** In groups, if there are several kinds of them. */
    private static void addOptions(CommandSpec spec, Command command) {
        for (LaunchOption.Group group : LaunchOption.Group.values()) {
            ArgGroupSpec.Builder options =
                    ArgGroupSpec.builder()
                            .validate(false)
                            .order(group.ordinal())
                            .heading("%n" + group.title() + ":%n");
            boolean any = false;
            for (LaunchOption option : command.options()) {
                if (option.group() == group && command != Command.RUN) {
                    spec.addOption(spec(option));
                } else if (option.group() == group) {
                    options.addArg(spec(option));
                    any = true;
                }
            }
            if (any) {
                spec.addArgGroup(options.build());
            }
        }
    }

    private static OptionSpec spec(LaunchOption option) {
        OptionSpec.Builder builder =
                option.shortOption() == null
                        ? OptionSpec.builder(option.option())
                        : OptionSpec.builder(option.shortOption(), option.option());
        builder.description(description(option));
        if (option == LaunchOption.HELP || option == LaunchOption.VERSION) {
            builder.usageHelp(option == LaunchOption.HELP);
            builder.versionHelp(option == LaunchOption.VERSION);
        }
        if (option.value() != null) {
            builder.arity(option.isValueOptional() ? "0..1" : "1")
                    .paramLabel(option.value())
                    .type(type(option));
        }
        return builder.build();
    }

    /** What an option does; features are listed here, since there are more and more of them. */
    static String description(LaunchOption option) {
        return option == LaunchOption.FEATURES
                ? option.description() + features()
                : option.description();
    }

    private static String features() {
        StringBuilder names = new StringBuilder();
        for (Feature feature : Feature.values()) {
            if (feature != Feature.CORE) {
                names.append(names.isEmpty() ? " " : ", ").append(feature.option());
            }
        }
        return names.append('.').toString();
    }

    /** Options whose values are files are completed with their names. */
    private static Class<?> type(LaunchOption option) {
        boolean file = option == LaunchOption.DIR || "FILE".equals(option.value());
        return file ? File.class : String.class;
    }
}
