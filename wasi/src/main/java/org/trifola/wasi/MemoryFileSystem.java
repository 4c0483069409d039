// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that are in memory and end with the program. What they take is limited: a quarter of the
 * Java heap, but no less than 64 MiB. Its tree is guarded by its monitor.
 */
final class MemoryFileSystem {
    /** Bytes that each name takes besides its text, roughly. */
    private static final int ENTRY = 256;

    private static final long MIN_LIMIT = 64L << 20;

    /** Numbers for file systems, of which programs may have several. */
    private static final AtomicLong DEVICES = new AtomicLong(1L << 32);

    /** What a name stands for. */
    abstract static class Node {
        final long ino;
        final FileType type;
        int nlink = 1;
        volatile long atim;
        volatile long mtim;
        volatile long ctim;

        Node(long ino, FileType type) {
            this.ino = ino;
            this.type = type;
            touch();
            atim = mtim;
        }

        abstract long size();

        /** Its contents have changed just now. */
        final void touch() {
            mtim = Clocks.realtime();
            ctim = mtim;
        }
    }

    /** A directory. */
    static final class DirectoryNode extends Node {
        final TreeMap<String, Node> entries = new TreeMap<>();

        DirectoryNode(long ino) {
            super(ino, FileType.DIRECTORY);
        }

        @Override
        long size() {
            return entries.size();
        }
    }

    /** A symbolic link. */
    static final class LinkNode extends Node {
        final String target;

        LinkNode(long ino, String target) {
            super(ino, FileType.SYMBOLIC_LINK);
            this.target = target;
        }

        @Override
        long size() {
            return target.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    final long device = DEVICES.incrementAndGet();
    final DirectoryNode root = new DirectoryNode(1);
    private final AtomicLong lastNumber = new AtomicLong(1);
    private final AtomicLong used = new AtomicLong();
    private final long limit;

    MemoryFileSystem() {
        this(Math.max(MIN_LIMIT, Runtime.getRuntime().maxMemory() >> 2));
    }

    /** One that takes so many bytes at most. */
    MemoryFileSystem(long limit) {
        this.limit = limit;
    }

    long limit() {
        return limit;
    }

    long nextNumber() {
        return lastNumber.incrementAndGet();
    }

    /** Counts bytes that will be taken; fails if there are no more. */
    void take(long bytes) throws IOException {
        if (used.addAndGet(bytes) > limit) {
            used.addAndGet(-bytes);
            throw new FileSystemException(null, null, "No space left on device");
        }
    }

    /** Bytes are free again. */
    void free(long bytes) {
        used.addAndGet(-bytes);
    }

    /** What a name in a directory takes. */
    static long entrySize(String name) {
        return ENTRY + 2L * name.length();
    }
}
