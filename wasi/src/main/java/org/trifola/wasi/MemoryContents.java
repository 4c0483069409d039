// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.util.Arrays;

/** A file in memory: its bytes, in pieces, of which those that were never written are missing. */
final class MemoryContents extends MemoryFileSystem.Node {
    private static final int PIECE_LOG2 = 16;
    private static final int PIECE = 1 << PIECE_LOG2;

    private final MemoryFileSystem system;
    private byte[][] pieces = new byte[1][];
    private long size;

    /** Channels that have it open; its bytes are given back when there is no name either. */
    private int open;

    MemoryContents(MemoryFileSystem system) {
        super(system.nextNumber(), FileType.REGULAR_FILE);
        this.system = system;
    }

    @Override
    synchronized long size() {
        return size;
    }

    /** Reads from an offset on; -1 at the end. */
    synchronized int read(ByteBuffer to, long offset) {
        if (offset >= size) {
            return to.hasRemaining() ? -1 : 0;
        }
        int count = (int) Math.min(to.remaining(), size - offset);
        for (int done = 0; done < count; ) {
            long at = offset + done;
            int from = (int) at & PIECE - 1;
            int some = Math.min(count - done, PIECE - from);
            byte[] piece = pieces[(int) (at >>> PIECE_LOG2)];
            if (piece == null) {
                to.put(new byte[some]);
            } else {
                to.put(piece, from, some);
            }
            done += some;
        }
        atim = Clocks.realtime();
        return count;
    }

    /** Writes all from an offset on. */
    synchronized int write(ByteBuffer from, long offset) throws IOException {
        int count = from.remaining();
        if (offset > system.limit() - count) {
            throw new FileSystemException(null, null, "File too large");
        }
        for (int done = 0; done < count; ) {
            long at = offset + done;
            int to = (int) at & PIECE - 1;
            int some = Math.min(count - done, PIECE - to);
            from.get(piece((int) (at >>> PIECE_LOG2)), to, some);
            done += some;
            size = Math.max(size, at + some);
        }
        touch();
        return count;
    }

    private byte[] piece(int index) throws IOException {
        if (index >= pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(index + 1, pieces.length << 1));
        }
        if (pieces[index] == null) {
            system.take(PIECE);
            try {
                pieces[index] = new byte[PIECE];
            } catch (OutOfMemoryError e) {
                system.free(PIECE);
                throw new FileSystemException(null, null, "No space left on device");
            }
        }
        return pieces[index];
    }

    /** Drops what is after an offset. */
    synchronized void truncate(long end) {
        if (end >= size) {
            return;
        }
        int kept = (int) (end + PIECE - 1 >>> PIECE_LOG2);
        for (int i = kept; i < pieces.length; i++) {
            drop(i);
        }
        int within = (int) end & PIECE - 1;
        if (within > 0 && pieces[kept - 1] != null) {
            Arrays.fill(pieces[kept - 1], within, PIECE, (byte) 0);
        }
        pieces = Arrays.copyOf(pieces, Math.max(kept, 1));
        size = end;
        touch();
    }

    private void drop(int index) {
        if (pieces[index] != null) {
            pieces[index] = null;
            system.free(PIECE);
        }
    }

    synchronized void opened() {
        open++;
    }

    synchronized void closed() {
        open--;
        release();
    }

    /** A name of it is gone. */
    synchronized void unlinked() {
        nlink--;
        release();
    }

    private void release() {
        if (open == 0 && nlink == 0) {
            truncate(0);
        }
    }
}
