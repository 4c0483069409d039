// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The pieces of memory that a call reads into or writes from, one after the other. */
final class IoVectors {
    /** Up to this size, pieces are put together before they are written. */
    private static final int GATHERED = 1 << 13;

    private final GuestMemory memory;
    private final long start;
    private final long count;
    private final long total;

    private IoVectors(GuestMemory memory, long start, long count) {
        this.memory = memory;
        this.start = start;
        this.count = count;
        this.total = check();
    }

    /** From a parameter that is their address, with their number as the next one. */
    static IoVectors of(Call call, int parameter) {
        return new IoVectors(call.memory, call.u32(parameter), call.u32(parameter + 1));
    }

    /** The size of all, each of which is in bounds; {@code EINVAL} if it is too much. */
    private long check() {
        memory.require(start, count * Abi.IOVEC_SIZE);
        long sum = 0;
        for (long i = 0; i < count; i++) {
            memory.require(address(i), length(i));
            sum += length(i);
            if (sum > Integer.MAX_VALUE) {
                throw Errno.INVAL.failure();
            }
        }
        return sum;
    }

    private long address(long index) {
        return memory.u32(start + index * Abi.IOVEC_SIZE + Abi.IOVEC_BUF);
    }

    private long length(long index) {
        return memory.u32(start + index * Abi.IOVEC_SIZE + Abi.IOVEC_LEN);
    }

    /** One of them; in bounds still, unless the program itself changes them meanwhile. */
    private ByteBuffer buffer(long index) {
        return memory.buffer(address(index), length(index));
    }

    /** Reads until one is not filled or the next would wait, and returns the number of bytes. */
    int read(Descriptor descriptor) throws IOException {
        int done = 0;
        for (long i = 0; i < count; i++) {
            ByteBuffer buffer = buffer(i);
            int asked = buffer.remaining();
            if (asked == 0) {
                continue;
            } else if (done > 0 && descriptor.readable() == 0) {
                break;
            }
            int found = descriptor.read(buffer);
            done += found;
            if (found < asked) {
                break;
            }
        }
        return done;
    }

    /** The same from an offset on. */
    int readAt(Descriptor descriptor, long offset) throws IOException {
        int done = 0;
        for (long i = 0; i < count; i++) {
            ByteBuffer buffer = buffer(i);
            int asked = buffer.remaining();
            int found = descriptor.readAt(buffer, offset + done);
            done += found;
            if (found < asked) {
                break;
            }
        }
        return done;
    }

    /**
     * Receives bytes in the way that {@code riflags} say; those that are left go into the first.
     */
    int receive(Connection connection, int flags) throws IOException {
        if (flags == 0) {
            return read(connection);
        }
        int done = 0;
        for (long i = 0; i < count; i++) {
            ByteBuffer buffer = buffer(i);
            int asked = buffer.remaining();
            if (asked == 0) {
                continue;
            } else if ((flags & Flags.RECV_PEEK) != 0) {
                return connection.peek(buffer);
            }
            int found = connection.readAll(buffer);
            done += found;
            if (found < asked) {
                break;
            }
        }
        return done;
    }

    /** Writes all that can be without waiting where that is not wanted, and returns how much. */
    int write(Descriptor descriptor) throws IOException {
        if (count > 1 && total <= GATHERED) {
            return write(descriptor, gathered());
        }
        int done = 0;
        for (long i = 0; i < count; i++) {
            ByteBuffer buffer = buffer(i);
            int asked = buffer.remaining();
            int written;
            try {
                written = write(descriptor, buffer);
            } catch (WasiException e) {
                if (done > 0) {
                    return done;
                }
                throw e;
            }
            done += written;
            if (written < asked) {
                break;
            }
        }
        return done;
    }

    private static int write(Descriptor descriptor, ByteBuffer from) throws IOException {
        int asked = from.remaining();
        descriptor.write(from);
        return asked - from.remaining();
    }

    /** The same from an offset on. */
    int writeAt(Descriptor descriptor, long offset) throws IOException {
        long at = offset;
        for (long i = 0; i < count; i++) {
            descriptor.writeAt(buffer(i), at);
            at += length(i);
        }
        return (int) total;
    }

    private ByteBuffer gathered() {
        ByteBuffer all = ByteBuffer.allocate((int) total);
        for (long i = 0; i < count; i++) {
            ByteBuffer piece = buffer(i);
            piece.limit(Math.min(piece.limit(), all.remaining()));
            all.put(piece);
        }
        return all.flip();
    }
}
