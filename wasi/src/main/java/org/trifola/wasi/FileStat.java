// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleFile.AttributeDescriptor;
import com.oracle.truffle.api.TruffleFile.Attributes;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileTime;
import java.util.List;
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

    private static final List<AttributeDescriptor<?>> UNIX =
            List.of(
                    TruffleFile.UNIX_MODE,
                    TruffleFile.UNIX_DEV,
                    TruffleFile.UNIX_INODE,
                    TruffleFile.UNIX_NLINK,
                    TruffleFile.UNIX_CTIME,
                    TruffleFile.SIZE,
                    TruffleFile.LAST_ACCESS_TIME,
                    TruffleFile.LAST_MODIFIED_TIME);

    private static final List<AttributeDescriptor<?>> BASIC =
            List.of(
                    TruffleFile.IS_DIRECTORY,
                    TruffleFile.IS_REGULAR_FILE,
                    TruffleFile.IS_SYMBOLIC_LINK,
                    TruffleFile.SIZE,
                    TruffleFile.LAST_ACCESS_TIME,
                    TruffleFile.LAST_MODIFIED_TIME);

    /** Of something that is no file of the host's, such as a stream. */
    static FileStat of(FileType type) {
        return new FileStat(0, 0, type, 1, 0, 0, 0, 0, false);
    }

    /** Of a file; of a symbolic link itself. */
    static FileStat of(TruffleFile file) throws IOException {
        try {
            Attributes found = file.getAttributes(UNIX, LinkOption.NOFOLLOW_LINKS);
            int mode = found.get(TruffleFile.UNIX_MODE);
            return new FileStat(
                    found.get(TruffleFile.UNIX_DEV),
                    found.get(TruffleFile.UNIX_INODE),
                    FileType.ofMode(mode),
                    found.get(TruffleFile.UNIX_NLINK),
                    found.get(TruffleFile.SIZE),
                    nanos(found.get(TruffleFile.LAST_ACCESS_TIME)),
                    nanos(found.get(TruffleFile.LAST_MODIFIED_TIME)),
                    nanos(found.get(TruffleFile.UNIX_CTIME)),
                    (mode & MODE_FORMAT) == MODE_FIFO);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return ofBasic(file);
        }
    }

    /** Of a file, or null if there is none. */
    static FileStat ofExisting(TruffleFile file) throws IOException {
        try {
            return of(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** On a file system without Unix attributes: the number of a file is made from its path. */
    private static FileStat ofBasic(TruffleFile file) throws IOException {
        Attributes found = file.getAttributes(BASIC, LinkOption.NOFOLLOW_LINKS);
        long mtim = nanos(found.get(TruffleFile.LAST_MODIFIED_TIME));
        return new FileStat(
                0,
                hash(file.getAbsoluteFile().normalize().getPath()),
                basicType(found),
                1,
                found.get(TruffleFile.SIZE),
                nanos(found.get(TruffleFile.LAST_ACCESS_TIME)),
                mtim,
                mtim,
                false);
    }

    private static FileType basicType(Attributes found) {
        if (found.get(TruffleFile.IS_DIRECTORY)) {
            return FileType.DIRECTORY;
        } else if (found.get(TruffleFile.IS_REGULAR_FILE)) {
            return FileType.REGULAR_FILE;
        } else if (found.get(TruffleFile.IS_SYMBOLIC_LINK)) {
            return FileType.SYMBOLIC_LINK;
        }
        return FileType.UNKNOWN;
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
