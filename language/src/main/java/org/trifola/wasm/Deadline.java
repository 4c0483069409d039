// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.TruffleContext;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.host.GuestLimits;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The end of the time that a context has. Then it is closed by force: all of its threads stop,
 * whatever language they run, and no code of the guest can catch it.
 */
final class Deadline {
    /** Seconds that the thread of the clock lives on without any deadline. */
    private static final long IDLE = 5;

    private final TruffleContext context;
    private final Duration timeout;
    private Future<?> expiry;

    private Deadline(TruffleContext context, Duration timeout) {
        this.context = context;
        this.timeout = timeout;
    }

    /** The clock, made when there is a first deadline. */
    private static final class Clock {
        static final ScheduledThreadPoolExecutor EXECUTOR = create();

        private static ScheduledThreadPoolExecutor create() {
            ScheduledThreadPoolExecutor executor =
                    new ScheduledThreadPoolExecutor(1, task -> daemon(task, "wasm-deadlines"));
            executor.setKeepAliveTime(IDLE, TimeUnit.SECONDS);
            executor.allowCoreThreadTimeOut(true);
            executor.setRemoveOnCancelPolicy(true);
            return executor;
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** The deadline of a context that begins to run now. */
    static Deadline start(TruffleContext context, GuestLimits limits) {
        Deadline deadline = new Deadline(context, limits.timeout());
        long delay = limits.timeout().toNanos();
        deadline.expiry = Clock.EXECUTOR.schedule(deadline::expire, delay, TimeUnit.NANOSECONDS);
        return deadline;
    }

    /** The context closes by itself. */
    void cancel() {
        expiry.cancel(false);
    }

    /** Closing waits for the guest's threads, so it has a thread of its own. */
    private void expire() {
        daemon(this::close, "wasm-deadline").start();
    }

    private void close() {
        context.closeResourceExhausted(null, message(timeout));
    }

    /** What the host is told. */
    static String message(Duration timeout) {
        String shown = timeout.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
        return Fault.DEADLINE_EXCEEDED.phrase()
                + ": the program ran for longer than "
                + shown
                + " (option "
                + GuestLimits.TIMEOUT
                + ")";
    }
}
