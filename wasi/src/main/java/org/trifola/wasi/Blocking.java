// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.host.Waiting;

import java.util.concurrent.TimeUnit;

/** Waiting that ends when the context is cancelled or interrupted. */
final class Blocking {
    private Blocking() {}

    /** Waits until a time of {@link System#nanoTime}. */
    static void sleepUntil(long deadline) {
        Waiting.on(Blocking::sleep, deadline);
    }

    private static void sleep(Long deadline) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(deadline - System.nanoTime());
    }
}
