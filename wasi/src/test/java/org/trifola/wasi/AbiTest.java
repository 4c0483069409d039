// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/** Names, types, structures and addresses, of both versions. */
final class AbiTest {
    @TempDir Path directory;

    @Test
    void allFunctionsExist() {
        assertEquals(46, Guest.NAMES.size());
        for (String name : Guest.NAMES) {
            boolean returns = !name.equals("proc_exit");
            assertEquals(returns ? 1 : 0, Preview1.call(name).results().size(), name);
        }
        assertNull(Preview1.call("fd_dup"));
        assertEquals(76, Errno.NOTCAPABLE.ordinal());
    }

    private Guest guest(String module) throws IOException {
        return Guest.of(module, program -> program.directory(directory, "/name"));
    }

    @Test
    void fileStat() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "12345");
        Files.createLink(directory.resolve("link"), file);
        Files.setLastModifiedTime(file, FileTime.from(1_234_567, TimeUnit.MICROSECONDS));
        long ino = (Long) Files.getAttribute(file, "unix:ino");
        try (Guest guest = guest(WasiProvider.PREVIEW1)) {
            fill(guest, 80);
            guest.call("path_filestat_get", Guest.ROOT, 0, "file", Guest.SPACE);
            assertEquals(ino, guest.i64(Guest.SPACE + 8));
            assertEquals(4, guest.i64(Guest.SPACE + 16));
            assertEquals(2, guest.i64(Guest.SPACE + 24));
            assertEquals(5, guest.i64(Guest.SPACE + 32));
            assertEquals(1_234_567_000, guest.i64(Guest.SPACE + 48));
            assertEquals(-1, guest.i64(Guest.SPACE + 64));
        }
        try (Guest guest = guest(WasiProvider.UNSTABLE)) {
            fill(guest, 80);
            guest.call("path_filestat_get", Guest.ROOT, 0, "file", Guest.SPACE);
            assertEquals(ino, guest.i64(Guest.SPACE + 8));
            assertEquals(4, guest.i32(Guest.SPACE + 16));
            assertEquals(2, guest.i32(Guest.SPACE + 20));
            assertEquals(5, guest.i64(Guest.SPACE + 24));
            assertEquals(1_234_567_000, guest.i64(Guest.SPACE + 40));
            assertEquals(-1, guest.i64(Guest.SPACE + 56));
        }
    }

    private static void fill(Guest guest, int count) {
        for (int i = 0; i < count; i += 4) {
            guest.putInt(Guest.SPACE + i, -1);
        }
    }

    @Test
    void whence() throws IOException {
        Files.writeString(directory.resolve("file"), "12345");
        long[][] expected = {{1, 3, 6}, {3, 6, 1}};
        String[] modules = {WasiProvider.PREVIEW1, WasiProvider.UNSTABLE};
        for (int version = 0; version < modules.length; version++) {
            try (Guest guest = guest(modules[version])) {
                int fd = guest.mustOpen(Guest.ROOT, "file", 0, Rights.FD_READ);
                for (int whence = 0; whence < 3; whence++) {
                    guest.call("fd_pread", fd, guest.vector(Guest.SPACE, 1), 1, 0, 0x100);
                    int set = version == 0 ? 0 : 2;
                    guest.call("fd_seek", fd, 2, set, Guest.RESULT);
                    guest.call("fd_seek", fd, 1, whence, Guest.RESULT);
                    assertEquals(expected[version][whence], guest.i64(Guest.RESULT));
                }
            }
        }
    }

    @Test
    void fdStatAndPrestat() throws IOException {
        try (Guest guest = guest(WasiProvider.PREVIEW1)) {
            fill(guest, 32);
            guest.call("fd_fdstat_get", Guest.ROOT, Guest.SPACE);
            assertEquals(3, guest.i64(Guest.SPACE));
            assertEquals(Rights.DIRECTORY, guest.i64(Guest.SPACE + 8));
            assertEquals(Rights.ALL, guest.i64(Guest.SPACE + 16));
            assertEquals(-1, guest.i64(Guest.SPACE + 24));
            fill(guest, 32);
            guest.call("fd_prestat_get", Guest.ROOT, Guest.SPACE);
            assertEquals(0, guest.i32(Guest.SPACE));
            assertEquals(5, guest.i32(Guest.SPACE + 4));
            assertEquals(-1, guest.i32(Guest.SPACE + 8));
            guest.call("fd_prestat_dir_name", Guest.ROOT, Guest.SPACE, 5);
            assertEquals("/name", guest.text(Guest.SPACE, 5));
            assertEquals(
                    Errno.NAMETOOLONG,
                    guest.call("fd_prestat_dir_name", Guest.ROOT, Guest.SPACE, 4));
        }
    }

    /** Results that do not fit trap, before anything has been done. */
    @Test
    void addressesOutOfBounds() throws IOException {
        try (Guest guest = guest(WasiProvider.PREVIEW1)) {
            for (int bad : new int[] {0x1FFFD, 0x20000, 0x7FFFFFFF, 0x80000000, -4, -1}) {
                String[] calls = {
                    "args_sizes_get", "clock_res_get", "fd_fdstat_get", "fd_prestat_get"
                };
                for (String call : calls) {
                    assertTraps(() -> guest.call(call, Guest.ROOT, bad));
                }
                assertTraps(() -> guest.call("random_get", bad, 4));
                assertTraps(() -> guest.call("random_get", 4, bad));
                assertTraps(
                        () -> guest.call("path_open", 3, 0, "new", 1, Rights.FD_WRITE, 0, 0, bad));
                assertTraps(() -> guest.call("fd_write", 1, guest.vector(0, 1), 1, bad));
                assertTraps(() -> guest.call("fd_write", 1, bad, 1, Guest.RESULT));
                assertTraps(() -> guest.call("fd_write", 1, 0, bad, Guest.RESULT));
                assertTraps(() -> guest.call("fd_write", 1, guest.vector(bad, 4), 1, 0x100));
                assertTraps(() -> guest.call("fd_write", 1, guest.vector(4, bad), 1, 0x100));
                assertTraps(() -> guest.call("path_unlink_file", 3, bad, 4));
                assertTraps(() -> guest.call("path_unlink_file", 3, 4, bad));
                assertTraps(() -> guest.call("poll_oneoff", bad, 0, 1, Guest.RESULT));
                assertTraps(() -> guest.call("poll_oneoff", 0, bad, 1, Guest.RESULT));
                assertTraps(() -> guest.call("poll_oneoff", 0, 0, bad, Guest.RESULT));
            }
            assertEquals(0, guest.out.size());
            assertTrue(Files.notExists(directory.resolve("new")));
        }
    }

    private static void assertTraps(Runnable call) {
        try {
            call.run();
        } catch (PolyglotException e) {
            assertTrue(e.getMessage().startsWith("out of bounds memory access"), e.getMessage());
            assertTrue(e.isGuestException(), e.getMessage());
            return;
        }
        throw new AssertionError("It did not trap");
    }

    @Test
    void textsAreUtf8() throws IOException {
        try (Guest guest = guest(WasiProvider.PREVIEW1)) {
            for (int[] bytes : new int[][] {{0xFF}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xE2}}) {
                byte[] text = new byte[bytes.length];
                for (int i = 0; i < text.length; i++) {
                    text[i] = (byte) bytes[i];
                }
                int address = guest.put(text);
                assertEquals(Errno.ILSEQ, guest.call("path_unlink_file", 3, address, text.length));
            }
            String odd = "\u00e4\u20ac\ud83d\ude00";
            assertEquals(Errno.SUCCESS, guest.call("path_create_directory", 3, odd));
            assertTrue(Files.isDirectory(directory.resolve(odd)));
        }
    }
}
