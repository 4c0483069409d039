// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

/** Thrown by a host function to end the program, which cannot catch it. Has no stack trace. */
public final class HostExit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** An end with a status for the process. */
    public HostExit(int status) {
        super("exit status " + status, null, false, false);
        this.status = status;
    }

    /** The status for the process. */
    public int status() {
        return status;
    }
}
