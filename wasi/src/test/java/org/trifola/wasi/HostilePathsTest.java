// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trifola.wasm.host.HostEnvironment.HostDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Every call that takes a path, with paths and links that would lead out: nothing there notices.
 */
final class HostilePathsTest {
    private static final long READ_WRITE = Rights.FD_READ | Rights.FD_WRITE;

    /** What leads out, or nowhere, however it is used. */
    private static final List<String> OUT =
            List.of(
                    "..",
                    "../outside",
                    "../canary",
                    "../..",
                    "../../../../../../../../../../../etc",
                    "./..",
                    ".//..//outside",
                    "dir/../..",
                    "dir/../../outside",
                    "dir/./.././../outside",
                    "dir/sub/../../../outside",
                    "dir/../dir/../../canary",
                    "dir/sub/../sub/../../../canary",
                    "up/outside",
                    "up/canary",
                    "up-dir/secret.txt",
                    "up-dir/dir",
                    "up-dir/dir/file",
                    "dir/up/outside",
                    "dir/up/../outside",
                    "dir/sub/up/canary",
                    "absolute-dir/secret.txt",
                    "absolute-dir/dir/file",
                    "hop3/outside",
                    "hop3/canary",
                    "to-dir/up/outside",
                    "to-dir/../../outside",
                    "root/etc",
                    "root/etc/passwd",
                    "proc-root/etc/passwd",
                    "proc-cwd/x",
                    "proc-fd/0",
                    "dev/null",
                    "dev/shm",
                    "loop/x",
                    "loop/../../outside",
                    "ping/../../outside",
                    "/",
                    "/.",
                    "/..",
                    "//",
                    "/etc",
                    "/etc/passwd",
                    "//etc/passwd",
                    "/./etc/passwd",
                    "/../etc/passwd",
                    "/proc/self/root",
                    "/proc/self/cwd/etc/passwd",
                    "/proc/self/cwd",
                    "/proc/self/fd/0",
                    "/proc/self/environ",
                    "/proc/1/root",
                    "/dev/null",
                    "/dev/fd/0",
                    "/tmp",
                    "/file",
                    "/dir/file",
                    "..\0",
                    "\0",
                    "file\0",
                    "../canary\0",
                    "file\0/../../canary",
                    "dir\0/../../canary");

    /** What may be a name inside, or a link that can be used without following it. */
    private static final List<String> ODD =
            List.of(
                    "up",
                    "up-dir",
                    "up-file",
                    "absolute",
                    "absolute-dir",
                    "absolute-inside",
                    "hop1",
                    "hop2",
                    "hop3",
                    "dir/up",
                    "dir/sub/up",
                    "root",
                    "proc-root",
                    "proc-cwd",
                    "proc-fd",
                    "proc-exe",
                    "dev",
                    "loop",
                    "ping",
                    "pong",
                    "dangling-out",
                    "to-dir",
                    "...",
                    "....",
                    ".. ",
                    " ..",
                    "..\\outside",
                    "..\\..\\canary",
                    "\\\\?\\C:",
                    "C:\\Windows",
                    "%2e%2e",
                    "%2e%2e/canary",
                    "..%2fcanary",
                    "..;/canary",
                    "~",
                    "~root/x",
                    "file:///etc/passwd",
                    "\uff0e\uff0e/canary",
                    "\u2024\u2024/canary",
                    "..\u2215canary",
                    "$HOME",
                    "*",
                    "nul",
                    "con",
                    "-rf",
                    "\n",
                    "x".repeat(255),
                    "x".repeat(256),
                    "x/".repeat(200) + "y",
                    "x/".repeat(3000) + "y",
                    "./".repeat(3000) + "file",
                    "dir/../".repeat(600) + "file",
                    "dir/../".repeat(600) + "../canary");

    /** What comes after a path of the first kind, and changes nothing. */
    private static final String[] AFTER = {"", "/", "/.", "//", "/../outside", "/x/../../canary"};

    @TempDir Path temporary;
    private Path inside;
    private Outside outside;

    @BeforeEach
    void create() throws IOException {
        inside = temporary.resolve("inside");
        outside = Outside.of(temporary, inside);
    }

    /** Makes what a program may have brought about by itself or found, all anew. */
    private void fill() throws IOException {
        clear();
        Files.createDirectories(inside.resolve("dir/sub"));
        Files.writeString(inside.resolve("file"), "file");
        Files.writeString(inside.resolve("dir/file"), "file");
        link("to-dir", "dir");
        link("up", "..");
        link("up-dir", "../outside");
        link("up-file", "../outside/secret.txt");
        link("dir/up", "../..");
        link("dir/sub/up", "../../..");
        link("absolute", outside.directory.resolve("secret.txt").toString());
        link("absolute-dir", outside.directory.toString());
        link("absolute-inside", inside.resolve("file").toString());
        link("hop1", "dir/up");
        link("hop2", "./hop1/");
        link("hop3", "dir/../hop2");
        link("root", "/");
        link("proc-root", "/proc/self/root");
        link("proc-cwd", "/proc/self/cwd");
        link("proc-fd", "/proc/self/fd");
        link("proc-exe", "/proc/self/exe");
        link("dev", "/dev");
        link("loop", "loop");
        link("ping", "pong");
        link("pong", "ping");
        link("dangling-out", "../outside/new");
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(inside.resolve(name), Path.of(target));
    }

    @AfterEach
    void clear() throws IOException {
        if (Files.exists(inside, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.walk(inside)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A call with a path. */
    @FunctionalInterface
    private interface Use {
        Errno with(Guest guest, String path);
    }

    /** A name for a use. */
    private record Named(String name, Use use) {}

    private static List<Named> uses() {
        int root = Guest.ROOT;
        List<Named> uses = new ArrayList<>();
        for (int lookup = 0; lookup <= 1; lookup++) {
            int how = lookup;
            uses.add(new Named("read", (g, p) -> opens(g, p, how, 0, Rights.FD_READ)));
            uses.add(new Named("write", (g, p) -> opens(g, p, how, 0, READ_WRITE)));
            uses.add(new Named("create", (g, p) -> opens(g, p, how, Flags.O_CREAT, READ_WRITE)));
            uses.add(new Named("cut", (g, p) -> opens(g, p, how, Flags.O_TRUNC, READ_WRITE)));
            uses.add(
                    new Named(
                            "directory",
                            (g, p) -> opens(g, p, how, Flags.O_DIRECTORY, Rights.FD_READDIR)));
            uses.add(
                    new Named(
                            "stat",
                            (g, p) -> g.call("path_filestat_get", root, how, p, Guest.SPACE)));
            uses.add(
                    new Named(
                            "times",
                            (g, p) -> g.call("path_filestat_set_times", root, how, p, 1L, 1L, 5)));
        }
        uses.add(
                new Named(
                        "readlink",
                        (g, p) -> g.call("path_readlink", root, p, Guest.SPACE, 99, 0x100)));
        uses.add(new Named("mkdir", (g, p) -> g.call("path_create_directory", root, p)));
        uses.add(new Named("link", (g, p) -> g.call("path_link", root, 0, p, root, "linked")));
        uses.add(new Named("link to", (g, p) -> g.call("path_link", root, 0, "file", root, p)));
        uses.add(new Named("symlink", (g, p) -> g.call("path_symlink", "file", root, p)));
        uses.add(new Named("rename to", (g, p) -> g.call("path_rename", root, "file", root, p)));
        uses.add(new Named("rename", (g, p) -> g.call("path_rename", root, p, root, "moved")));
        uses.add(new Named("rmdir", (g, p) -> g.call("path_remove_directory", root, p)));
        uses.add(new Named("unlink", (g, p) -> g.call("path_unlink_file", root, p)));
        return uses;
    }

    /** Opens something, and tries what the descriptor is good for. */
    private static Errno opens(Guest guest, String path, int lookup, int how, long rights) {
        Errno errno =
                guest.call("path_open", Guest.ROOT, lookup, path, how, rights, 0, 0, Guest.RESULT);
        if (errno == Errno.SUCCESS) {
            int fd = guest.opened();
            if ((rights & Rights.FD_WRITE) != 0) {
                guest.write(fd, "overwritten");
            }
            guest.call("fd_seek", fd, 0, 0, Guest.RESULT);
            assertFalse(guest.read(fd).contains(Outside.SECRET), path);
            guest.open(fd, "..", 0, 0);
            guest.open(fd, "secret.txt", 0, Rights.FD_READ);
            guest.call("fd_filestat_get", fd, Guest.SPACE);
            guest.call("fd_close", fd);
        }
        return errno;
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTEXT", "HOST"})
    void leadNowhere(FileLayerTest.Kind kind) throws IOException {
        List<String> out = new ArrayList<>();
        for (String path : OUT) {
            for (String after : AFTER) {
                out.add(path + after);
            }
        }
        out.add(outside.directory.toString());
        out.add(outside.directory.resolve("secret.txt").toString());
        out.add(inside.resolve("file").toString());
        assertTrue(out.size() + ODD.size() >= 400, "paths");
        fill();
        try (Guest guest = kind.guest(inside)) {
            for (String path : out) {
                for (Named each : uses()) {
                    Errno errno = each.use.with(guest, path);
                    assertNotEquals(Errno.SUCCESS, errno, each.name + " " + path);
                }
            }
            outside.check("a path that leads out");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTEXT", "HOST"})
    void areUsedInside(FileLayerTest.Kind kind) throws IOException {
        for (String path : ODD) {
            for (String after : AFTER) {
                fill();
                try (Guest guest = kind.guest(inside)) {
                    for (Named each : uses()) {
                        String what = each.name + " " + path + after;
                        Errno errno = each.use.with(guest, path + after);
                        if (errno == Errno.SUCCESS && each.name.equals("stat")) {
                            long inode = guest.i64(Guest.SPACE + Abi.FILESTAT_INO);
                            assertFalse(outside.has(inode), what);
                        }
                    }
                }
            }
            outside.check(path);
        }
    }

    /** A descriptor of a directory, or of a file in it, is not led out by a link in its place. */
    @ParameterizedTest
    @EnumSource(names = {"CONTEXT", "HOST"})
    void descriptorsAreNotLedOut(FileLayerTest.Kind kind) throws IOException {
        int root = Guest.ROOT;
        fill();
        Files.createDirectory(inside.resolve("a"));
        Files.writeString(inside.resolve("a/secret.txt"), "");
        Files.writeString(inside.resolve("a/none"), "");
        try (Guest guest = kind.guest(inside)) {
            int directory = guest.mustOpen(root, "a", Flags.O_DIRECTORY, Rights.FD_READDIR);
            int file = guest.mustOpen(root, "a/secret.txt", 0, READ_WRITE);
            assertEquals(Errno.SUCCESS, readdir(guest, directory, 10, 0));
            assertEquals(Errno.SUCCESS, guest.call("path_rename", root, "a", root, "b"));
            assertEquals(Errno.SUCCESS, guest.call("path_symlink", "../outside", root, "a"));
            assertEquals(Errno.SUCCESS, readdir(guest, directory, 500, 2));
            int used = guest.i32(Guest.RESULT);
            int ino = Guest.SPACE + Abi.DIRENT_INO;
            assertEquals(2 * Abi.DIRENT_SIZE + "secret.txtnone".length(), used);
            assertFalse(outside.has(guest.i64(ino)));
            assertEquals(Errno.SUCCESS, guest.call("path_unlink_file", root, "b/secret.txt"));
            assertEquals(Errno.SUCCESS, guest.call("path_unlink_file", root, "b/none"));
            assertEquals(Errno.SUCCESS, guest.call("path_remove_directory", root, "b"));
            assertEquals(Errno.SUCCESS, guest.call("path_symlink", "../outside", root, "b"));
            assertNotEquals(Errno.SUCCESS, readdir(guest, directory, 500, 2));
            assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", file, Guest.SPACE));
            assertFalse(outside.has(guest.i64(Guest.SPACE + Abi.FILESTAT_INO)));
            assertEquals(Errno.NOENT, guest.call("fd_filestat_set_times", file, 1L, 1L, 5));
        }
        outside.check("descriptors");
    }

    private static Errno readdir(Guest guest, int fd, int space, long cookie) {
        return guest.call("fd_readdir", fd, Guest.SPACE, space, cookie, Guest.RESULT);
    }

    /** Calls of one guest of several that share a directory. */
    private void interfere(int seed, long deadline) {
        Random random = new Random(seed);
        String[] names = {"a", "b", "dir", "dir/sub", "dir/a", "a/sub", "b/a", "up", "up-dir"};
        String[] targets = {"..", "../outside", "../../outside", "dir", "dir/sub/../../..", "a"};
        try (Guest guest = Guest.plain(new HostDirectory("/", inside, false))) {
            while (System.nanoTime() < deadline) {
                String name = names[random.nextInt(names.length)];
                String other = names[random.nextInt(names.length)];
                String target = targets[random.nextInt(targets.length)];
                int root = Guest.ROOT;
                switch (random.nextInt(8)) {
                    case 0 -> guest.call("path_rename", root, name, root, other);
                    case 1 -> guest.call("path_symlink", target, root, name);
                    case 2 -> guest.call("path_unlink_file", root, name);
                    case 3 -> guest.call("path_create_directory", root, name);
                    case 4 -> guest.call("path_remove_directory", root, name + "/dir");
                    case 5 -> guest.call("path_unlink_file", root, name + "/secret.txt");
                    case 6 -> opens(guest, name + "/new", 1, Flags.O_CREAT, READ_WRITE);
                    default -> opens(guest, name + "/secret.txt", 1, 0, READ_WRITE);
                }
            }
        }
    }

    @Test
    void severalAtOnceDoNotHelpEachOther() throws Exception {
        fill();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        long deadline = System.nanoTime() + 2_000_000_000L;
        for (int i = 0; i < 4; i++) {
            int seed = i;
            Thread thread =
                    new Thread(
                            () -> {
                                try {
                                    interfere(seed, deadline);
                                } catch (Throwable e) {
                                    failure.set(e);
                                }
                            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertNull(failure.get());
        outside.check("several at once");
    }
}
