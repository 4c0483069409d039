// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * What is known of a file.
 *
 * @param dev the device it is on
 * @param ino its number there
 * @param type its kind
 * @param nlink the number of hard links
 * @param size bytes
 * @param atim time of the last access, nanoseconds since 1970
 * @param mtim time of the last change of its bytes
 * @param ctim time of the last change of anything
 * @param fifo whether it is a named pipe, for which there is no kind
 */
record FileStat(
        long dev,
        long ino,
        FileType type,
        long nlink,
        long size,
        long atim,
        long mtim,
        long ctim,
        boolean fifo) {

    private static final int MODE_FIFO = 0x1000;
    private static final int MODE_FORMAT = 0xF000;

    /** Of something that is no file of the host's, such as a stream. */
    static FileStat of(FileType type) {
        return new FileStat(0, 0, type, 1, 0, 0, 0, 0, false);
    }

    /** Of a file, as a Unix system tells. */
    static FileStat ofUnix(
            int mode,
            long dev,
            long ino,
            long nlink,
            long size,
            FileTime atim,
            FileTime mtim,
            FileTime ctim) {
        return new FileStat(
                dev,
                ino,
                FileType.ofMode(mode),
                nlink,
                size,
                nanos(atim),
                nanos(mtim),
                nanos(ctim),
                (mode & MODE_FORMAT) == MODE_FIFO);
    }

    /** On a file system without Unix attributes: the number of a file is made from its path. */
    static FileStat ofPath(String path, FileType type, long size, FileTime atim, FileTime mtim) {
        return new FileStat(
                0, hash(path), type, 1, size, nanos(atim), nanos(mtim), nanos(mtim), false);
    }

    private static long hash(String path) {
        long hash = 0xCBF2_9CE4_8422_2325L;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * 0x100_0000_01B3L;
        }
        return hash;
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }

    boolean isLink() {
        return type == FileType.SYMBOLIC_LINK;
    }

    /** Whether both are of the same file. */
    boolean isSameFile(FileStat other) {
        return dev == other.dev && ino == other.ino && type == other.type;
    }

    /** The same with another size. */
    FileStat withSize(long bytes) {
        return new FileStat(dev, ino, type, nlink, bytes, atim, mtim, ctim, fifo);
    }

    /** Writes a {@code filestat}. */
    void write(GuestMemory memory, long address, Abi abi) {
        memory.clear(address, abi.filestatSize());
        memory.put64(address + Abi.FILESTAT_DEV, dev);
        memory.put64(address + Abi.FILESTAT_INO, ino);
        memory.put8(address + Abi.FILESTAT_FILETYPE, type.ordinal());
        if (abi == Abi.UNSTABLE) {
            memory.put32(address + abi.filestatNlink(), (int) nlink);
        } else {
            memory.put64(address + abi.filestatNlink(), nlink);
        }
        memory.put64(address + abi.filestatFileSize(), size);
        memory.put64(address + abi.filestatAtim(), atim);
        memory.put64(address + abi.filestatMtim(), mtim);
        memory.put64(address + abi.filestatCtim(), ctim);
    }
}
