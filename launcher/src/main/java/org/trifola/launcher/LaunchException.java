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
        return new LaunchException(file + ": " + message);
    }
}
