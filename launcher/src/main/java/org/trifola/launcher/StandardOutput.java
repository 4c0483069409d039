// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Standard output of the process. Programs that write seldom see their output at once; what comes
 * in quick succession is collected and written in large pieces, at the latest {@value #DELAY_NANOS}
 * ns later. When nobody reads any more, the process ends quietly, as others do by SIGPIPE.
 */
final class StandardOutput extends OutputStream {
    private static final long DELAY_NANOS = 10_000_000;
    private static final int SIZE = 1 << 15;

    private final OutputStream target;
    private final ReentrantLock lock = new ReentrantLock();
    private final byte[] buffer = new byte[SIZE];
    private int count;
    private long lastWrite;
    private Thread flusher;

    /** Collects what it writes to a target. */
    StandardOutput(OutputStream target) {
        this.target = target;
        lastWrite = System.nanoTime() - DELAY_NANOS;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            if (length > SIZE - count) {
                drain();
            }
            if (length > SIZE || count == 0 && System.nanoTime() - lastWrite >= DELAY_NANOS) {
                pass(bytes, offset, length);
                return;
            }
            System.arraycopy(bytes, offset, buffer, count, length);
            count += length;
            if (count == length) {
                wakeFlusher();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() throws IOException {
        lock.lock();
        try {
            drain();
        } finally {
            lock.unlock();
        }
    }

    /** Flushes unless another thread is just writing, perhaps for ever, or the target fails. */
    void flushIfPossible() {
        try {
            if (lock.tryLock(10 * DELAY_NANOS, TimeUnit.NANOSECONDS)) {
                try {
                    drain();
                } finally {
                    lock.unlock();
                }
            }
        } catch (IOException e) {
            // The process ends, there is nobody to be told.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() throws IOException {
        if (count > 0) {
            int length = count;
            // Cleared first: what could not be written is not tried again.
            count = 0;
            pass(buffer, 0, length);
        }
    }

    private void pass(byte[] bytes, int offset, int length) throws IOException {
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            String message = e.getMessage();
            if (message != null && message.toLowerCase(Locale.ROOT).contains("broken pipe")) {
                Runtime.getRuntime().halt(ExitCode.BROKEN_PIPE);
            }
            throw e;
        }
        lastWrite = System.nanoTime();
    }

    private void wakeFlusher() {
        if (flusher == null) {
            flusher = new Flusher(this);
            flusher.start();
        }
        LockSupport.unpark(flusher);
    }

    /** Writes what was collected a little while ago. */
    private static final class Flusher extends Thread {
        private final StandardOutput output;

        Flusher(StandardOutput output) {
            super("standard output");
            this.output = output;
            setDaemon(true);
        }

        @Override
        public void run() {
            while (true) {
                LockSupport.park();
                long until = System.nanoTime() + DELAY_NANOS;
                for (long left = DELAY_NANOS; left > 0; left = until - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                try {
                    output.flush();
                } catch (IOException e) {
                    // The next write of the program fails in the same way and reports it.
                }
            }
        }
    }
}
