// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.host.Waiting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Standard input. A stream of Java's cannot be read with a time limit, and the read cannot be
 * interrupted; so when there is nothing to be read at once, a thread of its own reads, and the
 * program waits for that thread. No more is ever read than was asked for.
 */
final class InputStreamDescriptor extends StreamDescriptor {
    private static final int PIECE = 1 << 16;
    private static final byte[] NOTHING = {};

    private final Wasi wasi;
    private final InputStream in;

    /** Whether what waits can be interrupted, so that reading may not wait. */
    private final boolean interruptible = Waiting.isInterruptible();

    /** Bytes that the thread has read, from {@link #start} on. */
    private byte[] ahead = NOTHING;

    private int start;

    /** Whether the thread has found the end, which one read then reports. */
    private boolean ended;

    /** What went wrong in the thread, which one read then reports. */
    private IOException failure;

    /** What is to be done when there is something to read; null if nothing. */
    private Runnable waiting;

    /** Open while the thread is reading. */
    private CountDownLatch reading = new CountDownLatch(0);

    InputStreamDescriptor(Wasi wasi, InputStream in, boolean terminal) {
        super(Rights.INPUT, terminal);
        this.wasi = wasi;
        this.in = in;
    }

    @Override
    int read(ByteBuffer to) throws IOException {
        int asked = Math.min(to.remaining(), PIECE);
        while (asked > 0) {
            CountDownLatch busy = null;
            synchronized (this) {
                boolean waits = (flags() & Flags.FD_NONBLOCK) == 0;
                boolean direct = !interruptible && waits && isUntouched();
                int count = direct ? -1 : readNow(to, asked);
                if (count >= 0) {
                    return count;
                }
                if (!direct) {
                    busy = readAhead(asked);
                }
                if (!waits) {
                    // The thread finds out what there is, perhaps the end.
                    throw Errno.AGAIN.failure();
                }
            }
            if (busy == null) {
                // The stream itself sees to it that output comes before it waits.
                return read(to, asked);
            }
            // Perhaps for an answer to what the program has written.
            wasi.flush();
            Waiting.on(CountDownLatch::await, busy);
        }
        return 0;
    }

    /** Whether no thread has read, or does, or has anything to report. */
    private boolean isUntouched() {
        return reading.getCount() == 0 && start == ahead.length && failure == null && !ended;
    }

    /** Reads what is there; -1 if that is nothing yet. */
    private int readNow(ByteBuffer to, int asked) throws IOException {
        if (reading.getCount() > 0) {
            return -1;
        } else if (start < ahead.length) {
            int count = Math.min(asked, ahead.length - start);
            to.put(ahead, start, count);
            start += count;
            return count;
        } else if (failure != null) {
            IOException thrown = failure;
            failure = null;
            throw thrown;
        } else if (ended) {
            ended = false;
            return 0;
        }
        int count = Math.min(asked, in.available());
        return count <= 0 ? -1 : read(to, count);
    }

    /** Reads from the stream, into the memory itself where that is possible; 0 at the end. */
    private int read(ByteBuffer to, int count) throws IOException {
        if (to.hasArray()) {
            int found = in.read(to.array(), to.arrayOffset() + to.position(), count);
            to.position(to.position() + Math.max(found, 0));
            return Math.max(found, 0);
        }
        byte[] bytes = new byte[count];
        int found = in.read(bytes, 0, count);
        to.put(bytes, 0, Math.max(found, 0));
        return Math.max(found, 0);
    }

    /** Has a thread wait for something to read, if nobody does, and then run a task. */
    synchronized void whenReadable(Runnable task) throws IOException {
        if (readable() > 0) {
            task.run();
        } else {
            waiting = task;
            readAhead(1);
        }
    }

    /** Waits until a read would not wait, or the time of {@link System#nanoTime} has come. */
    void awaitReadable(long deadline) throws IOException {
        CountDownLatch busy;
        synchronized (this) {
            if (readable() > 0) {
                return;
            }
            busy = readAhead(1);
        }
        Waiting.on(latch -> latch.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS), busy);
    }

    @Override
    synchronized long readable() throws IOException {
        if (reading.getCount() > 0) {
            return 0;
        }
        long count = ahead.length - start + Math.max(in.available(), 0);
        return count == 0 && (ended || failure != null) ? 1 : count;
    }

    private CountDownLatch readAhead(int asked) {
        if (reading.getCount() == 0) {
            reading = new CountDownLatch(1);
            Thread thread = new Thread(() -> readWaiting(asked), "wasi-stdin");
            thread.setDaemon(true);
            thread.start();
        }
        return reading;
    }

    private void readWaiting(int asked) {
        byte[] bytes = new byte[asked];
        int count = -1;
        IOException thrown = null;
        try {
            count = in.read(bytes, 0, asked);
        } catch (IOException e) {
            thrown = e;
        } finally {
            synchronized (this) {
                ahead = count > 0 ? Arrays.copyOf(bytes, count) : NOTHING;
                start = 0;
                failure = thrown;
                ended = count < 0 && thrown == null;
                reading.countDown();
                if (waiting != null) {
                    waiting.run();
                    waiting = null;
                }
            }
        }
    }
}
