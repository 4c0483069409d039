// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

/** That of a memory which has room to grow in its array. */
final class PartialExtent extends Extent {
    private final HeapMemory memory;

    private PartialExtent(HeapMemory memory) {
        this.memory = memory;
    }

    /** That of a memory. No other class refers to this one by more than this call. */
    static Extent of(HeapMemory memory) {
        return new PartialExtent(memory);
    }

    @Override
    public int limit(byte[] bytes) {
        return (int) memory.byteSize;
    }
}
