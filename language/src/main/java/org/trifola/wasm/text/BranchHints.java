// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.binary.ByteWriter;

/** Collects branch hints and writes their custom section (spec appendix 7.4, code metadata). */
final class BranchHints {
    /** Function, offset in its body from its locals on, and value, of each hint. */
    private final IntList hints = new IntList();

    private static final int STRIDE = 3;

    /** A hint in a function: offset from its first instruction, to be moved later. */
    void add(int function, int offset, int value) {
        hints.add(function);
        hints.add(offset);
        hints.add(value);
    }

    /** Says how many bytes the locals of the function take, whose hints were added last. */
    void finish(int function, int localsSize) {
        int at = hints.size() - STRIDE;
        while (at >= 0 && hints.get(at) == function) {
            hints.set(at + 1, hints.get(at + 1) + localsSize);
            at -= STRIDE;
        }
    }

    boolean isEmpty() {
        return hints.size() == 0;
    }

    /** The contents of the section. */
    byte[] encode() {
        ByteWriter functions = new ByteWriter();
        int count = 0;
        int at = 0;
        while (at < hints.size()) {
            int end = at;
            while (end < hints.size() && hints.get(end) == hints.get(at)) {
                end += STRIDE;
            }
            functions.u32(hints.get(at));
            functions.u32((end - at) / STRIDE);
            for (int i = at; i < end; i += STRIDE) {
                functions.u32(hints.get(i + 1));
                functions.u32(1);
                functions.u8(hints.get(i + 2));
            }
            count++;
            at = end;
        }
        ByteWriter contents = new ByteWriter();
        contents.u32(count);
        contents.append(functions);
        return contents.toByteArray();
    }
}
