// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

/** The command line is wrong; the message says how, in words for the user. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Command command;

    /** A mistake in the command line of a command. */
    UsageException(Command command, String message) {
        super(message, null, false, false);
        this.command = command;
    }

    /** The command whose help shows how it is done. */
    Command command() {
        return command;
    }
}
