// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;

/**
 * What a file descriptor stands for. Operations that a kind does not have fail with the number that
 * suits it. Safe for several threads.
 */
abstract class Descriptor {
    private long rights;
    private long inheriting;
    private volatile int flags;

    /** A descriptor with rights and {@code fdflags}. */
    Descriptor(long rights, long inheriting, int flags) {
        this.rights = rights;
        this.inheriting = inheriting;
        this.flags = flags;
    }

    abstract FileType type();

    abstract FileStat stat() throws IOException;

    /** Its rights. */
    final synchronized long rights() {
        return rights;
    }

    /** The rights that what is opened through it can have. */
    final synchronized long inheriting() {
        return inheriting;
    }

    /** Takes rights away; throws {@code ENOTCAPABLE} if there are new ones among them. */
    final synchronized void setRights(long newRights, long newInheriting) {
        if ((newRights & ~rights) != 0 || (newInheriting & ~inheriting) != 0) {
            throw Errno.NOTCAPABLE.failure();
        }
        rights = newRights;
        inheriting = newInheriting;
    }

    /** Throws {@code ENOTCAPABLE} unless it has all these rights. */
    final void require(long needed) {
        if ((rights() & needed) != needed) {
            throw Errno.NOTCAPABLE.failure();
        }
    }

    final int flags() {
        return flags;
    }

    /** Changes {@code fdflags}, of which some are fixed when a file is opened. */
    final void setFlags(int newFlags) {
        if (((newFlags ^ flags) & Flags.FD_FIXED) != 0) {
            throw Errno.NOTSUP.failure();
        }
        flags = newFlags;
    }

    /** Whether it is a directory that the program was given. */
    boolean isPreopened() {
        return false;
    }

    /** Reads some bytes; 0 at the end. */
    int read(ByteBuffer to) throws IOException {
        throw noBytes();
    }

    /** Number of bytes that can be read without waiting; not 0 either if only that is certain. */
    long readable() throws IOException {
        return 1;
    }

    /** Whether whoever wrote has ended that, so that there is nothing more to read. */
    boolean isHungUp() {
        return false;
    }

    /** Whether some bytes can be written without waiting. */
    boolean isWritable() throws IOException {
        return true;
    }

    /** What tells when it can be read or written; null if it can always, or is no socket. */
    SelectableChannel channel() {
        return null;
    }

    /** Writes all the bytes; if it must not wait, at least one. */
    void write(ByteBuffer from) throws IOException {
        throw noBytes();
    }

    /** Reads at an offset and leaves the position. */
    int readAt(ByteBuffer to, long offset) throws IOException {
        throw noPosition();
    }

    /** Writes at an offset and leaves the position. */
    void writeAt(ByteBuffer from, long offset) throws IOException {
        throw noPosition();
    }

    /** Moves the position. */
    long seek(long offset, Abi.Whence whence) throws IOException {
        throw noPosition();
    }

    void setSize(long size) throws IOException {
        throw noPosition();
    }

    /** Makes the file at least as large. */
    void allocate(long size) throws IOException {
        throw noPosition();
    }

    void setTimes(FileTimes times) throws IOException {
        throw Errno.INVAL.failure();
    }

    /** Writes out what is buffered. */
    void sync() throws IOException {}

    /** Ends its use. */
    void close() throws IOException {}

    /** Follows a file or directory of the same program that got another path. */
    void moved(Location from, Location to) {}

    private WasiException noBytes() {
        return (type() == FileType.DIRECTORY ? Errno.ISDIR : Errno.BADF).failure();
    }

    private WasiException noPosition() {
        return (type() == FileType.DIRECTORY ? Errno.ISDIR : Errno.SPIPE).failure();
    }
}
