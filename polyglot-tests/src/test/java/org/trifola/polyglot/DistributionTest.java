// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
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

    @TempDir private Path folder;
    private Path home;
    private Path program;

    @BeforeEach
    void copyDistribution() throws IOException {
        Path built = built();
        assumeTrue(built != null, "there is no distribution yet: mvn package");
        home = copy(built, "home");
        program = Files.writeString(folder.resolve("bytes.wat"), program());
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
    private Path copy(Path from, String name) throws IOException {
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
        check("off");
        check("off", "--dir=.");
    }

    @Test
    void withACacheThatFits() throws Exception {
        makeCaches(home);
        check("on");
        check("on", "--dir=.");
    }

    @Test
    void withAStaleCache() throws Exception {
        makeCaches(home);
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            for (Path jar : jars.filter(f -> f.toString().endsWith(".jar")).toList()) {
                Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
            }
        }
        check("on");
        check("on", "--dir=.");
    }

    @Test
    void withAForeignCache() throws Exception {
        makeCaches(home);
        // Its key says that it is the right one.
        Path other = copy(home, "other");
        for (String cache : CACHES) {
            Files.copy(home.resolve("lib").resolve(cache), other.resolve("lib").resolve(cache));
        }
        String key = Files.readString(home.resolve("lib/trifola.key"));
        Files.writeString(
                other.resolve("lib/trifola.key"), key.replace(home.toString(), other.toString()));
        home = other;
        check("on");
        check("on", "--dir=.");
        for (String cache : CACHES) {
            Files.write(other.resolve("lib").resolve(cache), new byte[1000]);
        }
        check("on");
        check("on", "-J-XX:+UseG1GC");
    }

    @Test
    void onGraal() throws Exception {
        check("off", "--graal");
        makeCaches(home);
        check("on", "--graal");
    }

    @Test
    void underTheFlightRecorder() throws Exception {
        String record = "-J-XX:StartFlightRecording=filename=" + folder.resolve("run.jfr");
        check("off", record);
        makeCaches(home);
        check("on", record);
        assertTrue(Files.size(folder.resolve("run.jfr")) > 0);
    }

    private void makeCaches(Path of) throws Exception {
        List<String> command = List.of(of.resolve("bin/trifola").toString(), "--make-cache");
        Process process = process(command, "on").start();
        process.getOutputStream().close();
        assertEquals("", new String(process.getInputStream().readAllBytes()));
        assertEquals(0, process.waitFor());
        for (String cache : CACHES) {
            assertTrue(Files.size(of.resolve("lib").resolve(cache)) > 0, cache);
        }
    }

    private void check(String cache, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/trifola").toString()));
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

    private ProcessBuilder process(List<String> command, String cache) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("TRIFOLA_CACHE", cache);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectError(folder.resolve("errors").toFile());
    }
}
