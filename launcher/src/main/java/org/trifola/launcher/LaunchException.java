// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

/** Something cannot be done, such as reading a file; the message says so in words for the user. */
final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A failure. */
    LaunchException(String message) {
        super(message, null, false, false);
    }

    /** A failure that concerns a file. */
    static LaunchException of(String file, String message) {
        return new LaunchException(about(file, message));
    }

    /** A message that concerns a file, with the words of the command line for what it names. */
    static String about(String file, String message) {
        return file + ": " + message.replace("the list wasm.Features", "the list of --features");
    }
}
