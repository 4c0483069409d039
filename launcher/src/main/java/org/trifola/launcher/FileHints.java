// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Tells users which {@code --dir} is missing, when a program failed whose arguments name files that
 * it was not given. What the program itself looks for is not seen: its library refuses paths
 * outside of the given directories without asking the engine.
 */
final class FileHints {
    private final CommandLineArguments arguments;
    private final Streams streams;

    /** Hints about a command line. */
    FileHints(CommandLineArguments arguments, Streams streams) {
        this.arguments = arguments;
        this.streams = streams;
    }

    /** One line, if the program failed, and somebody is there to read it. */
    void tell(int exitCode) {
        boolean read = streams.hasTerminal(2) || arguments.has(LaunchOption.VERBOSE);
        if (exitCode == ExitCode.OK || !read || arguments.has(LaunchOption.INVOKE)) {
            return;
        }
        for (String argument : arguments.programArguments()) {
            String name = argument.startsWith("-") ? afterEquals(argument) : argument;
            try {
                if (!name.isEmpty() && new File(name).exists() && !isVisible(Path.of(name))) {
                    streams.complain(
                            name
                                    + " exists, but the program was not given its directory: --dir="
                                    + directory(Path.of(name)));
                    return;
                }
            } catch (InvalidPathException e) {
                // Then it names no file.
                continue;
            }
        }
    }

    private static String afterEquals(String option) {
        int end = option.indexOf('=');
        return end < 0 ? "" : option.substring(end + 1);
    }

    /** Whether a name leads to a file in one of the given directories. */
    private boolean isVisible(Path name) {
        for (String option : arguments.values(LaunchOption.DIR)) {
            String[] parts = option.split("::", -1);
            Path guest = relative(Path.of(parts.length > 1 ? parts[1] : parts[0]));
            Path file = relative(name);
            boolean inside = guest.toString().isEmpty() || file.startsWith(guest);
            if (inside) {
                Path rest = guest.toString().isEmpty() ? file : guest.relativize(file);
                if (Path.of(parts[0]).resolve(rest).toFile().exists()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As programs see it, whose working directory is the root. */
    private static Path relative(Path path) {
        Path normal = path.normalize();
        return normal.isAbsolute() ? normal.getRoot().relativize(normal) : normal;
    }

    /** What to give, so that the program finds the file by the name that it has. */
    private static String directory(Path name) {
        Path path = name.toFile().isDirectory() ? name : name.getParent();
        if (!name.isAbsolute() && !name.normalize().startsWith("..")) {
            return ".";
        }
        return path == null ? "." : path.toString();
    }
}
