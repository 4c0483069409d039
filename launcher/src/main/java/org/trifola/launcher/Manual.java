// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

/**
 * The commands and options in Markdown, for {@code docs/CLI.md}; from the same tables as the help.
 * A test fails if the document is another one, and writes it with {@code -Dbless}.
 */
final class Manual {
    /** Begins what is generated in the document. */
    static final String BEGIN = "<!-- generated from the tables of commands and options -->\n";

    /** Ends it. */
    static final String END = "<!-- end -->\n";

    private final StringBuilder out = new StringBuilder();

    private Manual() {}

    /** All commands with their options. */
    static String commands() {
        Manual manual = new Manual();
        for (Command command : Command.values()) {
            manual.add(command);
        }
        return manual.out.toString();
    }

    private void add(Command command) {
        out.append("### trifola ").append(command.commandName()).append("\n\n");
        out.append(escaped(command.description())).append("\n\n    trifola ");
        String name = command == Command.RUN ? "[run]" : command.commandName();
        out.append((name + " [OPTIONS] " + command.operands()).stripTrailing()).append("\n\n");
        for (LaunchOption.Group group : LaunchOption.Group.values()) {
            add(command, group);
        }
    }

    private void add(Command command, LaunchOption.Group group) {
        boolean any = false;
        for (LaunchOption option : command.options()) {
            if (option.group() == group) {
                if (!any) {
                    out.append("| ").append(group.title()).append(" | |\n|---|---|\n");
                }
                any = true;
                out.append("| ").append(synopsis(option)).append(" | ");
                out.append(escaped(Help.description(option))).append(" |\n");
            }
        }
        out.append(any ? "\n" : "");
    }

    /** Its names, and how its value is given; a bar would end the cell of the table. */
    private static String synopsis(LaunchOption option) {
        StringBuilder text = new StringBuilder("`");
        if (option.shortOption() != null) {
            text.append(option.shortOption()).append("`, `");
        }
        text.append(option.option());
        if (option.value() != null) {
            boolean optional = option.isValueOptional();
            text.append(optional ? "[=" : "=").append(option.value()).append(optional ? "]" : "");
        }
        return text.append('`').toString().replace("|", "\\|");
    }

    private static String escaped(String text) {
        return text.replace("<", "\\<").replace("|", "\\|").replace("*", "\\*");
    }
}
