// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.binary.ByteWriter;
import org.trifola.wasm.binary.SectionId;
import org.trifola.wasm.runtime.WasmMemory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The data section of a core dump: what is not zero in memories, in blocks. */
final class CoreData {
    private static final int BLOCK = 4096;
    private static final byte[] ZERO = new byte[BLOCK];

    /** A piece is no longer than this, so that its length is a number of 32 bits. */
    private static final long LONGEST = 1 << 30;

    private record Piece(int index, WasmMemory memory, long start, long end) {
        ByteWriter header() {
            ByteWriter to = new ByteWriter();
            to.u8(index == 0 ? 0 : 2);
            if (index != 0) {
                to.u32(index);
            }
            to.u8(memory.is64 ? 0x42 : 0x41);
            if (memory.is64) {
                to.s64(start);
            } else {
                to.s32((int) start);
            }
            to.u8(0x0B);
            to.u32((int) (end - start));
            return to;
        }
    }

    private final List<Piece> pieces = new ArrayList<>();
    private final byte[] block = new byte[BLOCK];

    /** What is in these memories. */
    CoreData(List<WasmMemory> memories) {
        for (int i = 0; i < memories.size(); i++) {
            find(i, memories.get(i));
        }
    }

    private void find(int index, WasmMemory memory) {
        long size = memory.byteSize();
        long start = -1;
        for (long at = 0; at < size; at += BLOCK) {
            boolean zero = isZero(memory, at, size);
            if (start >= 0 && (zero || at - start >= LONGEST)) {
                pieces.add(new Piece(index, memory, start, at));
                start = -1;
            }
            if (start < 0 && !zero) {
                start = at;
            }
        }
        if (start >= 0) {
            pieces.add(new Piece(index, memory, start, size));
        }
    }

    private boolean isZero(WasmMemory memory, long at, long size) {
        int length = read(memory, at, size);
        return Arrays.equals(block, 0, length, ZERO, 0, length);
    }

    private int read(WasmMemory memory, long at, long end) {
        int length = (int) Math.min(BLOCK, end - at);
        memory.read(at, block, 0, length);
        return length;
    }

    /** Writes the section, unless there is nothing in it. */
    void write(OutputStream out) throws IOException {
        if (pieces.isEmpty()) {
            return;
        }
        ByteWriter count = new ByteWriter();
        count.u32(pieces.size());
        long size = count.size();
        for (Piece piece : pieces) {
            size += piece.header().size() + piece.end() - piece.start();
        }
        ByteWriter section = new ByteWriter();
        section.u8(SectionId.DATA);
        section.u64(size);
        section.append(count);
        out.write(section.toByteArray());
        for (Piece piece : pieces) {
            out.write(piece.header().toByteArray());
            for (long at = piece.start(); at < piece.end(); at += BLOCK) {
                out.write(block, 0, read(piece.memory(), at, piece.end()));
            }
        }
    }
}
