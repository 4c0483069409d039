// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.TruffleLanguage.Env;

import org.trifola.wasm.host.Waiting;
import org.trifola.wasm.runtime.ProgramThreads;
import org.trifola.wasm.runtime.WasmExit;

/** The threads of programs in a context that allows them. */
final class ContextThreads extends ProgramThreads {
    private final Env env;

    ContextThreads(Env env, int limit) {
        super(limit);
        this.env = env;
    }

    @Override
    protected Thread newThread(Runnable task) {
        return env.isCreateThreadAllowed()
                ? env.newTruffleThreadBuilder(task).stackSize(STACK).build()
                : null;
    }

    @Override
    protected void stop(Thread[] started, Thread[] hosts, RuntimeException reason) {
        if (started.length > 0) {
            env.submitThreadLocal(started, new Stop());
        }
        if (hosts.length > 0) {
            env.submitThreadLocal(hosts, new Stop());
        }
    }

    /** Ends all and waits for it: a context that closes must not have threads any more. */
    void close() {
        end(new WasmExit(0, null));
        Waiting.on(ProgramThreads::join, this);
    }

    @Override
    protected boolean isClosing() {
        return env.getContext().isCancelling() || env.getContext().isExiting();
    }

    /**
     * Throws in a thread, at its next poll or out of what it waits for. What is thrown must be
     * nothing that the program can catch, as an exception of another thread could be.
     */
    private static final class Stop extends ThreadLocalAction {
        Stop() {
            super(true, false);
        }

        @Override
        protected void perform(Access access) {
            throw WasmExit.fromElsewhere(access.getLocation());
        }
    }
}
