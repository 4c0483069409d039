// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import org.trifola.wasm.runtime.ProgramThreads;

import java.util.function.Consumer;

/**
 * The threads of a program without a polyglot context. Nothing can stop such a thread: whoever runs
 * the program is told that it has ended, and ends the process.
 */
final class PlainThreads extends ProgramThreads {
    private final Consumer<RuntimeException> whenEnded;

    /** Threads, and what is told why the program ends if its own thread does not know. */
    PlainThreads(int limit, Consumer<RuntimeException> whenEnded) {
        super(limit);
        this.whenEnded = whenEnded;
    }

    @Override
    protected Thread newThread(Runnable task) {
        Thread thread = new Thread(null, task, "wasm", STACK, false);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    protected void stop(Thread[] started, Thread[] hosts, RuntimeException reason) {
        if (hosts.length > 0) {
            whenEnded.accept(reason);
        }
    }
}
