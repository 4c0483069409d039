// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Counts the compilations that an engine tells of; one that fails, fails the call. That the machine
 * code of one function is too large for the JVM is no failure: the function stays interpreted.
 */
final class CompilationLog extends Handler {
    private int count;
    private String failed;

    /** Number of finished compilations; throws if one was not since this was last asked for. */
    synchronized int count() {
        String message = failed;
        failed = null;
        if (message != null) {
            throw new AssertionError(message);
        }
        return count;
    }

    @Override
    public synchronized void publish(LogRecord event) {
        String message = event.getMessage();
        if (message.contains("opt done")) {
            count++;
        } else if (message.contains("opt failed")
                && !message.contains("code is too large")
                && failed == null) {
            failed = message;
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
