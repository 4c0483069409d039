// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.nodes.Node;

import java.lang.foreign.MemorySegment;

/**
 * Long work on ranges is done in pieces, so that other threads can stop it in between: a single
 * instruction may move gigabytes. They can be stopped after the last piece, too, if it was long: in
 * a loop of such instructions the rounds between its own polls would take too long.
 */
final class Pieces {
    /** Bytes, or elements of an array, of a piece: some milliseconds. */
    static final int SIZE = 1 << 24;

    /** Where that is, to Truffle. */
    private static final Node LOCATION =
            new Node() {
                @Override
                public boolean isAdoptable() {
                    return false;
                }
            };

    /** Bytes or elements from which on an instruction is a long one. */
    private static final int LONG = 1 << 16;

    private Pieces() {}

    /**
     * Ends a piece.
     *
     * @param done how much was done
     * @param count how much there is to do
     */
    static void end(long done, long count) {
        if (done < count || count >= LONG) {
            TruffleSafepoint.poll(LOCATION);
        }
    }

    /** Copies between memories of any form. */
    static void copy(WasmMemory to, long address, WasmMemory source, long from, long count) {
        // Both are checked before anything is written.
        source.slice(from, count);
        to.slice(address, count);
        for (long done = 0; done < count; ) {
            long piece = Math.min(count - done, SIZE);
            long at = start(done, piece, count, from < address);
            MemorySegment taken = source.slice(from + at, piece);
            MemorySegment.copy(taken, 0, to.slice(address + at, piece), 0, piece);
            done += piece;
            end(done, count);
        }
    }

    /** Where the next piece starts, if a range is copied from one place to another. */
    static long start(long done, long piece, long count, boolean backwards) {
        return backwards ? count - done - piece : done;
    }
}
