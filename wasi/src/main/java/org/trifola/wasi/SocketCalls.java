// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

/** The functions about sockets, of which a program never has any. */
final class SocketCalls {
    private SocketCalls() {}

    /** Any of them: {@code EBADF} without a descriptor, otherwise {@code ENOTSOCK}. */
    static void notSocket(Call call) {
        call.wasi.files.get(call.i32(0));
        throw Errno.NOTSOCK.failure();
    }
}
