// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

/** Thrown by a host module to stop the program, which cannot catch it. Has no Java stack trace. */
public final class HostTrap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A trap with the message that the user is to see. */
    public HostTrap(String message) {
        super(message, null, false, false);
    }
}
