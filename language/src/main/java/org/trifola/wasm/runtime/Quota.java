// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

import org.trifola.wasm.fault.Fault;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Set;

/**
 * What all instances of a store may have of one thing, such as bytes of memory. Who takes some gets
 * a {@link Share}; when the garbage collector takes its owner, what it had is free again. Safe for
 * use by several threads.
 */
public final class Quota {
    /** Collections that one request may ask for, and milliseconds to wait for each. */
    private static final int COLLECTIONS = 3;

    private static final long COLLECTION_WAIT = 20;

    /** Time in nanoseconds that must pass between collections: they cost the host dear. */
    private static final long COLLECTION_INTERVAL = 1_000_000_000;

    /** What one owner has. */
    static final class Share extends PhantomReference<Object> {
        private final Quota quota;
        private long amount;

        Share(Object owner, Quota quota, long amount) {
            super(owner, quota.collected);
            this.quota = quota;
            this.amount = amount;
        }

        /** Takes more; false if there is not so much. The amount may be negative. */
        @TruffleBoundary
        boolean add(long more) {
            synchronized (quota) {
                quota.returnCollected();
                if (more > quota.limit - quota.used) {
                    return false;
                }
                quota.used += more;
                amount += more;
                return true;
            }
        }

        /** The trap for asking for more than there is. */
        WasmTrap exceeded(long more) {
            return quota.exceeded(more);
        }

        /** How much more could be had. */
        long left() {
            synchronized (quota) {
                return quota.limit - quota.used;
            }
        }
    }

    private final long limit;
    private final Fault fault;
    private final String unit;
    private final String option;
    private long used;
    private long lastCollection = System.nanoTime() - COLLECTION_INTERVAL;
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    /** The shares: references that nobody refers to are forgotten. */
    private final Set<Share> shares = new HashSet<>();

    /**
     * A quota of which nothing is taken.
     *
     * @param fault what it is to exceed it
     * @param unit what is counted
     * @param option the option that sets the limit
     */
    Quota(long limit, Fault fault, String unit, String option) {
        this.limit = limit;
        this.fault = fault;
        this.unit = unit;
        this.option = option;
    }

    /**
     * Takes some for an owner, if need be after garbage was collected.
     *
     * @param amount how much; what is negative is more than there can be
     * @throws WasmTrap if there is not so much
     */
    @TruffleBoundary
    Share take(Object owner, long amount) {
        Share share = new Share(owner, this, 0);
        boolean has = amount >= 0 && share.add(amount);
        for (int i = 0; !has && amount >= 0 && amount <= limit && mayCollect(i); i++) {
            collect();
            has = share.add(amount);
        }
        if (!has) {
            throw exceeded(amount);
        }
        synchronized (this) {
            shares.add(share);
        }
        return share;
    }

    private synchronized boolean mayCollect(int round) {
        long now = System.nanoTime();
        if (round == 0 && now - lastCollection < COLLECTION_INTERVAL) {
            return false;
        }
        lastCollection = now;
        return round < COLLECTIONS;
    }

    private static void collect() {
        System.gc();
        try {
            Thread.sleep(COLLECTION_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void returnCollected() {
        Reference<?> next = collected.poll();
        while (next != null) {
            Share share = (Share) next;
            used -= share.amount;
            shares.remove(share);
            next = collected.poll();
        }
    }

    private WasmTrap exceeded(long more) {
        long now;
        synchronized (this) {
            now = used;
        }
        String detail =
                Long.toUnsignedString(more)
                        + " more "
                        + unit
                        + " than the "
                        + now
                        + " in use, of at most "
                        + limit
                        + " (option "
                        + option
                        + ")";
        return WasmTrap.of(fault, detail, null);
    }
}
