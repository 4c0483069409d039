// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.host.Waiting;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;

/** Waiting until one of some sockets can be read or written. For one thread. */
final class SocketWait implements Closeable {
    private static final int READING = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;

    private final Selector selector = Selector.open();
    private long deadline;

    SocketWait() throws IOException {}

    /** Waits for this, too. */
    void add(SelectableChannel channel, boolean writing) throws IOException {
        int operations = channel.validOps() & (writing ? SelectionKey.OP_WRITE : READING);
        SelectionKey known = channel.keyFor(selector);
        if (known == null) {
            channel.register(selector, operations);
        } else {
            known.interestOpsOr(operations);
        }
    }

    /** Whether one of them is ready now. */
    boolean isReady() throws IOException {
        return selector.selectNow() > 0;
    }

    /** Waits until one is ready, {@link #wakeUp} is called, or the time has come. */
    void until(long time) {
        deadline = time;
        Waiting.on(SocketWait::select, this);
    }

    /** Ends the waiting, or the next one. */
    void wakeUp() {
        selector.wakeup();
    }

    private void select() throws InterruptedException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()) + 1;
        try {
            if (millis > 0) {
                selector.select(millis);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
