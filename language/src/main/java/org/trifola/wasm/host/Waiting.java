// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.TruffleSafepoint.Interruptible;

/** Waits so that a context can be cancelled meanwhile; programs without a context just wait. */
public final class Waiting {
    private Waiting() {}

    /**
     * Runs what may block.
     *
     * @param blocking it; is run again after it was interrupted
     * @param subject its argument
     */
    @TruffleBoundary
    public static <T> void on(Interruptible<T> blocking, T subject) {
        if (isInterruptible()) {
            TruffleSafepoint.setBlockedThreadInterruptible(null, blocking, subject);
            return;
        }
        boolean interrupted = false;
        boolean done = false;
        while (!done) {
            try {
                blocking.apply(subject);
                done = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whether there is a context that can be cancelled. Takes a while, as Truffle has no other way
     * to ask.
     */
    @TruffleBoundary
    public static boolean isInterruptible() {
        try {
            TruffleSafepoint.getCurrent();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
