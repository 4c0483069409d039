// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What only a process of its own shows: signals, pipes, and that nothing is lost at the end. */
@Tag("slow")
final class ProcessTest {
    private static final int PATIENCE_SECONDS = 120;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void endsByTheSignalThatStopsIt() throws Exception {
        start(List.of(), "src/test/programs/forever.wat");
        assertEquals("running", output().readLine());
        process.destroy();
        assertEquals(143, exit());
    }

    @Test
    void endsByControlC() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "env --default-signal");
        // Otherwise a build in the background, which ignores the signal, makes its children too.
        start(List.of("env", "--default-signal=INT"), "src/test/programs/forever.wat");
        assertEquals("running", output().readLine());
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertEquals(130, exit());
    }

    @Test
    void tellsAProfileWhenItIsStopped() throws Exception {
        start(List.of(), "--profile", "src/test/programs/forever.wat");
        assertEquals("running", output().readLine());
        // Java's own way to stop it closes the streams, too.
        new ProcessBuilder("kill", Long.toString(process.pid())).start().waitFor();
        String errors = errors();
        assertTrue(errors.startsWith("trifola: profile of "), errors);
        assertEquals(143, exit());
    }

    @Test
    void writesItsOutputIntoAFile() throws Exception {
        Path file = Path.of("target/lines.txt");
        start(List.of(), "--stdout=" + file, "src/test/programs/lines.wat");
        assertEquals("", errors());
        assertEquals(0, exit());
        assertEquals(5_000_000, Files.size(file));
    }

    @Test
    void endsQuietlyWhenNobodyReads() throws Exception {
        start(List.of(), "src/test/programs/lines.wat");
        assertEquals("line", output().readLine());
        process.getInputStream().close();
        assertEquals("", errors());
        assertEquals(ExitCode.BROKEN_PIPE, exit());
    }

    @Test
    void printsMuchQuickly() throws Exception {
        start(List.of(), "src/test/programs/lines.wat");
        BufferedReader output = output();
        int lines = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            assertEquals("line", line);
            lines++;
        }
        assertEquals(1_000_000, lines);
        assertEquals("", errors());
        assertEquals(0, exit());
    }

    @Test
    void printsEverythingBeforeATrap() throws Exception {
        start(List.of(), "src/test/programs/both.wat");
        assertEquals("text", new String(process.getInputStream().readAllBytes()));
        assertTrue(errors().startsWith("text\nwasm trap: unreachable\n"));
        assertEquals(ExitCode.TRAP, exit());
    }

    @Test
    void answersBeforeItWaitsForMore() throws Exception {
        start(List.of(), "src/test/programs/echo.wat");
        BufferedReader output = output();
        for (String line : List.of("one", "two", "three")) {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            assertEquals(line, output.readLine());
        }
        process.getOutputStream().close();
        assertEquals(0, exit());
    }

    @Test
    void endsWithItsThreads() throws Exception {
        String file = "src/test/programs/thread-spins.wat";
        start(List.of(), file);
        assertEquals(0, exit());
        start(List.of(), "--invoke=exit", file);
        assertEquals(7, exit());
        start(List.of(), "--invoke=trap", file);
        assertTrue(errors().startsWith("wasm trap: unreachable\n"));
        assertEquals(ExitCode.TRAP, exit());
    }

    @Test
    void endsByOneOfItsThreads() throws Exception {
        String file = "src/test/programs/thread-spins.wat";
        start(List.of(), "--invoke=exit-in-thread", file);
        assertEquals(9, exit());
        start(List.of(), "--invoke=trap-in-thread", file);
        assertTrue(errors().startsWith("wasm trap: unreachable\n"));
        assertEquals(ExitCode.TRAP, exit());
        start(List.of(), "--max-threads=1", file);
        assertTrue(errors().startsWith("wasm trap: unreachable\n"));
        assertEquals(ExitCode.TRAP, exit());
    }

    private void start(List<String> before, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(before);
        line.add(System.getProperty("java.home") + File.separator + "bin/java");
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("--sun-misc-unsafe-memory-access=allow");
        line.add("--class-path=" + System.getProperty("java.class.path"));
        line.add(Main.class.getName());
        line.addAll(List.of(arguments));
        process = new ProcessBuilder(line).start();
    }

    private BufferedReader output() {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private String errors() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private int exit() throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still running");
        return process.exitValue();
    }
}
