// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables that a command line gives to the program. */
final class GuestEnvironment {
    private final CommandLineArguments arguments;
    private final Map<String, String> variables = new TreeMap<>();

    private GuestEnvironment(CommandLineArguments arguments) {
        this.arguments = arguments;
    }

    /**
     * The variables, sorted: first those of this process, then those of files, then single ones.
     *
     * @throws UsageException if one has no name
     * @throws LaunchException if a file cannot be read
     */
    static Map<String, String> of(CommandLineArguments arguments)
            throws UsageException, LaunchException {
        GuestEnvironment made = new GuestEnvironment(arguments);
        if (arguments.has(LaunchOption.INHERIT_ENV)) {
            made.variables.putAll(System.getenv());
        }
        for (String file : arguments.values(LaunchOption.ENV_FILE)) {
            made.addFile(file);
        }
        for (String variable : arguments.values(LaunchOption.ENV)) {
            if (!made.add(variable, false)) {
                throw arguments.wrong("--env: no name in " + variable);
            }
        }
        return made.variables;
    }

    private void addFile(String name) throws UsageException, LaunchException {
        int number = 0;
        for (String line : read(name).split("\n", -1)) {
            number++;
            String variable = line.strip();
            if (!variable.isEmpty() && variable.charAt(0) != '#' && !add(variable, true)) {
                throw arguments.wrong("--env-file: no name in " + name + ":" + number);
            }
        }
    }

    private static String read(String name) throws LaunchException {
        try {
            return Files.readString(Path.of(name));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw LaunchException.of("--env-file " + name, "no such file");
        } catch (CharacterCodingException e) {
            throw LaunchException.of("--env-file " + name, "is not UTF-8");
        } catch (IOException e) {
            throw LaunchException.of("--env-file " + name, "cannot be read");
        }
    }

    /** Adds {@code NAME=VALUE}, or {@code NAME} with the value here; false if there is no name. */
    private boolean add(String variable, boolean inFile) {
        int end = variable.indexOf('=');
        String name = end < 0 ? variable : variable.substring(0, end);
        String value = end < 0 ? System.getenv(name) : variable.substring(end + 1);
        if (inFile && value != null && end >= 0) {
            value = unquoted(value.strip());
        }
        name = inFile ? name.strip() : name;
        if (name.isEmpty()) {
            return false;
        }
        if (value != null) {
            variables.put(name, value);
        }
        return true;
    }

    private static String unquoted(String value) {
        int last = value.length() - 1;
        boolean quoted =
                last > 0
                        && value.charAt(0) == value.charAt(last)
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'');
        return quoted ? value.substring(1, last) : value;
    }
}
