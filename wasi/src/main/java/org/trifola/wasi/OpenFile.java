// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * An open file. The host's channel has the position. What is not about its bytes goes by its path,
 * as long as the same file is still there; of a file that was removed, the last that was known is
 * reported.
 *
 * <p>Bytes are handed to the operating system by every write. That they are on the disk is only
 * certain after {@link #sync}; in a polyglot context, whose files offer nothing like {@code fsync},
 * only of a file that was opened with {@code SYNC} or {@code DSYNC}.
 */
final class OpenFile extends Descriptor {
    /** Largest piece that is read or written at once: the host copies each through a buffer. */
    private static final int PIECE = 1 << 18;

    private final SeekableByteChannel channel;
    private volatile Location location;
    private FileStat known;

    OpenFile(
            SeekableByteChannel channel,
            Location location,
            FileStat stat,
            long rights,
            long inheriting,
            int flags) {
        super(rights, inheriting, flags);
        this.channel = channel;
        this.location = location;
        this.known = stat;
    }

    @Override
    FileType type() {
        return known.type();
    }

    @Override
    synchronized FileStat stat() throws IOException {
        FileStat now = now();
        if (now != null && now.isSameFile(known)) {
            known = now;
        } else {
            known = known.withSize(channel.size());
        }
        return known;
    }

    /** What is in its place, unless a symbolic link leads there by now; null if nothing is. */
    private FileStat now() throws IOException {
        try {
            PathResolver.checkDirectory(location.parent());
        } catch (IOException | WasiException gone) {
            return null;
        }
        return location.file().existing();
    }

    @Override
    void setTimes(FileTimes times) throws IOException {
        if (location.root().readOnly) {
            throw Errno.ROFS.failure();
        }
        FileStat now = now();
        if (now == null || !now.isSameFile(known)) {
            throw Errno.NOENT.failure();
        }
        location.file().setTimes(times);
    }

    @Override
    void moved(Location from, Location to) {
        if (location.isWithin(from)) {
            location = location.moved(from, to);
        }
    }

    @Override
    synchronized int read(ByteBuffer to) throws IOException {
        int total = 0;
        int end = to.limit();
        while (to.position() < end) {
            int asked = Math.min(end - to.position(), PIECE);
            to.limit(to.position() + asked);
            int count = channel.read(to);
            if (count <= 0) {
                break;
            }
            total += count;
            if (count < asked) {
                break;
            }
        }
        to.limit(end);
        return total;
    }

    @Override
    synchronized long readable() throws IOException {
        return Math.max(1, channel.size() - channel.position());
    }

    @Override
    synchronized void write(ByteBuffer from) throws IOException {
        if ((flags() & Flags.FD_APPEND) != 0) {
            channel.position(channel.size());
        }
        writeHere(from);
    }

    private void writeHere(ByteBuffer from) throws IOException {
        int end = from.limit();
        while (from.position() < end) {
            from.limit(Math.min(end - from.position(), PIECE) + from.position());
            channel.write(from);
        }
    }

    @Override
    synchronized int readAt(ByteBuffer to, long offset) throws IOException {
        long position = channel.position();
        try {
            channel.position(offset);
            return read(to);
        } finally {
            channel.position(position);
        }
    }

    @Override
    synchronized void writeAt(ByteBuffer from, long offset) throws IOException {
        long position = channel.position();
        try {
            channel.position(offset);
            writeHere(from);
        } finally {
            channel.position(position);
        }
    }

    @Override
    synchronized long seek(long offset, Abi.Whence whence) throws IOException {
        long base =
                switch (whence) {
                    case SET -> 0;
                    case CUR -> channel.position();
                    case END -> channel.size();
                };
        long position = base + offset;
        if (position < 0) {
            throw (offset > 0 ? Errno.OVERFLOW : Errno.INVAL).failure();
        }
        channel.position(position);
        return position;
    }

    @Override
    synchronized void setSize(long size) throws IOException {
        if (size < channel.size()) {
            long position = channel.position();
            channel.truncate(size);
            channel.position(position);
        } else {
            allocate(size);
        }
    }

    @Override
    synchronized void allocate(long size) throws IOException {
        if (size > channel.size()) {
            writeAt(ByteBuffer.allocate(1), size - 1);
        }
    }

    @Override
    void sync() throws IOException {
        if (channel instanceof FileChannel file && (rights() & Rights.FD_WRITE) != 0) {
            file.force(true);
        }
    }

    @Override
    void close() throws IOException {
        channel.close();
    }
}
