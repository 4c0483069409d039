// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.IOException;
import java.io.InputStream;

/** Standard input of the process: before it waits for input, the user sees what was printed. */
final class StandardInput extends InputStream {
    private final InputStream source;
    private final StandardOutput output;

    /** Reads from a source, and flushes an output before. */
    StandardInput(InputStream source, StandardOutput output) {
        this.source = source;
        this.output = output;
    }

    @Override
    public int read() throws IOException {
        output.flush();
        return source.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (source.available() <= 0) {
            output.flush();
        }
        return source.read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
        return source.available();
    }
}
