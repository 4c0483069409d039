// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import org.trifola.wasm.host.Waiting;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The threads that wait at the addresses of one shared memory (threads proposal, {@code
 * memory.atomic.wait} and {@code notify}), first come, first served.
 */
final class WaitQueues {
    /** Results of {@code memory.atomic.wait}. */
    static final int WOKEN = 0;

    static final int NOT_EQUAL = 1;
    static final int TIMED_OUT = 2;

    /** By address; an address where nobody waits has no entry. */
    private final Map<Long, ArrayDeque<Waiter>> queues = new HashMap<>();

    /** A thread that waits. */
    private static final class Waiter {
        private final CountDownLatch woken = new CountDownLatch(1);
        private final boolean forever;
        private final long deadline;

        Waiter(long timeout) {
            forever = timeout < 0;
            deadline = System.nanoTime() + timeout;
        }

        /** Blocks; may be called again after an interruption. */
        void block() throws InterruptedException {
            if (forever) {
                woken.await();
            } else {
                // Differences are right even if the deadline has overflowed.
                woken.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        }
    }

    /**
     * Waits until notified, unless the memory has another value than expected.
     *
     * @param timeout nanoseconds, negative for none
     */
    int await(WasmMemory memory, long address, int widthLog2, long expected, long timeout) {
        Waiter waiter = new Waiter(timeout);
        synchronized (this) {
            // Whoever notifies has stored before: under the lock, that cannot be missed.
            if (memory.atomicLoad(address, widthLog2) != expected) {
                return NOT_EQUAL;
            }
            queues.computeIfAbsent(address, _ -> new ArrayDeque<>()).add(waiter);
        }
        try {
            Waiting.on(Waiter::block, waiter);
        } finally {
            leave(address, waiter);
        }
        return waiter.woken.getCount() == 0 ? WOKEN : TIMED_OUT;
    }

    /** After this, nobody counts the waiter as woken who did not before. */
    private synchronized void leave(long address, Waiter waiter) {
        ArrayDeque<Waiter> queue = queues.get(address);
        if (queue != null && queue.remove(waiter) && queue.isEmpty()) {
            queues.remove(address);
        }
    }

    /** Wakes at most so many threads, unsigned; returns how many. */
    synchronized int wake(long address, int count) {
        ArrayDeque<Waiter> queue = queues.get(address);
        int woken = 0;
        while (queue != null && woken != count && !queue.isEmpty()) {
            queue.remove().woken.countDown();
            woken++;
        }
        if (queue != null && queue.isEmpty()) {
            queues.remove(address);
        }
        return woken;
    }
}
