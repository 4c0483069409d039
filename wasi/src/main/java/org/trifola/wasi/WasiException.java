// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

/** Ends a call with an error number; never leaves {@link WasiFunction}. One object per number. */
final class WasiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The number. */
    private final Errno errno;

    WasiException(Errno errno) {
        super(null, null, false, false);
        this.errno = errno;
    }

    Errno errno() {
        return errno;
    }

    @Override
    public String getMessage() {
        return errno.name();
    }
}
