// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

/**
 * Memory of the JVM that is kept for telling that there is no more: a guest may hold all the rest
 * of it in structures, so that there is none to make a trap and to report it.
 */
final class HeapReserve {
    /** Some collectors give out memory in parts of the heap as large as this. */
    private static final int PART = 1 << 10;

    private static final int MINIMUM = 1 << 20;
    private static final int MAXIMUM = 1 << 25;

    /** So much must be free to fill it again: the rest is needed for the report. */
    private static final int PLENTY = 16;

    private byte[] bytes;

    private static int size() {
        long part = Runtime.getRuntime().maxMemory() / PART;
        return Math.clamp(part, MINIMUM, MAXIMUM);
    }

    /** Fills it, if there is memory. */
    synchronized void fill() {
        if (bytes == null) {
            try {
                bytes = new byte[PLENTY * size()];
                bytes = new byte[size()];
            } catch (OutOfMemoryError e) {
                bytes = null;
            }
        }
    }

    /** Gives it back. */
    synchronized void release() {
        bytes = null;
    }
}
