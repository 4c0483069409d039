// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/** The standard streams of the program: those of this process, files, or nothing. */
final class Redirections {
    private static final String INHERIT = "inherit";
    private static final String NOTHING = "null";

    private final CommandLineArguments arguments;
    private final Streams streams;

    private Redirections(CommandLineArguments arguments, Streams streams) {
        this.arguments = arguments;
        this.streams = streams;
    }

    /**
     * The streams of the program.
     *
     * @throws LaunchException if a file cannot be opened
     */
    static Streams of(CommandLineArguments arguments, Streams streams) throws LaunchException {
        if (!arguments.has(LaunchOption.STDIN)
                && !arguments.has(LaunchOption.STDOUT)
                && !arguments.has(LaunchOption.STDERR)) {
            return streams;
        }
        return new Redirections(arguments, streams).open();
    }

    private Streams open() throws LaunchException {
        String outName = target(LaunchOption.STDOUT);
        String errName = target(LaunchOption.STDERR);
        OutputStream out = outName == null ? streams.out() : output(LaunchOption.STDOUT, outName);
        OutputStream err = streams.err();
        if (errName != null && errName.equals(outName)) {
            // Opened twice, one would overwrite what the other has written.
            err = out;
        } else if (errName != null) {
            err = output(LaunchOption.STDERR, errName);
        }
        StandardError shown = err == streams.err() ? streams.err() : new StandardError(err, out);
        return new Streams(input(), out, shown);
    }

    /** The stream's file or {@value #NOTHING}; null for that of this process. */
    private String target(LaunchOption option) {
        String value = arguments.value(option);
        return value == null || value.equals(INHERIT) ? null : value;
    }

    private InputStream input() throws LaunchException {
        String name = target(LaunchOption.STDIN);
        if (name == null) {
            return streams.in();
        }
        if (name.equals(NOTHING)) {
            return InputStream.nullInputStream();
        }
        try {
            return new FileInputStream(name);
        } catch (FileNotFoundException e) {
            throw LaunchException.of("--stdin " + name, ModuleCommands.reason(e));
        }
    }

    private OutputStream output(LaunchOption option, String name) throws LaunchException {
        if (name.equals(NOTHING)) {
            return OutputStream.nullOutputStream();
        }
        try {
            StandardOutput file = new StandardOutput(new FileOutputStream(name));
            Runtime.getRuntime().addShutdownHook(new FinalFlush(file));
            return file;
        } catch (FileNotFoundException e) {
            throw LaunchException.of(option.option() + " " + name, ModuleCommands.reason(e));
        }
    }

    /** The standard streams of the program that are still terminals, by number. */
    static String terminals(CommandLineArguments arguments) {
        String all = System.getProperty(GuestContext.TERMINALS, "");
        StringBuilder left = new StringBuilder();
        for (int i = 0; i < all.length(); i++) {
            String value =
                    switch (all.charAt(i)) {
                        case '0' -> arguments.value(LaunchOption.STDIN);
                        case '1' -> arguments.value(LaunchOption.STDOUT);
                        default -> arguments.value(LaunchOption.STDERR);
                    };
            if (value == null || value.equals(INHERIT)) {
                left.append(all.charAt(i));
            }
        }
        return left.toString();
    }
}
