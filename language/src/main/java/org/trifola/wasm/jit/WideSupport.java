// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.runtime.WasmMemory;

import java.util.Objects;

/** What generated code calls beside the JDK's Vector API. */
public final class WideSupport {
    private static final long LOW_32 = 0xFFFF_FFFFL;
    private static final int WIDTH = 16;

    private WideSupport() {}

    /** Whether the JVM has the Vector API. */
    static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    /** The indices of a shuffle, a byte each. */
    public static int[] indices(long low, long high) {
        int[] indices = new int[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            indices[i] = (int) ((i < 8 ? low : high) >>> i % 8 * Byte.SIZE) & 0xFF;
        }
        return indices;
    }

    /** The index of a vector in a memory of so many bytes, as in {@link NearAccess}. */
    public static int index(int limit, int address, int offset) {
        try {
            if (offset == 0 || address >= 0) {
                return Objects.checkIndex(address + offset, limit - (WIDTH - 1));
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw WasmMemory.outOfBounds((address & LOW_32) + offset, WIDTH, limit);
    }
}
