// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trifola.wasm.host.HostEnvironment.HostDirectory;
import org.trifola.wasm.host.HostEnvironment.MemoryDirectory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The same things on each kind of file system: they behave alike. */
final class FileLayerTest {
    private static final long READ_WRITE = Rights.FD_READ | Rights.FD_WRITE;

    @TempDir Path temporary;

    /** Where the files are. */
    enum Kind {
        CONTEXT,
        HOST,
        MEMORY,
        MEMORY_IN_CONTEXT;

        Guest guest(Path directory) throws IOException {
            return switch (this) {
                case CONTEXT -> Guest.in(directory);
                case HOST -> Guest.plain(new HostDirectory("/", directory, false));
                case MEMORY -> Guest.plain(new MemoryDirectory("/"));
                case MEMORY_IN_CONTEXT ->
                        Guest.of(
                                WasiProvider.PREVIEW1,
                                program -> program.option("wasm.MemoryDirectories", "/"));
            };
        }
    }

    private static int create(Guest guest, String path, String text) {
        int fd = guest.mustOpen(Guest.ROOT, path, Flags.O_CREAT, READ_WRITE);
        assertEquals(Errno.SUCCESS, guest.write(fd, text));
        return fd;
    }

    private static void make(Guest guest, String path, String text) {
        assertEquals(Errno.SUCCESS, guest.call("fd_close", create(guest, path, text)));
    }

    private static String contents(Guest guest, String path) {
        Errno errno = guest.open(Guest.ROOT, path, 0, Rights.FD_READ);
        if (errno != Errno.SUCCESS) {
            return errno.name();
        }
        int fd = guest.opened();
        String text = guest.read(fd);
        assertEquals(Errno.SUCCESS, guest.call("fd_close", fd));
        return text;
    }

    private static Errno call(Guest guest, String name, String path) {
        return guest.call(name, Guest.ROOT, path);
    }

    private static Errno rename(Guest guest, String from, String to) {
        return guest.call("path_rename", Guest.ROOT, from, Guest.ROOT, to);
    }

    private static Errno link(Guest guest, String from, String to) {
        return guest.call("path_link", Guest.ROOT, 0, from, Guest.ROOT, to);
    }

    private static Errno symlink(Guest guest, String target, String path) {
        return guest.call("path_symlink", target, Guest.ROOT, path);
    }

    private static Errno stat(Guest guest, String path, int lookup) {
        return guest.call("path_filestat_get", Guest.ROOT, lookup, path, Guest.SPACE);
    }

    private static long size(Guest guest, String path) {
        assertEquals(Errno.SUCCESS, stat(guest, path, 0));
        return guest.i64(Guest.SPACE + Abi.PREVIEW1.filestatFileSize());
    }

    private static Set<String> names(Guest guest, String path) {
        int fd = guest.mustOpen(Guest.ROOT, path, Flags.O_DIRECTORY, 0);
        Set<String> names = new TreeSet<>();
        Errno errno = guest.call("fd_readdir", fd, Guest.SPACE, 0x8000, 0L, Guest.RESULT);
        assertEquals(Errno.SUCCESS, errno);
        int end = Guest.SPACE + guest.i32(Guest.RESULT);
        for (int at = Guest.SPACE; at < end; ) {
            int length = guest.i32(at + Abi.DIRENT_NAMLEN);
            names.add(guest.text(at + Abi.DIRENT_SIZE, length));
            at += Abi.DIRENT_SIZE + length;
        }
        assertEquals(Errno.SUCCESS, guest.call("fd_close", fd));
        assertTrue(names.removeAll(Set.of(".", "..")));
        return names;
    }

    @ParameterizedTest
    @EnumSource
    void bytes(Kind kind) throws IOException {
        try (Guest guest = kind.guest(temporary)) {
            int fd = create(guest, "file", "0123456789");
            assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, 3, 0, Guest.RESULT));
            assertEquals("3456789", guest.read(fd));
            assertEquals("", guest.read(fd));
            assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_size", fd, 4));
            assertEquals(4, size(guest, "file"));
            assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_size", fd, 6));
            assertEquals("0123\0\0", contents(guest, "file"));
            int vector = guest.vector(guest.put(new byte[] {'a', 'b'}), 2);
            assertEquals(Errno.SUCCESS, guest.call("fd_pwrite", fd, vector, 1, 8, Guest.RESULT));
            assertEquals("0123\0\0\0\0ab", contents(guest, "file"));
            assertEquals(Errno.SUCCESS, guest.call("fd_allocate", fd, 0, 200_000));
            assertEquals(200_000, size(guest, "file"));
            vector = guest.vector(Guest.SPACE, 10);
            assertEquals(
                    Errno.SUCCESS, guest.call("fd_pread", fd, vector, 1, 199_995, Guest.RESULT));
            assertEquals(5, guest.i32(Guest.RESULT));
            assertEquals(Errno.SUCCESS, guest.call("fd_sync", fd));
            assertEquals(Errno.SUCCESS, guest.call("fd_datasync", fd));
            int again = guest.mustOpen(Guest.ROOT, "file", Flags.O_TRUNC, READ_WRITE);
            assertEquals(0, size(guest, "file"));
            assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_flags", again, Flags.FD_APPEND));
            assertEquals(Errno.SUCCESS, guest.write(fd, "x"));
            assertEquals(Errno.SUCCESS, guest.write(again, "y"));
            assertTrue(contents(guest, "file").endsWith("xy"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void names(Kind kind) throws IOException {
        try (Guest guest = kind.guest(temporary)) {
            assertEquals(Errno.SUCCESS, call(guest, "path_create_directory", "dir"));
            assertEquals(Errno.EXIST, call(guest, "path_create_directory", "dir"));
            assertEquals(Errno.NOENT, call(guest, "path_create_directory", "no/dir"));
            make(guest, "dir/file", "text");
            assertEquals(Set.of("file"), names(guest, "dir"));
            assertEquals(Errno.NOTDIR, call(guest, "path_create_directory", "dir/file/x"));
            assertEquals(Errno.NOTEMPTY, call(guest, "path_remove_directory", "dir"));
            assertEquals(Errno.NOTDIR, call(guest, "path_remove_directory", "dir/file"));
            assertEquals(Errno.ISDIR, call(guest, "path_unlink_file", "dir"));
            assertEquals(Errno.SUCCESS, rename(guest, "dir/file", "dir/\u00e4"));
            assertEquals(Set.of("\u00e4"), names(guest, "dir"));
            assertEquals(Errno.SUCCESS, rename(guest, "dir", "moved"));
            assertEquals("text", contents(guest, "moved/\u00e4"));
            assertEquals(Errno.INVAL, rename(guest, "moved", "moved/in"));
            assertEquals(Errno.SUCCESS, rename(guest, "moved", "moved"));
            make(guest, "other", "other");
            assertEquals(Errno.NOTDIR, rename(guest, "moved", "other"));
            assertEquals(Errno.ISDIR, rename(guest, "other", "moved"));
            assertEquals(Errno.SUCCESS, rename(guest, "other", "moved/\u00e4"));
            assertEquals("other", contents(guest, "moved/\u00e4"));
            assertEquals(Errno.SUCCESS, call(guest, "path_create_directory", "empty"));
            assertEquals(Errno.SUCCESS, rename(guest, "moved", "empty"));
            assertEquals(Set.of("empty"), names(guest, "."));
            assertEquals(Errno.SUCCESS, call(guest, "path_unlink_file", "empty/\u00e4"));
            assertEquals(Errno.SUCCESS, call(guest, "path_remove_directory", "empty"));
            assertEquals(Set.of(), names(guest, "."));
            assertEquals(Errno.NAMETOOLONG, call(guest, "path_create_directory", "x".repeat(256)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void links(Kind kind) throws IOException {
        try (Guest guest = kind.guest(temporary)) {
            make(guest, "file", "text");
            assertEquals(Errno.SUCCESS, link(guest, "file", "hard"));
            assertEquals(Errno.EXIST, link(guest, "file", "hard"));
            assertEquals(Errno.SUCCESS, stat(guest, "hard", 0));
            assertEquals(2, guest.i64(Guest.SPACE + Abi.PREVIEW1.filestatNlink()));
            assertEquals(Errno.SUCCESS, call(guest, "path_create_directory", "dir"));
            assertEquals(Errno.PERM, link(guest, "dir", "hard2"));
            assertEquals(Errno.SUCCESS, symlink(guest, "../file", "dir/soft"));
            assertEquals("LOOP", contents(guest, "dir/soft"));
            assertEquals(Errno.SUCCESS, stat(guest, "dir/soft", 1));
            assertEquals(
                    FileType.REGULAR_FILE.ordinal(), guest.u8(Guest.SPACE + Abi.FILESTAT_FILETYPE));
            assertEquals(Errno.SUCCESS, stat(guest, "dir/soft", 0));
            assertEquals(
                    FileType.SYMBOLIC_LINK.ordinal(),
                    guest.u8(Guest.SPACE + Abi.FILESTAT_FILETYPE));
            Errno errno =
                    guest.call(
                            "path_readlink",
                            Guest.ROOT,
                            "dir/soft",
                            Guest.SPACE,
                            100,
                            Guest.RESULT);
            assertEquals(Errno.SUCCESS, errno);
            assertEquals("../file", guest.text(Guest.SPACE, guest.i32(Guest.RESULT)));
            assertEquals(Errno.SUCCESS, symlink(guest, "loop", "loop"));
            assertEquals(Errno.LOOP, stat(guest, "loop", 1));
            assertEquals(Errno.SUCCESS, call(guest, "path_unlink_file", "file"));
            assertEquals("text", contents(guest, "hard"));
            assertEquals(Errno.NOENT, stat(guest, "dir/soft", 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void filesOutliveTheirNames(Kind kind) throws IOException {
        try (Guest guest = kind.guest(temporary)) {
            int fd = create(guest, "file", "text");
            assertEquals(Errno.SUCCESS, call(guest, "path_unlink_file", "file"));
            make(guest, "file", "another");
            assertEquals(Errno.SUCCESS, guest.call("fd_seek", fd, 0, 0, Guest.RESULT));
            assertEquals("text", guest.read(fd));
            assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", fd, Guest.SPACE));
            assertEquals(4, guest.i64(Guest.SPACE + Abi.PREVIEW1.filestatFileSize()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void times(Kind kind) throws IOException {
        try (Guest guest = kind.guest(temporary)) {
            make(guest, "file", "text");
            Errno errno =
                    guest.call(
                            "path_filestat_set_times",
                            Guest.ROOT,
                            0,
                            "file",
                            1_000_000_000L,
                            2_000_000_000L,
                            Flags.TIME_ATIM | Flags.TIME_MTIM);
            assertEquals(Errno.SUCCESS, errno);
            assertEquals(Errno.SUCCESS, stat(guest, "file", 0));
            assertEquals(1_000_000_000L, guest.i64(Guest.SPACE + Abi.PREVIEW1.filestatAtim()));
            assertEquals(2_000_000_000L, guest.i64(Guest.SPACE + Abi.PREVIEW1.filestatMtim()));
            errno =
                    guest.call(
                            "path_filestat_set_times",
                            Guest.ROOT,
                            0,
                            "file",
                            0L,
                            0L,
                            Flags.TIME_MTIM_NOW);
            assertEquals(Errno.SUCCESS, errno);
            assertEquals(Errno.SUCCESS, stat(guest, "file", 0));
            assertEquals(1_000_000_000L, guest.i64(Guest.SPACE + Abi.PREVIEW1.filestatAtim()));
            assertNotEquals(2_000_000_000L, guest.i64(Guest.SPACE + Abi.PREVIEW1.filestatMtim()));
        }
    }
}
