// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;

/** The functions about sockets. */
final class SocketCalls {
    private static final int FD = 4;
    private static final int SIZE = 4;
    private static final int ROFLAGS = 2;

    private SocketCalls() {}

    static void accept(Call call) throws IOException {
        Descriptor descriptor = socket(call);
        int flags = Flags.check(call.i32(1), Flags.FD_ALL);
        if ((flags & ~Flags.FD_NONBLOCK) != 0) {
            throw Errno.NOTSUP.failure();
        }
        long result = call.result(2, FD);
        if (!(descriptor instanceof ListeningSocket listener)) {
            throw Errno.INVAL.failure();
        }
        listener.require(Rights.SOCK_ACCEPT);
        call.wasi.files.requireRoom();
        Connection accepted = listener.accept(flags);
        call.memory.put32(result, call.wasi.files.addOrClose(accepted));
    }

    static void recv(Call call) throws IOException {
        Connection connection = connection(call, Rights.FD_READ);
        int flags = Flags.check(call.i32(3), Flags.RECV_ALL);
        long size = call.result(4, SIZE);
        long outFlags = call.result(5, ROFLAGS);
        IoVectors vectors = IoVectors.of(call, 1);
        int count = vectors.receive(connection, flags);
        call.memory.put32(size, count);
        call.memory.put16(outFlags, 0);
    }

    static void send(Call call) throws IOException {
        Connection connection = connection(call, Rights.FD_WRITE);
        Flags.check(call.i32(3), 0);
        long size = call.result(4, SIZE);
        call.memory.put32(size, IoVectors.of(call, 1).write(connection));
    }

    static void shutdown(Call call) throws IOException {
        Connection connection = connection(call, Rights.SOCK_SHUTDOWN);
        int how = Flags.check(call.i32(1), Flags.SHUT_ALL);
        if (how == 0) {
            throw Errno.INVAL.failure();
        }
        connection.shutdown(how);
    }

    private static Descriptor socket(Call call) {
        Descriptor descriptor = call.descriptor(0, 0);
        if (descriptor instanceof SocketDescriptor) {
            return descriptor;
        }
        throw Errno.NOTSOCK.failure();
    }

    private static Connection connection(Call call, long rights) {
        if (socket(call) instanceof Connection connection) {
            connection.require(rights);
            return connection;
        }
        throw Errno.NOTCONN.failure();
    }
}
