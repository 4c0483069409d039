// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files and directories once they are open. */
final class DescriptorTest {
    private static final long READ_WRITE = Rights.FD_READ | Rights.FD_WRITE;
    private static final int RESULT = Guest.RESULT;
    private static final int ROOT = Guest.ROOT;

    @TempDir Path directory;
    private Guest guest;

    @BeforeEach
    void create() throws IOException {
        Files.writeString(directory.resolve("file"), "0123456789");
        Files.createDirectory(directory.resolve("dir"));
        guest = Guest.in(directory);
    }

    @AfterEach
    void close() {
        guest.close();
    }

    private static void assertSuccess(Errno errno) {
        assertEquals(Errno.SUCCESS, errno);
    }

    private long seek(int fd, long offset, int whence) {
        Errno errno = guest.call("fd_seek", fd, offset, whence, RESULT);
        return errno == Errno.SUCCESS ? guest.i64(RESULT) : -errno.ordinal();
    }

    @Test
    void numbersAreTheLowestFree() {
        int first = guest.mustOpen(ROOT, "file", 0, Rights.FD_READ);
        int second = guest.mustOpen(ROOT, "file", 0, Rights.FD_READ);
        assertEquals(List.of(4, 5), List.of(first, second));
        assertSuccess(guest.call("fd_close", first));
        assertEquals(first, guest.mustOpen(ROOT, "file", 0, Rights.FD_READ));
    }

    @Test
    void thereIsALimit() {
        Errno errno = Errno.SUCCESS;
        int count = 0;
        while (errno == Errno.SUCCESS) {
            errno = guest.open(ROOT, "dir", 0, 0);
            count++;
        }
        assertEquals(Errno.MFILE, errno);
        assertEquals(FileTable.MAX - ROOT, count);
        assertEquals(Errno.MFILE, guest.open(ROOT, "new", Flags.O_CREAT, 0));
        assertTrue(Files.notExists(directory.resolve("new")));
    }

    @Test
    void badNumbers() {
        for (int fd : new int[] {4, 16, 1023, 1024, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            assertEquals(Errno.BADF, guest.call("fd_close", fd));
            assertEquals(Errno.BADF, guest.call("fd_renumber", fd, ROOT));
            assertEquals(Errno.BADF, guest.call("fd_renumber", ROOT, fd));
            assertEquals(Errno.BADF, guest.call("fd_prestat_get", fd, RESULT));
            assertEquals(Errno.BADF, guest.call("sock_shutdown", fd, 0));
        }
        assertEquals(Errno.NOTSOCK, guest.call("sock_shutdown", ROOT, 0));
        assertSuccess(guest.call("fd_renumber", ROOT, ROOT));
        assertSuccess(guest.call("fd_prestat_get", ROOT, RESULT));
    }

    @Test
    void positions() {
        int fd = guest.mustOpen(ROOT, "file", 0, READ_WRITE);
        assertEquals(3, seek(fd, 3, 0));
        assertEquals("3456789", guest.read(fd));
        assertEquals(10, seek(fd, 0, 1));
        assertEquals(8, seek(fd, -2, 2));
        assertEquals(7, seek(fd, -1, 1));
        assertEquals(-Errno.INVAL.ordinal(), seek(fd, -8, 1));
        assertEquals(-Errno.INVAL.ordinal(), seek(fd, 0, 3));
        assertEquals(-Errno.OVERFLOW.ordinal(), seek(fd, Long.MAX_VALUE, 1));
        assertEquals(20, seek(fd, 20, 0));
        assertEquals("", guest.read(fd));
        assertSuccess(guest.write(fd, "x"));
        assertSuccess(guest.call("fd_tell", fd, RESULT));
        assertEquals(21, guest.i64(RESULT));
        assertEquals(0, seek(fd, 0, 0));
        assertEquals("0123456789\0\0\0\0\0\0\0\0\0\0x", guest.read(fd));
    }

    @Test
    void severalPieces() throws IOException {
        int fd = guest.mustOpen(ROOT, "file", 0, READ_WRITE);
        int vectors = guest.put(new byte[4 * Abi.IOVEC_SIZE]);
        int[] lengths = {3, 0, 4, 100};
        for (int i = 0; i < lengths.length; i++) {
            guest.putInt(vectors + i * Abi.IOVEC_SIZE, Guest.SPACE + i * 0x100);
            guest.putInt(vectors + i * Abi.IOVEC_SIZE + Abi.IOVEC_LEN, lengths[i]);
        }
        assertSuccess(guest.call("fd_pread", fd, vectors, 4, 1, RESULT));
        assertEquals(9, guest.i32(RESULT));
        assertEquals("123", guest.text(Guest.SPACE, 3));
        assertEquals("4567", guest.text(Guest.SPACE + 0x200, 4));
        assertEquals("89", guest.text(Guest.SPACE + 0x300, 2));
        assertSuccess(guest.call("fd_pwrite", fd, vectors, 3, 20, RESULT));
        assertEquals(7, guest.i32(RESULT));
        assertEquals(0, seek(fd, 0, 1));
        assertSuccess(guest.call("fd_write", fd, vectors, 3, RESULT));
        assertEquals(
                "1234567789\0\0\0\0\0\0\0\0\0\0001234567",
                Files.readString(directory.resolve("file")));
    }

    @Test
    void appending() throws IOException {
        assertSuccess(
                guest.call(
                        "path_open", ROOT, 0, "file", 0, READ_WRITE, 0, Flags.FD_APPEND, RESULT));
        int fd = guest.opened();
        assertSuccess(guest.write(fd, "a"));
        assertEquals(0, seek(fd, 0, 0));
        assertSuccess(guest.write(fd, "b"));
        assertSuccess(guest.call("fd_fdstat_set_flags", fd, 0));
        assertEquals(0, seek(fd, 0, 0));
        assertSuccess(guest.write(fd, "c"));
        assertEquals("c123456789ab", Files.readString(directory.resolve("file")));
        assertEquals(Errno.NOTSUP, guest.call("fd_fdstat_set_flags", fd, Flags.FD_SYNC));
        assertEquals(Errno.INVAL, guest.call("fd_fdstat_set_flags", fd, 32));
    }

    @Test
    void sizes() throws IOException {
        int fd = guest.mustOpen(ROOT, "file", 0, READ_WRITE);
        assertEquals(5, seek(fd, 5, 0));
        assertSuccess(guest.call("fd_filestat_set_size", fd, 2));
        assertEquals("01", Files.readString(directory.resolve("file")));
        assertEquals(5, seek(fd, 0, 1));
        assertSuccess(guest.call("fd_filestat_set_size", fd, 4));
        assertEquals("01\0\0", Files.readString(directory.resolve("file")));
        assertSuccess(guest.call("fd_allocate", fd, 1, 4));
        assertEquals(5, Files.size(directory.resolve("file")));
        assertEquals(Errno.INVAL, guest.call("fd_allocate", fd, 1, 0));
        assertEquals(Errno.FBIG, guest.call("fd_allocate", fd, Long.MAX_VALUE, 1));
        assertEquals(Errno.INVAL, guest.call("fd_filestat_set_size", fd, -1));
    }

    @Test
    void rightsOnlyShrink() {
        int fd = guest.mustOpen(ROOT, "file", 0, READ_WRITE);
        assertSuccess(guest.call("fd_fdstat_get", fd, RESULT));
        long rights = guest.i64(RESULT + Abi.FDSTAT_RIGHTS_BASE);
        assertEquals(READ_WRITE, rights & READ_WRITE);
        assertSuccess(guest.call("fd_fdstat_set_rights", fd, rights & ~Rights.FD_WRITE, 0));
        assertEquals(Errno.NOTCAPABLE, guest.write(fd, "x"));
        assertEquals(Errno.NOTCAPABLE, guest.call("fd_fdstat_set_rights", fd, rights, 0));
        assertSuccess(
                guest.call(
                        "fd_fdstat_set_rights",
                        ROOT,
                        Rights.DIRECTORY & ~Rights.PATH_UNLINK_FILE,
                        Rights.ALL & ~Rights.FD_WRITE));
        assertEquals(Errno.NOTCAPABLE, guest.call("path_unlink_file", ROOT, "file"));
        assertEquals(Errno.NOTCAPABLE, guest.open(ROOT, "file", 0, Rights.FD_WRITE));
        int dir = guest.mustOpen(ROOT, "dir", 0, 0);
        assertEquals(Errno.NOTCAPABLE, guest.open(dir, "new", Flags.O_CREAT, Rights.FD_WRITE));
    }

    /** What a removed or moved file is can still be asked, and it can be used. */
    @Test
    void filesOutliveTheirPaths() throws IOException {
        int fd = guest.mustOpen(ROOT, "file", 0, READ_WRITE);
        assertSuccess(guest.call("fd_filestat_get", fd, Guest.SPACE));
        long ino = guest.i64(Guest.SPACE + Abi.FILESTAT_INO);
        assertSuccess(guest.call("path_rename", ROOT, "file", ROOT, "dir/moved"));
        assertSuccess(guest.call("path_rename", ROOT, "dir", ROOT, "other"));
        assertSuccess(guest.call("fd_filestat_set_times", fd, 5, 7, Flags.TIME_MTIM));
        assertSuccess(guest.call("fd_filestat_get", fd, Guest.SPACE));
        assertEquals(7, guest.i64(Guest.SPACE + Abi.PREVIEW1.filestatMtim()));
        assertSuccess(guest.call("path_unlink_file", ROOT, "other/moved"));
        Files.writeString(directory.resolve("other/moved"), "another file");
        assertSuccess(guest.write(fd, "x"));
        assertSuccess(guest.call("fd_filestat_set_size", fd, 99));
        assertSuccess(guest.call("fd_filestat_get", fd, Guest.SPACE));
        assertEquals(ino, guest.i64(Guest.SPACE + Abi.FILESTAT_INO));
        assertEquals(99, guest.i64(Guest.SPACE + Abi.PREVIEW1.filestatFileSize()));
        assertEquals("another file", Files.readString(directory.resolve("other/moved")));
    }

    /** Lists a directory through a buffer of some size. */
    private List<String> list(int fd, int space) {
        List<String> names = new ArrayList<>();
        long cookie = 0;
        while (true) {
            assertSuccess(guest.call("fd_readdir", fd, Guest.SPACE, space, cookie, RESULT));
            int used = guest.i32(RESULT);
            int at = Guest.SPACE;
            int end = at + used;
            while (at + Abi.DIRENT_SIZE <= end) {
                int length = guest.i32(at + Abi.DIRENT_NAMLEN);
                if (at + Abi.DIRENT_SIZE + length > end) {
                    break;
                }
                int type = guest.u8(at + Abi.DIRENT_TYPE);
                names.add(guest.text(at + Abi.DIRENT_SIZE, length) + ":" + type);
                cookie = guest.i64(at + Abi.DIRENT_NEXT);
                at += Abi.DIRENT_SIZE + length;
            }
            if (used < space) {
                return names.stream().sorted().toList();
            }
        }
    }

    @Test
    void listing() throws IOException {
        Files.createSymbolicLink(directory.resolve("link"), Path.of("file"));
        Files.createFile(directory.resolve("a name that is longer \u00e4\u20ac"));
        List<String> expected =
                List.of(
                        "..:3",
                        ".:3",
                        "a name that is longer \u00e4\u20ac:4",
                        "dir:3",
                        "file:4",
                        "link:7");
        for (int space : new int[] {0x1000, 64, 60, 54}) {
            assertEquals(expected, list(ROOT, space));
        }
        for (int i = 0; i < 50; i++) {
            guest.mustOpen(ROOT, "dir/" + i, Flags.O_CREAT, 0);
        }
        int dir = guest.mustOpen(ROOT, "dir", 0, 0);
        assertEquals(52, list(dir, 100).size());
        assertEquals(Errno.NOTDIR, guest.call("fd_readdir", 4, Guest.SPACE, 9, 0, RESULT));
        for (long cookie : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertSuccess(guest.call("fd_readdir", dir, Guest.SPACE, 99, cookie, RESULT));
            assertEquals(0, guest.i32(RESULT));
        }
    }

    /** The parent of what the program was given is that itself, as far as the program can tell. */
    @Test
    void theParentOfTheRoot() {
        assertSuccess(guest.call("fd_filestat_get", ROOT, RESULT));
        long ino = guest.i64(RESULT + Abi.FILESTAT_INO);
        assertSuccess(guest.call("fd_readdir", ROOT, Guest.SPACE, 0x100, 0, RESULT));
        int second = Guest.SPACE + Abi.DIRENT_SIZE + 1;
        assertEquals(ino, guest.i64(Guest.SPACE + Abi.DIRENT_INO));
        assertEquals(ino, guest.i64(second + Abi.DIRENT_INO));
    }

    @Test
    void opening() {
        assertEquals(Errno.EXIST, guest.open(ROOT, "file", Flags.O_CREAT | Flags.O_EXCL, 0));
        assertEquals(Errno.NOTDIR, guest.open(ROOT, "file", Flags.O_DIRECTORY, 0));
        assertEquals(Errno.NOENT, guest.open(ROOT, "new", 0, 0));
        assertEquals(Errno.INVAL, guest.open(ROOT, "x", Flags.O_CREAT | Flags.O_DIRECTORY, 0));
        assertEquals(Errno.INVAL, guest.open(ROOT, "file", 16, 0));
        assertEquals(Errno.ISDIR, guest.open(ROOT, "new/", Flags.O_CREAT, 0));
        assertEquals(Errno.NOENT, guest.open(ROOT, "no/new", Flags.O_CREAT, 0));
        assertEquals(Errno.ISDIR, guest.open(ROOT, "dir", 0, Rights.FD_WRITE));
        assertEquals(Errno.ISDIR, guest.open(ROOT, "dir", Flags.O_TRUNC, 0));
        assertEquals(Errno.NAMETOOLONG, guest.open(ROOT, "x".repeat(300), 0, 0));
        assertEquals(Errno.NOTDIR, guest.open(0, "file", 0, 0));
        int fd = guest.mustOpen(ROOT, "file", Flags.O_TRUNC, Rights.FD_READ);
        assertEquals("", guest.read(fd));
        assertNotEquals(0, fd);
    }

    @Test
    void removing() {
        assertEquals(Errno.INVAL, guest.call("path_remove_directory", ROOT, "."));
        assertEquals(Errno.INVAL, guest.call("path_remove_directory", ROOT, "dir/.."));
        assertEquals(Errno.NOTDIR, guest.call("path_remove_directory", ROOT, "file"));
        assertEquals(Errno.ISDIR, guest.call("path_unlink_file", ROOT, "."));
        assertEquals(Errno.ISDIR, guest.call("path_unlink_file", ROOT, "dir"));
        assertEquals(Errno.NOENT, guest.call("path_unlink_file", ROOT, "new"));
        assertEquals(Errno.INVAL, guest.call("path_rename", ROOT, "dir", ROOT, "dir/sub"));
        assertEquals(Errno.NOTDIR, guest.call("path_rename", ROOT, "file", ROOT, "new/"));
        assertEquals(Errno.EXIST, guest.call("path_create_directory", ROOT, "."));
        assertEquals(Errno.EXIST, guest.call("path_create_directory", ROOT, "file"));
        assertSuccess(guest.call("path_rename", ROOT, "dir", ROOT, "dir"));
        assertSuccess(guest.call("path_remove_directory", ROOT, "dir/"));
        assertSuccess(guest.call("path_unlink_file", ROOT, "file"));
    }

    /** The text of a symbolic link is kept as it is. */
    @Test
    void linkTexts() {
        for (String target : List.of("file", "./file", "../x", "dir/../file", "a b", "\u00e4")) {
            assertSuccess(guest.call("path_symlink", target, ROOT, "link"));
            assertSuccess(guest.call("path_readlink", ROOT, "link", Guest.SPACE, 0x100, RESULT));
            assertEquals(target, guest.text(Guest.SPACE, guest.i32(RESULT)));
            assertSuccess(guest.call("path_unlink_file", ROOT, "link"));
        }
        assertEquals(Errno.NOENT, guest.call("path_symlink", "", ROOT, "link"));
        assertEquals(Errno.NOTCAPABLE, guest.call("path_symlink", "/x", ROOT, "link"));
        assertEquals(Errno.INVAL, guest.call("path_readlink", ROOT, "file", 0, 0, RESULT));
    }
}
