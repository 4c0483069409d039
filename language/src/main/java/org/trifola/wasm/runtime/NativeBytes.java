// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reserves native memory that is all zeros and costs what is used of it, not what is reserved.
 * Java's own allocation writes to all of it; a private mapping of a file without contents does not,
 * and never writes to the file. Freed when nothing refers to it any more.
 */
final class NativeBytes {
    private NativeBytes() {}

    /** Up to this size, allocation costs less than a mapping. */
    private static final long SMALL = 1 << 20;

    private static final int ALIGNMENT = Long.BYTES;

    /**
     * Reserves memory, aligned for atomic access, in multiples of 8 bytes.
     *
     * @param needed how many bytes it must be at least
     * @param wanted how many it should be
     * @return null if there is not enough
     */
    static MemorySegment reserve(long needed, long wanted) {
        if (wanted > SMALL) {
            for (long size = wanted; size >= needed && size > SMALL; size = next(size, needed)) {
                MemorySegment mapped = map(roundUp(size));
                if (mapped != null) {
                    return mapped;
                }
            }
        }
        return allocate(roundUp(Math.max(needed, Math.min(wanted, SMALL))));
    }

    /** Half as much, but not less than needed if that was not tried yet. */
    private static long next(long size, long needed) {
        return size == needed ? 0 : Math.max(size / 2, needed);
    }

    private static long roundUp(long size) {
        return Math.max(ALIGNMENT, size + ALIGNMENT - 1 & -ALIGNMENT);
    }

    private static MemorySegment allocate(long size) {
        try {
            return Arena.ofAuto().allocate(size, ALIGNMENT);
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    private static MemorySegment map(long size) {
        try {
            Path file = Files.createTempFile("trifola", ".memory");
            try (FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE)) {
                return channel.map(FileChannel.MapMode.PRIVATE, 0, size, Arena.ofAuto());
            }
        } catch (IOException | SecurityException | OutOfMemoryError e) {
            return null;
        }
    }
}
