// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Standard output or error. What is written is given to the stream at once, but not flushed. */
final class OutputStreamDescriptor extends StreamDescriptor {
    private static final int PIECE = 1 << 16;

    private final OutputStream out;

    OutputStreamDescriptor(OutputStream out, boolean terminal) {
        super(Rights.OUTPUT, terminal);
        this.out = out;
    }

    @Override
    void write(ByteBuffer from) throws IOException {
        if (from.hasArray()) {
            out.write(from.array(), from.arrayOffset() + from.position(), from.remaining());
            from.position(from.limit());
            return;
        }
        byte[] piece = new byte[Math.min(from.remaining(), PIECE)];
        while (from.hasRemaining()) {
            int count = Math.min(from.remaining(), piece.length);
            from.get(piece, 0, count);
            out.write(piece, 0, count);
        }
    }

    @Override
    void sync() throws IOException {
        out.flush();
    }

    @Override
    void close() throws IOException {
        out.flush();
    }
}
