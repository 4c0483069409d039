// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The script {@code bin/trifola}, started with a Java that only prints its arguments. */
final class StartScriptTest {
    private static final String MAIN = "org.trifola.launcher.Main";

    @TempDir Path folder;
    private Path home;
    private Path script;
    private Path java;

    @BeforeEach
    void makeDistribution() throws IOException {
        home = Files.createDirectories(folder.resolve("a folder")).toRealPath();
        script = Files.createDirectories(home.resolve("bin")).resolve("trifola");
        Files.copy(Path.of("src/main/dist/bin/trifola").toAbsolutePath(), script);
        for (String jar :
                List.of("lib/b.jar", "lib/a.jar", "lib/graal/g.jar", "lib/graal/runtime/r.jar")) {
            Path file = home.resolve(jar);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
        java = makeJava("a java", "25.0.1");
    }

    @Test
    void handsOverTheArgumentsAsTheyAre() throws Exception {
        List<String> given =
                List.of("--dir", ".::/", "my app.wasm", "", " a  b ", "*", "\"$HOME\"", "--graal");
        List<String> all = start(given).lines();
        assertEquals(given, all.subList(all.indexOf(MAIN) + 1, all.size()));
        assertTrue(all.contains("--enable-native-access=ALL-UNNAMED"), all::toString);
        assertEquals(home + "/lib/a.jar:" + home + "/lib/b.jar", after("--class-path", all));
    }

    @Test
    void looksForItsOptionsAfterValuesThatLookLikeFiles() throws Exception {
        List<String> given =
                List.of("--preload", "lib=lib.wasm", "--dir", "x.wasm", "--stdin", "in.wat");
        List<String> line = new ArrayList<>(given);
        line.addAll(List.of("-J-Dmine=1", "--profile", "app.wasm", "-J-Dtheirs=1"));
        List<String> all = start(line).lines();
        assertTrue(all.subList(0, all.indexOf(MAIN)).contains("-Dmine=1"), all::toString);
        List<String> passed = all.subList(all.indexOf(MAIN) + 1, all.size());
        assertEquals(given, passed.subList(0, given.size()));
        assertEquals(
                List.of("--profile", "app.wasm", "-J-Dtheirs=1"),
                passed.subList(given.size(), passed.size()));
    }

    @Test
    void findsItsFolderThroughSymbolicLinks() throws Exception {
        Path near = Files.createSymbolicLink(home.resolve("near"), Path.of("bin/trifola"));
        Path far = Files.createSymbolicLink(folder.resolve("far"), near);
        script = far;
        assertEquals(
                home + "/lib/a.jar:" + home + "/lib/b.jar",
                after("--class-path", start(List.of()).lines()));
    }

    @Test
    void startsTheGraalCompilerOnRequest() throws Exception {
        List<String> all = start(List.of("--graal", "app.wasm")).lines();
        assertTrue(all.contains("-XX:+EnableJVMCI"), all::toString);
        assertTrue(
                all.contains("--upgrade-module-path=" + home + "/lib/graal/g.jar"), all::toString);
        assertTrue(after("--class-path", all).endsWith(":" + home + "/lib/graal/runtime/r.jar"));
        assertEquals("app.wasm", after(MAIN, all));
    }

    @Test
    void leavesEverythingAfterStandardInputToTheProgram() throws Exception {
        List<String> given = List.of("-", "--graal", "-J-Xmx1g");
        List<String> all = start(given).lines();
        assertEquals(given, all.subList(all.indexOf(MAIN) + 1, all.size()));
        assertFalse(all.contains("-XX:+EnableJVMCI"), all::toString);
    }

    @Test
    void givesOptionsToTheJvm() throws Exception {
        List<String> all = start(List.of("-J-Xmx1g", "-J-XX:+UseG1GC", "--help")).lines();
        assertTrue(all.indexOf("-Xmx1g") > 0 && all.indexOf("-Xmx1g") < all.indexOf(MAIN));
        assertFalse(all.contains("-XX:+UseSerialGC"), all::toString);
        assertEquals("--help", after(MAIN, all));
    }

    @Test
    void endsAsTheJvmEnds() throws Exception {
        Files.writeString(java.resolve("bin/java"), "#!/bin/sh\nexit 134\n");
        assertEquals(134, start(List.of()).exit());
    }

    @Test
    void passesByAnOldJava() throws Exception {
        Path old = makeJava("old", "24.0.2");
        // Then the new one is found on the path.
        Outcome outcome =
                start(List.of("--find-java"), old, java.resolve("bin") + ":/usr/bin:/bin");
        assertEquals(List.of(java.toRealPath().toString()), outcome.lines());
    }

    @Test
    void usesTheCacheThatFits() throws Exception {
        Path cache = home.resolve("lib/trifola-plain.aot");
        Files.writeString(cache, "x");
        Path other = home.resolve("lib/trifola-context.aot");
        Files.writeString(other, "x");
        Path key = home.resolve("lib/trifola.key");
        Files.writeString(key, home + "\n" + java + "\n");
        String option = "-XX:AOTCache=" + cache;
        Map<String, String> on = Map.of("TRIFOLA_CACHE", "on");
        assertTrue(start(List.of("a.wasm", "--option"), on).lines().contains(option));
        assertTrue(
                start(List.of("--option", "a=b", "a.wasm"), on)
                        .lines()
                        .contains("-XX:AOTCache=" + other));
        assertFalse(start(List.of()).lines().contains(option));
        // Made for another folder: not used. The lock says that a new one is being made.
        Files.createDirectory(home.resolve("lib/trifola.lock"));
        Files.writeString(key, folder + "\n" + java + "\n");
        assertFalse(start(List.of(), on).lines().contains(option));
    }

    /** What a process printed on standard output, and its exit code. */
    private record Outcome(List<String> lines, int exit) {}

    private Outcome start(List<String> arguments) throws Exception {
        return start(arguments, Map.of("TRIFOLA_CACHE", "off"));
    }

    private Outcome start(List<String> arguments, Map<String, String> more) throws Exception {
        return start(arguments, java, "/usr/bin:/bin", more);
    }

    private Outcome start(List<String> arguments, Path javaHome, String path) throws Exception {
        return start(arguments, javaHome, path, Map.of());
    }

    private Outcome start(
            List<String> arguments, Path javaHome, String path, Map<String, String> more)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("JAVA_HOME", javaHome.toString(), "PATH", path));
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(more);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
        return new Outcome(lines, process.waitFor());
    }

    private Path makeJava(String name, String version) throws IOException {
        Path javaHome = folder.resolve(name);
        Path program = Files.createDirectories(javaHome.resolve("bin")).resolve("java");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertTrue(program.toFile().setExecutable(true));
        Files.writeString(javaHome.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return javaHome;
    }

    private static String after(String option, List<String> all) {
        return all.get(all.indexOf(option) + 1);
    }
}
