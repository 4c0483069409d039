// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a command line apart. By hand and without lambdas or patterns, since every start of a
 * program comes through here: picocli, which shows the help from the same tables, takes 100 ms to
 * load.
 */
final class CommandLineParser {
    /** Words further than this from every option are no misspelling of one. */
    private static final int MISSPELLED = 2;

    private final String[] words;
    private final Command command;
    private final CommandLineArguments result;
    private int next;

    private CommandLineParser(String[] words) {
        this.words = words;
        Command named = words.length == 0 ? null : Command.byName(words[0]);
        boolean isCommand = named != null && !ModuleFile.looksLikeModule(words[0]);
        command = isCommand ? named : Command.RUN;
        next = isCommand ? 1 : 0;
        result = new CommandLineArguments(command);
    }

    /**
     * Takes a command line apart. {@code --help} and {@code --version} end it, whatever is missing.
     *
     * @throws UsageException if it is wrong
     */
    static CommandLineArguments parse(String[] words) throws UsageException {
        return new CommandLineParser(words).parse();
    }

    private CommandLineArguments parse() throws UsageException {
        while (next < words.length) {
            String word = words[next++];
            if (word.equals("--")) {
                operands();
            } else if (isOption(word)) {
                LaunchOption option = option(word);
                if (option == LaunchOption.HELP || option == LaunchOption.VERSION) {
                    return result;
                }
            } else {
                result.add(word);
                if (command == Command.RUN) {
                    // Everything else is for the program, whatever it looks like.
                    operands();
                }
            }
        }
        checkOperands();
        return result;
    }

    /** Takes the rest of the words as they are. */
    private void operands() {
        while (next < words.length) {
            result.add(words[next++]);
        }
    }

    /** A dash alone is a file: standard input. */
    private static boolean isOption(String word) {
        return word.length() > 1 && word.charAt(0) == '-';
    }

    private LaunchOption option(String word) throws UsageException {
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        String name = equals < 0 ? word : word.substring(0, equals);
        LaunchOption option = command.option(name);
        if (option == null) {
            throw unknownOption(name);
        }
        if (option.value() == null) {
            if (equals >= 0) {
                throw result.wrong(name + " takes no value");
            }
            result.add(option, null);
        } else if (equals >= 0) {
            result.add(option, word.substring(equals + 1));
        } else if (option.isValueOptional()) {
            result.add(option, null);
        } else if (next < words.length) {
            result.add(option, words[next++]);
        } else {
            throw result.wrong(name + " needs a value: " + option.value());
        }
        return option;
    }

    private void checkOperands() throws UsageException {
        int count = result.operands().size();
        if (command == Command.COMPLETION) {
            if (count > 0) {
                throw result.wrong("completion takes no FILE");
            }
        } else if (count == 0) {
            throw result.wrong(words.length == 0 ? "nothing to do" : "no FILE is given");
        } else if (command == Command.EXPLORE) {
            if (count > 2) {
                throw result.wrong("explore takes one FILE and one FUNCTION");
            }
        } else if (count > 1 && command != Command.RUN && !command.takesSeveral()) {
            throw result.wrong(command.commandName() + " takes one FILE");
        }
    }

    private UsageException unknownOption(String name) {
        StringBuilder message = new StringBuilder("unknown option ").append(name);
        List<String> names = new ArrayList<>();
        for (LaunchOption option : command.options()) {
            names.add(option.option());
        }
        String nearest = Misspellings.nearest(name, names, MISSPELLED);
        if (nearest != null) {
            message.append(" (did you mean ").append(nearest).append("?)");
        } else if (command == Command.RUN) {
            message.append("; options of the program itself come after FILE");
        }
        return result.wrong(message.toString());
    }
}
