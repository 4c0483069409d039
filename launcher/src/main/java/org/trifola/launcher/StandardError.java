// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard error: what the program printed on standard output comes before it, and our own messages
 * begin a line, whatever the program left there.
 */
final class StandardError extends OutputStream {
    private final OutputStream target;
    private final OutputStream output;
    private volatile boolean inLine;

    /** Writes to a target, and flushes an output before. */
    StandardError(OutputStream target, OutputStream output) {
        this.target = target;
        this.output = output;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        flushOutput();
        target.write(bytes, offset, length);
        if (length > 0) {
            inLine = bytes[offset + length - 1] != '\n';
        }
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    /** Writes what does not count as part of a line, since it will be erased. */
    void sketch(byte[] bytes) throws IOException {
        target.write(bytes);
        target.flush();
    }

    /** Ends the line that was begun, if there is one. */
    void startLine() throws IOException {
        if (inLine) {
            write('\n');
        }
    }

    private void flushOutput() {
        try {
            output.flush();
        } catch (IOException e) {
            // Whoever ends the run flushes again and reports it.
        }
    }
}
