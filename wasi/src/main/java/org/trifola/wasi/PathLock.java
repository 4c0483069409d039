// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.host.Waiting;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What keeps symbolic links from appearing in a path between the look at it and its use: calls that
 * can put one anywhere (by making, linking or renaming it) exclude all others that take paths. One
 * for the process, as programs may share directories. Whoever holds it does not wait for anything
 * that a program decides.
 */
enum PathLock {
    /** The call uses no path. */
    NONE,
    /** The call uses paths. */
    SHARED,
    /** The call can put a symbolic link somewhere. */
    EXCLUSIVE;

    private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

    /** Takes it, unless it is {@link #NONE}; the context may be cancelled meanwhile. */
    void acquire() {
        if (this != NONE && !lock().tryLock()) {
            Waiting.on(Lock::lockInterruptibly, lock());
        }
    }

    void release() {
        if (this != NONE) {
            lock().unlock();
        }
    }

    private Lock lock() {
        return this == SHARED ? LOCK.readLock() : LOCK.writeLock();
    }
}
