// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The program whose run the start-up cache is made from: it does in one process what users do in
 * many, so that the classes for it are in the cache. What it runs is small, so that the JVM learns
 * which classes there are, and not that what starts a program is worth compiling.
 */
public final class Training {
    /** Nothing but a reason for a context. */
    private static final String CONTEXT_OPTION = "--option=engine.WarnInterpreterOnly=false";

    /** The program with long functions, as standard input. */
    private static final String GENERATED = "-";

    /** Cases of a function that is about as long as what HotSpot compiles. */
    private static final int LONG = 100;

    /** Cases of one that is surely longer. */
    private static final int HUGE = 200;

    private static final List<List<String>> PLAIN =
            List.of(
                    List.of("%", "argument"),
                    List.of("--dir=%", "%", "argument"),
                    List.of("--invoke=loops", "%", "100"),
                    List.of("--invoke=run", GENERATED, "100"),
                    List.of("--invoke=trap", "%"));

    private static final List<List<String>> CONTEXT =
            List.of(
                    List.of(CONTEXT_OPTION, "--dir=%", "%", "argument"),
                    List.of(CONTEXT_OPTION, "--invoke=loops", "%", "100"),
                    List.of(CONTEXT_OPTION, "--invoke=run", GENERATED, "100"),
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
            InputStream in = new ByteArrayInputStream(hugeFunctions());
            int exitCode = Main.run(words, in, nowhere, nowhere);
            if (exitCode != (line.contains("--invoke=trap") ? ExitCode.TRAP : 0)) {
                throw new IllegalStateException(line + " ended with exit code " + exitCode);
            }
        }
        if (args[0].equals("plain")) {
            // Ends the process, as programs do.
            Main.main(new String[] {args[1]});
        }
    }

    /**
     * Loops of interpreters: what prints numbers or allocates in programs of C is as long, and is
     * cut into pieces, too.
     */
    private static byte[] hugeFunctions() {
        StringBuilder text = new StringBuilder("(module (memory 1)\n");
        text.append("(func $mix (param i64 f64) (result i64) local.get 0 i64.const 3 i64.rotl)\n");
        text.append("(func $long ").append(interpreter(LONG, "i64.clz"));
        text.append("(func (export \"run\") ").append(interpreter(HUGE, "call $long"));
        return text.append(')').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String interpreter(int cases, String atEnd) {
        StringBuilder text = new StringBuilder("(param $n i32) (result i64) (local $x i64)\n");
        text.append("loop $next block $end\n").append("block\n".repeat(cases));
        text.append("local.get $n br_table");
        for (int i = 0; i < cases; i++) {
            text.append(' ').append(i);
        }
        for (int i = 0; i < cases; i++) {
            text.append("\nend local.get $n local.get $x i64.const ").append(i * 0x1_2345_6789L);
            text.append(" i64.add f64.const 0.5 call $mix local.tee $x i64.store local.get $n");
            text.append(" i32.load8_u if local.get $n i64.load local.set $x end br $end");
        }
        text.append("\nend local.get $n i32.const 1 i32.sub local.tee $n br_if $next end ");
        boolean calls = atEnd.startsWith("call");
        text.append(calls ? "i32.const 9 " : "local.get $x ").append(atEnd);
        return text.append(")\n").toString();
    }
}
