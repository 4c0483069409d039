// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** No path leads out of the directory that a program was given. */
final class SandboxTest {
    private static final String SECRET = "secret";

    @TempDir Path temporary;
    private Path inside;
    private Path outside;

    @BeforeEach
    void create() throws IOException {
        outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("secret.txt"), SECRET);
        Files.createDirectory(outside.resolve("dir"));
        inside = Files.createDirectory(temporary.resolve("inside"));
        createInside();
    }

    private void createInside() throws IOException {
        Files.writeString(inside.resolve("file"), "file");
        Files.createDirectory(inside.resolve("dir"));
        Files.writeString(inside.resolve("dir/inner"), "inner");
        link("to-inner", "dir/inner");
        link("to-dir", "dir");
        link("to-dir-slash", "dir/");
        link("dir/back", "../file");
        link("dir/dots", "..");
        link("up", "..");
        link("up-file", "../outside/secret.txt");
        link("up-dir", "../outside");
        link("up-inside", "../inside/file");
        link("dir/up-twice", "../../outside/secret.txt");
        link("absolute", outside.resolve("secret.txt").toString());
        link("absolute-dir", outside.toString());
        link("absolute-inside", inside.resolve("file").toString());
        link("root", "/");
        link("loop", "loop");
        link("ping", "pong");
        link("pong", "ping");
        link("dangling", "nowhere");
        link("chain0", "file");
        for (int i = 1; i <= PathResolver.MAX_LINKS; i++) {
            link("chain" + i, "chain" + (i - 1));
        }
    }

    /** The library that deletes the folder would warn of these. */
    @AfterEach
    void deleteLinks() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            for (Path file : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(file);
            }
        }
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(inside.resolve(name), Path.of(target));
    }

    /** What opening a path for reading gives: the bytes, or the error number. */
    @TestFactory
    List<DynamicTest> reading() {
        Map<String, String> expected = new TreeMap<>();
        expected.put("file", "file");
        expected.put("./file", "file");
        expected.put(".//./file", "file");
        expected.put("dir/../file", "file");
        expected.put("dir/inner", "inner");
        expected.put("to-inner", "inner");
        expected.put("to-dir/inner", "inner");
        expected.put("to-dir-slash/inner", "inner");
        expected.put("to-dir/../file", "file");
        expected.put("dir/back", "file");
        expected.put("dir/dots/file", "file");
        expected.put("dir/dots/dir/dots/file", "file");
        expected.put("chain" + (PathResolver.MAX_LINKS - 1), "file");
        expected.put("chain" + PathResolver.MAX_LINKS, "LOOP");
        expected.put("loop", "LOOP");
        expected.put("loop/x", "LOOP");
        expected.put("ping", "LOOP");
        expected.put("dangling", "NOENT");
        expected.put("", "NOENT");
        expected.put("nothing", "NOENT");
        expected.put("nothing/../file", "NOENT");
        expected.put("file/", "NOTDIR");
        expected.put("file/.", "NOTDIR");
        expected.put("file/..", "NOTDIR");
        expected.put("file/../file", "NOTDIR");
        expected.put("file/x", "NOTDIR");
        expected.put("to-inner/", "NOTDIR");
        expected.put("dir", "ISDIR");
        expected.put("dir/", "ISDIR");
        expected.put("dir/.", "ISDIR");
        expected.put(".", "ISDIR");
        expected.put("dir/..", "ISDIR");
        expected.put("file\0", "INVAL");
        expected.put("\0", "INVAL");
        expected.put("dir\0/../../outside/secret.txt", "INVAL");
        for (String escape :
                List.of(
                        "/",
                        "//",
                        "/file",
                        "//file",
                        "/etc/passwd",
                        outside + "/secret.txt",
                        inside + "/file",
                        "..",
                        "../",
                        "./..",
                        "../outside/secret.txt",
                        "../inside/file",
                        "dir/../..",
                        "dir/../../outside/secret.txt",
                        "dir/../../inside/file",
                        "to-dir/../../outside/secret.txt",
                        "dir/dots/../outside/secret.txt",
                        "dir/dots/..",
                        "up",
                        "up/",
                        "up/.",
                        "up/outside/secret.txt",
                        "up/inside/file",
                        "up-file",
                        "up-dir",
                        "up-dir/secret.txt",
                        "up-dir/../inside/file",
                        "up-inside",
                        "dir/up-twice",
                        "absolute",
                        "absolute/",
                        "absolute-dir/secret.txt",
                        "absolute-inside",
                        "root",
                        "root/",
                        "root/etc/passwd")) {
            expected.put(escape, "NOTCAPABLE");
        }
        List<DynamicTest> tests = new ArrayList<>();
        expected.forEach(
                (path, result) ->
                        tests.add(
                                DynamicTest.dynamicTest(
                                        "'"
                                                + path.replace('\0', '0')
                                                        .replace(temporary.toString(), "")
                                                + "'",
                                        () -> assertEquals(result, read(path)))));
        return tests;
    }

    private String read(String path) throws IOException {
        try (Guest guest = Guest.in(inside)) {
            Errno errno =
                    guest.call(
                            "path_open",
                            Guest.ROOT,
                            Flags.LOOKUP_FOLLOW,
                            path,
                            0,
                            Rights.FD_READ,
                            0,
                            0,
                            Guest.RESULT);
            if (errno != Errno.SUCCESS) {
                return errno.name();
            }
            int fd = guest.opened();
            guest.call("fd_fdstat_get", fd, Guest.RESULT);
            boolean directory = guest.u8(Guest.RESULT) == FileType.DIRECTORY.ordinal();
            return directory ? "ISDIR" : guest.read(fd);
        }
    }

    /** Nothing that calls do with these paths changes what is outside. */
    @Test
    void changing() throws IOException {
        Map<String, String> before = snapshot();
        List<String> names =
                List.of("secret.txt", "dir", "new", "dir/new", "outside/secret.txt", "outside/new");
        List<String> prefixes =
                List.of(
                        "",
                        "/",
                        "../",
                        outside + "/",
                        "up/",
                        "up-dir/",
                        "absolute-dir/",
                        "root" + outside + "/",
                        "dir/../../",
                        "dir/../../outside/",
                        "dir/dots/../outside/");
        for (String prefix : prefixes) {
            for (String name : names) {
                change(prefix + name);
                assertEquals(before, snapshot(), prefix + name);
            }
        }
        for (String link : List.of("up", "up-file", "up-dir", "dir/up-twice", "absolute", "root")) {
            for (String end : List.of("", "/", "/.")) {
                change(link + end);
                assertEquals(before, snapshot(), link + end);
                deleteInside();
                inside = Files.createDirectory(temporary.resolve("inside"));
                createInside();
            }
        }
    }

    private void change(String path) throws IOException {
        int root = Guest.ROOT;
        try (Guest guest = Guest.in(inside)) {
            for (int follow = 0; follow <= 1; follow++) {
                guest.call("path_filestat_set_times", root, follow, path, 1L, 1L, Flags.TIME_MTIM);
                for (int how : List.of(0, Flags.O_CREAT, Flags.O_TRUNC, Flags.O_CREAT | 4)) {
                    long rights = Rights.FD_WRITE;
                    Errno opened =
                            guest.call("path_open", root, follow, path, how, rights, 0, 0, 0x100);
                    if (opened == Errno.SUCCESS) {
                        guest.write(guest.opened(), "changed");
                    }
                }
            }
            guest.call("path_create_directory", root, path);
            guest.call("path_symlink", "file", root, path);
            guest.call("path_link", root, 0, "file", root, path);
            guest.call("path_link", root, 0, path, root, "linked");
            if (guest.open(root, "linked", 0, Rights.FD_WRITE) == Errno.SUCCESS) {
                guest.write(guest.opened(), "changed");
            }
            guest.call("path_rename", root, "dir", root, path);
            guest.call("path_rename", root, path, root, "renamed");
            guest.call("path_unlink_file", root, path);
            guest.call("path_remove_directory", root, path);
        }
    }

    /** All that is outside, with the time of its last change. */
    private Map<String, String> snapshot() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Files.walkFileTree(
                temporary,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path file, BasicFileAttributes found)
                            throws IOException {
                        if (file.equals(inside)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        } else if (!file.equals(temporary)) {
                            files.put(file.toString(), "" + found.lastModifiedTime());
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes found)
                            throws IOException {
                        files.put(
                                file.toString(),
                                Files.readString(file)
                                        + found.lastModifiedTime()
                                        + Files.getAttribute(file, "unix:nlink"));
                        return FileVisitResult.CONTINUE;
                    }
                });
        return files;
    }

    private void deleteInside() throws IOException {
        try (Stream<Path> files = Files.walk(inside)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void whatIsOutsideIsNotTold() throws IOException {
        try (Guest guest = Guest.in(inside)) {
            int result = Guest.RESULT;
            for (String path : List.of("absolute", "root", "absolute-inside")) {
                assertEquals(
                        Errno.NOTCAPABLE,
                        guest.call("path_readlink", Guest.ROOT, path, Guest.SPACE, 999, result));
            }
            for (String path : List.of("up", "up-file", "absolute", "absolute-dir", "../outside")) {
                assertEquals(
                        Errno.NOTCAPABLE,
                        guest.call("path_filestat_get", Guest.ROOT, 1, path, Guest.SPACE),
                        path);
            }
        }
    }

    /**
     * A descriptor of a directory gives no more than the directory, whatever is moved around it.
     */
    @Test
    void directoriesAreSandboxesThemselves() throws IOException {
        Files.createDirectories(inside.resolve("a/b/c"));
        Files.writeString(inside.resolve("a/b/f"), "f");
        try (Guest guest = Guest.in(inside)) {
            int b = guest.mustOpen(Guest.ROOT, "a/b", Flags.O_DIRECTORY, 0);
            assertEquals(Errno.NOTCAPABLE, guest.open(b, "../../file", 0, Rights.FD_READ));
            assertEquals(Errno.SUCCESS, guest.open(b, "c/../f", 0, Rights.FD_READ));
            assertEquals(
                    Errno.SUCCESS, guest.call("path_rename", Guest.ROOT, "a", Guest.ROOT, "moved"));
            assertEquals("f", guest.read(guest.mustOpen(b, "f", 0, Rights.FD_READ)));
            assertEquals(Errno.SUCCESS, guest.call("path_symlink", "../outside", Guest.ROOT, "a"));
            assertEquals("f", guest.read(guest.mustOpen(b, "f", 0, Rights.FD_READ)));
        }
    }

    /** The directory was replaced by a link to the outside while the program had it open. */
    @Test
    void replacedDirectoriesAreNotFollowed() throws IOException {
        Files.createDirectories(inside.resolve("a/b"));
        try (Guest guest = Guest.in(inside)) {
            int b = guest.mustOpen(Guest.ROOT, "a/b", Flags.O_DIRECTORY, 0);
            Files.delete(inside.resolve("a/b"));
            Files.createSymbolicLink(inside.resolve("a/b"), outside);
            assertEquals(Errno.NOTDIR, guest.open(b, "secret.txt", 0, Rights.FD_READ));
            assertEquals(
                    Errno.NOTDIR,
                    guest.call("fd_readdir", b, Guest.SPACE, 0x1000, 0, Guest.RESULT));
            Files.move(inside, temporary.resolve("gone"));
            Files.createSymbolicLink(inside, outside);
            assertEquals(Errno.STALE, guest.open(Guest.ROOT, "secret.txt", 0, Rights.FD_READ));
        }
    }

    /**
     * Who may change a directory above another one that it was given cannot lead that elsewhere.
     */
    @Test
    void nestedDirectoriesStayWhereTheyAre() throws IOException {
        Files.createDirectories(inside.resolve("a/dir"));
        try (Guest guest =
                Guest.of(
                        WasiProvider.PREVIEW1,
                        program ->
                                program.directory(inside, "/")
                                        .directory(inside.resolve("a/dir"), "/dir"))) {
            int nested = Guest.ROOT + 1;
            assertEquals(Errno.SUCCESS, guest.open(nested, ".", 0, 0));
            guest.call("path_rename", Guest.ROOT, "a", Guest.ROOT, "b");
            assertEquals(Errno.SUCCESS, guest.call("path_symlink", "../outside", Guest.ROOT, "a"));
            assertEquals(Errno.STALE, guest.open(nested, ".", 0, 0));
        }
    }

    /** Two programs with the same directory: one makes links while the other opens files. */
    @Test
    void linksThatComeAndGoAreNotFollowed() throws Exception {
        Files.createDirectory(inside.resolve("real"));
        Files.writeString(inside.resolve("real/secret.txt"), "harmless");
        AtomicBoolean done = new AtomicBoolean();
        Thread attacker = new Thread(() -> swap(done));
        attacker.start();
        try (Guest guest = Guest.in(inside)) {
            int read = 0;
            for (int i = 0; i < 20_000 && read < 500; i++) {
                if (guest.open(Guest.ROOT, "x/secret.txt", 0, Rights.FD_READ) == Errno.SUCCESS) {
                    assertEquals("harmless", guest.read(guest.opened()));
                    guest.call("fd_close", guest.opened());
                    read++;
                }
            }
            assertTrue(read > 0, "The directory was never there");
        } finally {
            done.set(true);
            attacker.join();
        }
    }

    private void swap(AtomicBoolean done) {
        int root = Guest.ROOT;
        try (Guest guest = Guest.in(inside)) {
            while (!done.get()) {
                guest.call("path_rename", root, "real", root, "x");
                guest.call("path_rename", root, "x", root, "real");
                guest.call("path_symlink", "../outside", root, "x");
                guest.call("path_unlink_file", root, "x");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readOnlyDirectories() throws IOException {
        try (Guest guest =
                Guest.of(WasiProvider.PREVIEW1, program -> program.directory(inside, "/::ro"))) {
            int root = Guest.ROOT;
            assertEquals("file", guest.read(guest.mustOpen(root, "file", 0, Rights.FD_READ)));
            int file = guest.opened();
            Errno rofs = Errno.ROFS;
            assertEquals(rofs, guest.open(root, "file", 0, Rights.FD_WRITE));
            assertEquals(rofs, guest.open(root, "file", Flags.O_TRUNC, 0));
            assertEquals(rofs, guest.open(root, "new", Flags.O_CREAT, 0));
            assertEquals(rofs, guest.call("path_create_directory", root, "new"));
            assertEquals(rofs, guest.call("path_unlink_file", root, "file"));
            assertEquals(rofs, guest.call("path_remove_directory", root, "dir"));
            assertEquals(rofs, guest.call("path_rename", root, "file", root, "new"));
            assertEquals(rofs, guest.call("path_link", root, 0, "file", root, "new"));
            assertEquals(rofs, guest.call("path_symlink", "file", root, "new"));
            assertEquals(
                    rofs,
                    guest.call("path_filestat_set_times", root, 0, "file", 1, 1, Flags.TIME_MTIM));
            assertEquals(rofs, guest.call("fd_filestat_set_times", file, 1, 1, Flags.TIME_MTIM));
            assertEquals(rofs, guest.call("fd_filestat_set_times", root, 1, 1, Flags.TIME_MTIM));
        }
    }

    /** Opening a pipe waits for the other end, so it is refused. */
    @Test
    void pipesAreNotOpened() throws Exception {
        Process mkfifo = new ProcessBuilder("mkfifo", inside + "/pipe").inheritIO().start();
        assumeTrue(mkfifo.waitFor() == 0, "There is no mkfifo");
        try (Guest guest = Guest.in(inside)) {
            assertEquals(Errno.NOTSUP, guest.open(Guest.ROOT, "pipe", 0, Rights.FD_READ));
        }
    }
}
