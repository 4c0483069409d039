// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies beside a directory that a program is given, and must never notice the program. */
final class Outside {
    /** What no program may ever read. */
    static final String SECRET = "the secret outside";

    final Path directory;
    private final Path above;
    private final Path inside;
    private final Map<String, String> before;

    private Outside(Path above, Path inside) throws IOException {
        this.above = above;
        this.inside = inside;
        this.directory = Files.createDirectory(above.resolve("outside"));
        Files.writeString(directory.resolve("secret.txt"), SECRET);
        Files.writeString(above.resolve("canary"), SECRET);
        Files.createDirectory(directory.resolve("dir"));
        Files.writeString(directory.resolve("dir/file"), SECRET);
        before = snapshot();
    }

    /** Makes what is outside of a directory, which has a name in {@code above}. */
    static Outside of(Path above, Path inside) throws IOException {
        return new Outside(above, inside);
    }

    /** Fails if anything has changed. */
    void check(Object why) throws IOException {
        assertEquals(before, snapshot(), () -> "changed by " + why);
    }

    /** Whether a file, told by its number, is one of those. */
    boolean has(long inode) throws IOException {
        for (String attributes : before.values()) {
            if (attributes.startsWith(inode + " ")) {
                return true;
            }
        }
        return inode == number(above);
    }

    private static long number(Path file) throws IOException {
        return (Long) Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    }

    private Map<String, String> snapshot() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(above)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.equals(above) || file.startsWith(inside)) {
                    continue;
                }
                String attributes =
                        number(file)
                                + " "
                                + Files.getAttribute(file, "unix:mode")
                                + " "
                                + Files.getAttribute(file, "unix:nlink")
                                + " "
                                + Files.getLastModifiedTime(file)
                                + (Files.isRegularFile(file) ? Files.readString(file) : "");
                all.put(above.relativize(file).toString(), attributes);
            }
        }
        return all;
    }
}
