// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** An open file in memory. For one thread at a time. */
final class MemoryChannel implements SeekableByteChannel {
    private final MemoryContents contents;
    private final boolean readable;
    private final boolean writable;
    private volatile boolean open = true;
    private long position;

    MemoryChannel(MemoryContents contents, boolean readable, boolean writable) {
        this.contents = contents;
        this.readable = readable;
        this.writable = writable;
        contents.opened();
    }

    private void check(boolean writes) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        } else if (writes && !writable) {
            throw new NonWritableChannelException();
        } else if (!writes && !readable) {
            throw new NonReadableChannelException();
        }
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        check(false);
        int count = contents.read(to, position);
        position += Math.max(count, 0);
        return count;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        check(true);
        int count = contents.write(from, position);
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        return contents.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        check(true);
        contents.truncate(size);
        position = Math.min(position, size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            contents.closed();
        }
    }
}
