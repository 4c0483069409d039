// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The entry point of the command line. */
public final class Main {
    private Main() {}

    /**
     * Runs the command line.
     *
     * @param args what the user typed after the program's name
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length == 1 && args[0].equals("--version")) {
            out.println("trifola 0.1.0-SNAPSHOT");
        } else {
            out.println("Usage: trifola [--version] [--help] FILE [ARGUMENTS]");
        }
    }
}
