// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

/** How long a function has been hot. Safe for use by several threads. */
final class Heat {
    private long last = System.nanoTime();
    private long time;

    /** Whether there is a second version, once that is known. */
    private Boolean settled;

    /**
     * Looks at the clock.
     *
     * @param interval time since the last look, in nanoseconds, that still counts as hot
     * @return for how many nanoseconds the function has been hot
     */
    synchronized long look(long interval) {
        long now = System.nanoTime();
        if (now - last <= interval) {
            time += now - last;
        }
        last = now;
        return time;
    }

    /** Whether there is a second version, or null before {@link #settle}. */
    synchronized Boolean settled() {
        return settled;
    }

    /** Says whether there is a second version. */
    synchronized void settle(boolean isFit) {
        settled = isFit;
    }
}
