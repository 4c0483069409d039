// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The names in a directory at one time. A cookie is the index of a name, so that cookies stay valid
 * while the directory changes.
 */
final class DirectoryListing {
    private final FileStat self;
    private final FileStat parent;
    private final List<String> names;

    private DirectoryListing(FileStat self, FileStat parent, List<String> names) {
        this.self = self;
        this.parent = parent;
        this.names = names;
    }

    /** Reads a directory; nothing is told of what is above a root. */
    static DirectoryListing read(Location directory) throws IOException {
        FileStat self = PathResolver.checkDirectory(directory);
        FileStat parent = directory.names().isEmpty() ? self : directory.parent().file().stat();
        List<String> names = new ArrayList<>();
        names.add(".");
        names.add("..");
        names.addAll(directory.file().names());
        return new DirectoryListing(self, parent, names);
    }

    /**
     * Writes entries from a cookie on until the space is full; the last one is cut off there.
     *
     * @param directory where the directory is now: since it was read, it may have been moved, and a
     *     symbolic link may be in its place
     * @return bytes written, which is less than the space only at the end of the directory
     */
    long write(Location directory, GuestMemory memory, long address, long space, long cookie)
            throws IOException {
        PathResolver.checkDirectory(directory);
        long used = 0;
        byte[] header = new byte[Abi.DIRENT_SIZE];
        for (long i = cookie; i >= 0 && i < names.size() && used < space; i++) {
            String name = names.get((int) i);
            FileStat stat = stat(directory, name);
            if (stat == null) {
                continue;
            }
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            put(header, Abi.DIRENT_NEXT, i + 1, Long.BYTES);
            put(header, Abi.DIRENT_INO, stat.ino(), Long.BYTES);
            put(header, Abi.DIRENT_NAMLEN, bytes.length, Integer.BYTES);
            put(header, Abi.DIRENT_TYPE, stat.type().ordinal(), 1);
            int count = (int) Math.min(header.length, space - used);
            memory.write(address + used, header, 0, count);
            used += count;
            count = (int) Math.min(bytes.length, space - used);
            memory.write(address + used, bytes, 0, count);
            used += count;
        }
        return used;
    }

    /** What is known of a name; null if it is gone by now. */
    private FileStat stat(Location directory, String name) throws IOException {
        return switch (name) {
            case "." -> self;
            case ".." -> parent;
            default -> directory.resolve(name).file().existing();
        };
    }

    private static void put(byte[] to, int offset, long value, int width) {
        for (int i = 0; i < width; i++) {
            to[offset + i] = (byte) (value >>> (i << 3));
        }
    }
}
