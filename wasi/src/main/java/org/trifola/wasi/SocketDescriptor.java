// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;

/** A socket. For the host it never waits; calls do, unless its flag says otherwise. */
abstract class SocketDescriptor extends Descriptor {
    /** The program, whose output others read before they answer. */
    final Wasi wasi;

    SocketDescriptor(Wasi wasi, long rights, int flags) {
        super(rights, 0, flags);
        this.wasi = wasi;
    }

    @Override
    final FileType type() {
        return FileType.SOCKET_STREAM;
    }

    @Override
    final FileStat stat() {
        return FileStat.of(FileType.SOCKET_STREAM);
    }

    @Override
    abstract SelectableChannel channel();

    /** Waits until it can be read or written; throws {@code EAGAIN} if it is not to wait. */
    final void await(boolean writing) throws IOException {
        requireWaiting();
        wasi.flush();
        try (SocketWait wait = new SocketWait()) {
            wait.add(channel(), writing);
            wait.until(System.nanoTime() + (Long.MAX_VALUE >> 1));
        }
    }

    private void requireWaiting() {
        if ((flags() & Flags.FD_NONBLOCK) != 0) {
            throw Errno.AGAIN.failure();
        }
    }

    @Override
    final boolean isWritable() throws IOException {
        if ((channel().validOps() & SelectionKey.OP_WRITE) == 0) {
            return false;
        }
        try (SocketWait wait = new SocketWait()) {
            wait.add(channel(), true);
            return wait.isReady();
        }
    }

    @Override
    void close() throws IOException {
        channel().close();
    }
}
