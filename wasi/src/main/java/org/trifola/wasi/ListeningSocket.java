// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A socket that listens for connections, which the program was given. */
final class ListeningSocket extends SocketDescriptor {
    private final ServerSocketChannel channel;

    /** A connection that was found when somebody only asked whether there is one. */
    private SocketChannel found;

    ListeningSocket(Wasi wasi, ServerSocketChannel channel) throws IOException {
        super(wasi, Rights.LISTENER, 0);
        this.channel = channel;
        channel.configureBlocking(false);
    }

    @Override
    ServerSocketChannel channel() {
        return channel;
    }

    /** Accepts a connection, whose flags are these. */
    Connection accept(int flags) throws IOException {
        SocketChannel accepted = acceptNow();
        while (accepted == null) {
            await(false);
            accepted = acceptNow();
        }
        return new Connection(wasi, accepted, flags);
    }

    private synchronized SocketChannel acceptNow() throws IOException {
        SocketChannel accepted = found == null ? channel.accept() : found;
        found = null;
        return accepted;
    }

    @Override
    synchronized void close() throws IOException {
        super.close();
        if (found != null) {
            found.close();
        }
    }

    @Override
    synchronized long readable() throws IOException {
        if (found == null) {
            found = channel.accept();
        }
        return found == null ? 0 : 1;
    }
}
