// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * The program whose run the start-up cache is made from: it does in one process what users do in
 * many, so that the classes for it are in the cache. What it runs is small, so that the JVM learns
 * which classes there are, and not that what starts a program is worth compiling.
 */
public final class Training {
    /** Nothing but a reason for a context. */
    private static final String CONTEXT_OPTION = "--option=engine.WarnInterpreterOnly=false";

    private static final List<List<String>> PLAIN =
            List.of(
                    List.of("%", "argument"),
                    List.of("--dir=%", "%", "argument"),
                    List.of("--invoke=loops", "%", "100"),
                    List.of("--invoke=trap", "%"));

    private static final List<List<String>> CONTEXT =
            List.of(
                    List.of(CONTEXT_OPTION, "--dir=%", "%", "argument"),
                    List.of(CONTEXT_OPTION, "--invoke=loops", "%", "100"),
                    List.of("--version"));

    private Training() {}

    /**
     * Runs all command lines.
     *
     * @param args {@code plain} or {@code context}; the name of the file of the program
     */
    public static void main(String[] args) {
        String folder = new File(args[1]).getAbsoluteFile().getParent();
        for (List<String> line : args[0].equals("plain") ? PLAIN : CONTEXT) {
            String[] words = line.toArray(new String[0]);
            for (int i = 0; i < words.length; i++) {
                words[i] = words[i].equals("%") ? args[1] : words[i];
                words[i] = words[i].equals("--dir=%") ? "--dir=" + folder : words[i];
            }
            OutputStream nowhere = OutputStream.nullOutputStream();
            Main.run(words, InputStream.nullInputStream(), nowhere, nowhere);
        }
        if (args[0].equals("plain")) {
            // Ends the process, as programs do.
            Main.main(new String[] {args[1]});
        }
    }
}
