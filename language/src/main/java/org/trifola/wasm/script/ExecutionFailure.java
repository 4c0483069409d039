// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.fault.Phase;

/** Execution ended in a way that scripts can expect. Has no Java stack trace. */
public final class ExecutionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Phase phase;

    /** A trap, an exhausted resource or an exception. */
    public ExecutionFailure(Phase phase, String message) {
        super(message, null, false, false);
        this.phase = phase;
    }

    /** What kind of end it is. */
    public Phase phase() {
        return phase;
    }
}
