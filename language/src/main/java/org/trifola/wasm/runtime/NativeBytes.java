// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives;

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
 *
 * <p>Where there is no place for files, memory is allocated. All segments are of one class, so that
 * compilers find the methods that an access calls.
 */
final class NativeBytes {
    private NativeBytes() {}

    private static final int ALIGNMENT = Long.BYTES;

    private static final boolean MAPS;
    private static final Class<? extends MemorySegment> SEGMENT;

    static {
        MemorySegment mapped = map(ALIGNMENT);
        MAPS = mapped != null;
        SEGMENT = (MAPS ? mapped : allocate(ALIGNMENT)).getClass();
    }

    /**
     * Reserves memory, aligned for atomic access, in multiples of 8 bytes.
     *
     * @param needed how many bytes it must be at least
     * @param wanted how many it should be
     * @return null if there is not enough
     */
    static MemorySegment reserve(long needed, long wanted) {
        if (!MAPS) {
            return allocate(roundUp(needed));
        }
        long size = wanted;
        MemorySegment mapped = map(roundUp(size));
        while (mapped == null && size > needed) {
            size = Math.max(size / 2, needed);
            mapped = map(roundUp(size));
        }
        return mapped;
    }

    private static long roundUp(long size) {
        return Math.max(ALIGNMENT, size + ALIGNMENT - 1 & -ALIGNMENT);
    }

    /** A segment that was reserved here, with its class known to compilers. */
    static MemorySegment exact(MemorySegment segment) {
        return CompilerDirectives.castExact(segment, SEGMENT);
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
