// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The commands of the engines, which {@code engine.sh} knows. */
final class Engines {
    private final Path script;
    private final Map<List<String>, List<String>> answers = new HashMap<>();

    /**
     * The engines.
     *
     * @param script the file {@code engine.sh}
     */
    Engines(Path script) {
        this.script = script;
    }

    /**
     * Whether an engine only interprets: it is measured with less work.
     *
     * @param engine the engine
     * @return whether it has no compiler
     */
    static boolean isInterpreter(String engine) {
        return engine.equals("trifola-interpreter") || engine.equals("graalwasm");
    }

    /**
     * Whether an engine is only a program, without a harness for its inside.
     *
     * @param engine the engine
     * @return whether it runs nothing but WASI commands
     */
    static boolean isProgram(String engine) {
        return engine.equals("wasmtime");
    }

    /**
     * Whether an engine is Trifola, which has a launcher.
     *
     * @param engine the engine
     * @return whether it is
     */
    static boolean isTrifola(String engine) {
        return engine.startsWith("trifola");
    }

    /**
     * The command that runs something in an engine.
     *
     * @param engine the engine
     * @param question what to run: the arguments of the script
     * @return the first words of the command
     * @throws IOException if the engine is not there
     */
    List<String> command(String engine, String... question) throws IOException {
        List<String> words = new ArrayList<>(List.of(script.toString(), engine));
        words.addAll(List.of(question));
        List<String> answer = answers.get(words);
        if (answer == null) {
            answer = ask(words);
            answers.put(words, answer);
        }
        return answer;
    }

    private static List<String> ask(List<String> words) throws IOException {
        Process process =
                new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = process.inputReader().readAllLines();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", words) + " failed");
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
        return lines;
    }
}
