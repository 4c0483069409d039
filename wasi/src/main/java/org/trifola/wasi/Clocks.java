// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.host.Headroom;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;

/** The clocks; all times are nanoseconds. */
final class Clocks {
    static final int REALTIME = 0;
    static final int MONOTONIC = 1;
    static final int PROCESS_CPU = 2;
    static final int THREAD_CPU = 3;

    private static final long SECOND = 1_000_000_000L;
    private static final long MICROSECOND = 1_000L;

    /** Where the monotonic clock is 0: before this object, as programs may take 0 for no time. */
    private final long start = System.nanoTime() - SECOND;

    /**
     * The time of a clock; throws {@code EINVAL} if there is no such clock. Time of the processor
     * is that of the calling thread in both cases: that of the process would count the engine's own
     * threads, and other programs in it.
     */
    long time(int clock) {
        return switch (clock) {
            case REALTIME -> realtime();
            case MONOTONIC -> System.nanoTime() - start;
            case PROCESS_CPU, THREAD_CPU -> threadCpu();
            default -> throw Errno.INVAL.failure();
        };
    }

    /** What a clock counts in. */
    long resolution(int clock) {
        return switch (clock) {
            case REALTIME, PROCESS_CPU, THREAD_CPU -> MICROSECOND;
            case MONOTONIC -> 1;
            default -> throw Errno.INVAL.failure();
        };
    }

    /**
     * The time of {@link System#nanoTime} at which a timeout ends; throws as {@link #time} does.
     */
    long deadline(int clock, long timeout, boolean absolute) {
        long wait = timeout < 0 ? Long.MAX_VALUE : timeout;
        if (absolute) {
            wait = Math.max(0, wait - time(clock));
        } else {
            resolution(clock);
        }
        return System.nanoTime() + Math.min(wait, Long.MAX_VALUE >> 1);
    }

    /** Nanoseconds since 1970. */
    static long realtime() {
        Instant now = Instant.now();
        return now.getEpochSecond() * SECOND + now.getNano();
    }

    private static long threadCpu() {
        Headroom.prove();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (!threads.isCurrentThreadCpuTimeSupported()) {
            throw Errno.NOTSUP.failure();
        }
        return threads.getCurrentThreadCpuTime();
    }
}
