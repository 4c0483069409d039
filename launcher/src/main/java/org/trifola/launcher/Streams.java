// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard streams of a run.
 *
 * @param in standard input
 * @param out standard output, buffered
 * @param err standard error, not buffered
 */
record Streams(InputStream in, OutputStream out, StandardError err) {
    /** Prints text on standard output. */
    void print(String text) throws LaunchException {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw LaunchException.of("standard output", e.getMessage());
        }
    }

    /** Prints bytes on standard output. */
    void print(byte[] bytes) throws LaunchException {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw LaunchException.of("standard output", e.getMessage());
        }
    }

    /** Whether the stream of the process with this number is a terminal. */
    boolean hasTerminal(int stream) {
        return System.getProperty(GuestContext.TERMINALS, "").indexOf('0' + stream) >= 0;
    }

    /** Writes what is buffered. */
    void flush() throws LaunchException {
        try {
            out.flush();
            err.flush();
        } catch (IOException e) {
            throw LaunchException.of("standard output", e.getMessage());
        }
    }

    /** Prints {@code trifola:} and a message, which may have several lines, on standard error. */
    void complain(String message) {
        report(bold("trifola:") + " ", message);
    }

    /** Prints how the program failed on standard error. */
    void trapped(String text) {
        report(bold("wasm trap:") + " ", text);
    }

    /** Words in red and bold, if standard error is a terminal whose user does not mind. */
    private String bold(String words) {
        String refused = System.getenv("NO_COLOR");
        boolean colours =
                hasTerminal(2)
                        && (refused == null || refused.isEmpty())
                        && !"dumb".equals(System.getenv("TERM"));
        return colours ? "\033[1;31m" + words + "\033[0m" : words;
    }

    /** Writes on the terminal what does not stay there. */
    void sketch(String text) {
        try {
            err.sketch(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Nobody is there to be told.
        }
    }

    /** Prints lines on standard error. */
    void report(String text) {
        report("", text);
    }

    /** What the text has of a module's names shall be obeyed by no terminal. */
    private void report(String begin, String text) {
        String safe = begin + String.join("\n", text.lines().map(Inspection::printable).toList());
        try {
            err.startLine();
            err.write((safe + "\n").getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            // Nobody is there to be told.
        }
    }
}
