// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A socket that is connected. */
final class Connection extends SocketDescriptor {
    /** Largest piece that is read or written at once: the host copies each through a buffer. */
    private static final int PIECE = 1 << 16;

    private final SocketChannel channel;

    /** Bytes that were read when somebody only asked for them; null if that was never. */
    private ByteBuffer ahead;

    private volatile boolean ended;

    Connection(Wasi wasi, SocketChannel channel, int flags) throws IOException {
        super(wasi, Rights.CONNECTION, flags);
        this.channel = channel;
        channel.configureBlocking(false);
    }

    @Override
    SocketChannel channel() {
        return channel;
    }

    @Override
    int read(ByteBuffer to) throws IOException {
        while (to.hasRemaining()) {
            int count = readNow(to);
            if (count != 0) {
                return Math.max(count, 0);
            }
            await(false);
        }
        return 0;
    }

    /** Reads until the buffer is full or there is nothing more; at least some bytes. */
    int readAll(ByteBuffer to) throws IOException {
        int total = 0;
        boolean waits = (flags() & Flags.FD_NONBLOCK) == 0;
        while (to.hasRemaining() && (waits || total == 0 || readable() > 0)) {
            int count = read(to);
            if (count == 0) {
                break;
            }
            total += count;
        }
        return total;
    }

    /** Reads and leaves the bytes for the next one who reads. */
    int peek(ByteBuffer to) throws IOException {
        while (readable() == 0) {
            await(false);
        }
        synchronized (this) {
            if (ahead == null) {
                return 0;
            }
            ByteBuffer seen = ahead.duplicate();
            seen.limit(seen.position() + Math.min(seen.remaining(), to.remaining()));
            int count = seen.remaining();
            to.put(seen);
            return count;
        }
    }

    /** Reads what is there, perhaps nothing; -1 at the end. */
    private synchronized int readNow(ByteBuffer to) throws IOException {
        int end = to.limit();
        int start = to.position();
        try {
            if (ahead != null && ahead.hasRemaining()) {
                int count = Math.min(ahead.remaining(), to.remaining());
                to.put(start, ahead, ahead.position(), count);
                ahead.position(ahead.position() + count);
                to.position(start + count);
                return count;
            } else if (ended) {
                return -1;
            }
            to.limit(Math.min(end, start + PIECE));
            int count = channel.read(to);
            ended = count < 0;
            return count;
        } finally {
            to.limit(end);
        }
    }

    @Override
    synchronized long readable() throws IOException {
        if (ahead == null) {
            ahead = ByteBuffer.allocate(PIECE).flip();
        }
        if (!ahead.hasRemaining() && !ended) {
            ahead.clear();
            try {
                ended = channel.read(ahead) < 0;
            } finally {
                ahead.flip();
            }
        }
        return ahead.hasRemaining() ? ahead.remaining() : ended ? 1 : 0;
    }

    @Override
    boolean isHungUp() {
        return ended;
    }

    @Override
    void write(ByteBuffer from) throws IOException {
        boolean waits = (flags() & Flags.FD_NONBLOCK) == 0;
        int start = from.position();
        while (from.hasRemaining()) {
            if (writeNow(from) == 0) {
                if (!waits && from.position() > start) {
                    return;
                }
                await(true);
            }
        }
    }

    private int writeNow(ByteBuffer from) throws IOException {
        int end = from.limit();
        from.limit(Math.min(end, from.position() + PIECE));
        try {
            return channel.write(from);
        } finally {
            from.limit(end);
        }
    }

    /** Ends one direction or both ({@code sdflags}). */
    void shutdown(int how) throws IOException {
        if ((how & Flags.SHUT_RD) != 0) {
            channel.shutdownInput();
        }
        if ((how & Flags.SHUT_WR) != 0) {
            channel.shutdownOutput();
        }
    }
}
