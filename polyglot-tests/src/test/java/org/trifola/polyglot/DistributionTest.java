// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The distribution as a user starts it: what a program prints comes out byte for byte, and nothing
 * else does, whatever has become of the start-up caches.
 */
@Tag("slow")
final class DistributionTest {
    private static final Path TARGET =
            Path.of(System.getProperty("trifola.root", "..")).resolve("launcher/target");

    private static final List<String> CACHES = List.of("trifola-plain.aot", "trifola-context.aot");

    /** Of all tests: to make caches takes seconds, and they fit this folder only. */
    @TempDir private static Path folder;

    private static Path home;
    private static Path program;

    @BeforeAll
    static void makeDistribution() throws Exception {
        Path built = built();
        assumeTrue(built != null, "there is no distribution yet: mvn package");
        home = copy(built, "home");
        program = Files.writeString(folder.resolve("bytes.wat"), program());
        List<String> command = List.of(home.resolve("bin/trifola").toString(), "--make-cache");
        Process process = process(command, "on").start();
        process.getOutputStream().close();
        assertEquals("", new String(process.getInputStream().readAllBytes()));
        assertEquals(0, process.waitFor());
        for (String cache : CACHES) {
            assertTrue(Files.size(home.resolve("lib").resolve(cache)) > 0, cache);
        }
    }

    private static Path built() throws IOException {
        if (!Files.isDirectory(TARGET)) {
            return null;
        }
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(f -> Files.isExecutable(f.resolve("bin/trifola")))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A copy without caches. */
    private static Path copy(Path from, String name) throws IOException {
        Path to = folder.resolve(name);
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            if (!file.getFileName().toString().matches("trifola.*\\.(aot|key)")) {
                Path copied = to.resolve(from.relativize(file));
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to.toRealPath();
    }

    /** A program that prints each byte once, and a little on standard error. */
    private static String program() {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            bytes.append(String.format("\\%02x", i));
        }
        return """
        (module
          (import "wasi_snapshot_preview1" "fd_write"
            (func $fd_write (param i32 i32 i32 i32) (result i32)))
          (memory (export "memory") 1)
          (data (i32.const 0) "\\40\\00\\00\\00\\00\\01\\00\\00\\40\\00\\00\\00\\01\\00\\00\\00")
          (data (i32.const 64) "%s")
          (func (export "_start")
            (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32)))
            (drop (call $fd_write (i32.const 2) (i32.const 8) (i32.const 1) (i32.const 32)))))
        """
                .formatted(bytes);
    }

    private static byte[] expected() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Test
    void withoutACache() throws Exception {
        check(home, "off");
        check(home, "off", "--dir=.");
    }

    @Test
    void withACacheThatFits() throws Exception {
        check(home, "on");
        check(home, "on", "--dir=.");
        check(home, "on", "-J-XX:+UseG1GC");
    }

    /** A start must load nothing of what takes long, which formats of numbers once did. */
    @Test
    void startsLean() throws Exception {
        Path loaded = folder.resolve("loaded");
        check(home, "off", "-J-Xlog:class+load:file=" + loaded);
        List<String> lines = Files.readAllLines(loaded);
        assertTrue(lines.size() > 100);
        for (String slow :
                List.of("java.text.", "java.util.ResourceBundle", "java.util.Formatter")) {
            assertEquals(List.of(), lines.stream().filter(l -> l.contains("] " + slow)).toList());
        }
        check(home, "on", "-J-Xlog:class+load:file=" + loaded);
        lines = Files.readAllLines(loaded);
        assertEquals(List.of(), lines.stream().filter(l -> l.contains(" source: file:")).toList());
    }

    @Test
    void withAStaleCache() throws Exception {
        Path jar;
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            jar = jars.filter(f -> f.toString().endsWith(".jar")).findFirst().orElseThrow();
        }
        FileTime time = Files.getLastModifiedTime(jar);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        try {
            check(home, "on");
            check(home, "on", "--dir=.");
        } finally {
            Files.setLastModifiedTime(jar, time);
        }
    }

    @Test
    void withAForeignCache() throws Exception {
        // Its key says that it is the right one.
        Path other = copy(home, "other");
        String key = Files.readString(home.resolve("lib/trifola.key"));
        Files.writeString(
                other.resolve("lib/trifola.key"), key.replace(home.toString(), other.toString()));
        for (String cache : CACHES) {
            Files.copy(home.resolve("lib").resolve(cache), other.resolve("lib").resolve(cache));
        }
        check(other, "on");
        check(other, "on", "--dir=.");
        for (String cache : CACHES) {
            Files.write(other.resolve("lib").resolve(cache), new byte[1000]);
        }
        check(other, "on");
    }

    @Test
    void onGraal() throws Exception {
        check(home, "off", "--graal");
        check(home, "on", "--graal");
    }

    @Test
    void underTheFlightRecorder() throws Exception {
        Path recording = folder.resolve("run.jfr");
        check(home, "off", "-J-XX:StartFlightRecording=filename=" + recording);
        assertTrue(Files.size(recording) > 0);
        Files.delete(recording);
        check(home, "on", "-J-XX:StartFlightRecording=filename=" + recording);
        assertTrue(Files.size(recording) > 0);
    }

    private static void check(Path distribution, String cache, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(distribution.resolve("bin/trifola").toString());
        command.addAll(List.of(options));
        command.add(program.toString());
        Process process = process(command, cache).start();
        process.getOutputStream().close();
        byte[] out = process.getInputStream().readAllBytes();
        assertEquals(0, process.waitFor());
        String errors = Files.readString(folder.resolve("errors"), StandardCharsets.ISO_8859_1);
        assertEquals("\0", errors);
        assertArrayEquals(expected(), out);
    }

    private static ProcessBuilder process(List<String> command, String cache) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("TRIFOLA_CACHE", cache);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectError(folder.resolve("errors").toFile());
    }
}
