// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

/**
 * How much of its array a {@link HeapMemory} is: all of it. Generated code asks before it accesses
 * the memory. As long as the subclass was never needed, and so was never loaded, HotSpot inlines
 * the answer without a check, and the check of the size and that of the array become one.
 */
public class Extent {
    /** That of every memory whose array is exactly as large. */
    static final Extent WHOLE = new Extent();

    Extent() {}

    /** The size in bytes of a memory with an array. */
    public int limit(byte[] bytes) {
        return bytes.length;
    }
}
