// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What embedders configure: other file systems, none at all, directories that are not there. */
final class EnvironmentTest {
    @TempDir Path directory;

    private static Guest guest(Path directory, IOAccess io) throws IOException {
        return Guest.of(WasiProvider.PREVIEW1, program -> program.directory(directory, "/").io(io));
    }

    @Test
    void plainFileSystem() throws IOException {
        Files.writeString(directory.resolve("file"), "text");
        IOAccess io = IOAccess.newBuilder().fileSystem(new PlainFileSystem()).build();
        try (Guest guest = guest(directory, io)) {
            int root = Guest.ROOT;
            guest.call("path_filestat_get", root, 0, "file", Guest.SPACE);
            long ino = guest.i64(Guest.SPACE + Abi.FILESTAT_INO);
            assertEquals(4, guest.i64(Guest.SPACE + Abi.PREVIEW1.filestatFileSize()));
            assertNotEquals(0, ino);
            int fd = guest.mustOpen(root, "file", 0, Rights.FD_READ);
            assertEquals("text", guest.read(fd));
            guest.call("fd_filestat_get", fd, Guest.SPACE);
            assertEquals(ino, guest.i64(Guest.SPACE + Abi.FILESTAT_INO));
            assertEquals(Errno.SUCCESS, guest.call("path_create_directory", root, "dir"));
            assertEquals(Errno.NOTCAPABLE, guest.open(root, "dir/../..", 0, 0));
            assertEquals(Errno.NOTSUP, guest.call("path_symlink", "x", root, "link"));
            assertEquals(Errno.NOTSUP, guest.call("path_link", root, 0, "file", root, "link"));
            assertEquals(Errno.SUCCESS, guest.call("path_unlink_file", root, "file"));
        }
    }

    @Test
    void readOnlyFileSystem() throws IOException {
        Files.writeString(directory.resolve("file"), "text");
        FileSystem files = FileSystem.newReadOnlyFileSystem(FileSystem.newDefaultFileSystem());
        try (Guest guest = guest(directory, IOAccess.newBuilder().fileSystem(files).build())) {
            int root = Guest.ROOT;
            assertEquals("text", guest.read(guest.mustOpen(root, "file", 0, Rights.FD_READ)));
            Errno written = guest.open(root, "file", 0, Rights.FD_WRITE);
            assertTrue(written == Errno.ROFS || written == Errno.ACCES, written.name());
            Errno removed = guest.call("path_unlink_file", root, "file");
            assertTrue(removed == Errno.ROFS || removed == Errno.ACCES, removed.name());
            assertTrue(Files.exists(directory.resolve("file")));
        }
    }

    @Test
    void directoriesThatCannotBeUsed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "text");
        assertRefused(directory.resolve("none"), IOAccess.ALL, "none: it does not exist");
        assertRefused(file, IOAccess.ALL, "file: it is no directory");
        assertRefused(directory, IOAccess.NONE, directory + ": ");
    }

    private static void assertRefused(Path directory, IOAccess io, String message) {
        PolyglotException e =
                assertThrows(PolyglotException.class, () -> guest(directory, io).close());
        assertTrue(e.isGuestException() && e.getMessage().contains(message), e.toString());
    }

    @Test
    void terminals() throws IOException {
        int[] expected = {0, 2, 2};
        try (Guest guest =
                Guest.of(
                        WasiProvider.PREVIEW1, program -> program.option("wasm.Terminals", "12"))) {
            for (int fd = 0; fd < expected.length; fd++) {
                guest.call("fd_fdstat_get", fd, Guest.RESULT);
                assertEquals(expected[fd], guest.u8(Guest.RESULT));
                guest.call("fd_filestat_get", fd, Guest.SPACE);
                assertEquals(expected[fd], guest.u8(Guest.SPACE + Abi.FILESTAT_FILETYPE));
            }
        }
    }
}
