// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

/** Writes what is left when the process ends, also when it is interrupted or told to stop. */
final class FinalFlush extends Thread {
    private final StandardOutput output;

    /** For an output. */
    FinalFlush(StandardOutput output) {
        this.output = output;
    }

    @Override
    public void run() {
        output.flushIfPossible();
    }
}
