// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;

import java.util.Arrays;

/** The slots that an instruction reads and those that it writes, one instruction at a time. */
final class SlotUses {
    private static final int ARGUMENTS = 8;

    private final int[] code;
    int[] reads = new int[8];
    int readCount;
    int[] writes = new int[2];
    int writeCount;

    SlotUses(int[] code) {
        this.code = code;
    }

    /** Finds those of the instruction at a position. */
    void find(int pc) {
        readCount = 0;
        writeCount = 0;
        String layout = Code.LAYOUT[code[pc]];
        int at = pc + 1;
        for (int i = 0; i < layout.length(); i++) {
            switch (layout.charAt(i)) {
                case 'd' -> write(code[at++]);
                case 's' -> read(code[at++]);
                case 'L' -> at += 2;
                case 'V' -> {
                    readPacked(at + 1, code[at]);
                    at += 1 + code[at];
                }
                case 'C' -> call(pc);
                case 'T' -> {
                    return;
                }
                default -> at++;
            }
        }
    }

    private void call(int pc) {
        int results = pc + ARGUMENTS + code[pc + 2];
        readPacked(pc + ARGUMENTS, code[pc + 2]);
        if (isByReference(code[pc])) {
            read(code[pc + 7]);
        }
        for (int i = 0; i < code[pc + 3]; i++) {
            write(code[results + i] >> Kind.BITS);
        }
        if (code[pc + 3] == 1) {
            write(code[pc + 1]);
        }
    }

    private static boolean isByReference(int op) {
        return op == Code.CALL_INDIRECT
                || op == Code.CALL_REF
                || op == Code.RETURN_CALL_INDIRECT
                || op == Code.RETURN_CALL_REF;
    }

    private void readPacked(int at, int count) {
        for (int i = 0; i < count; i++) {
            read(code[at + i] >> Kind.BITS);
        }
    }

    private void read(int slot) {
        if (readCount == reads.length) {
            reads = Arrays.copyOf(reads, 2 * readCount);
        }
        reads[readCount++] = slot;
    }

    private void write(int slot) {
        if (writeCount == writes.length) {
            writes = Arrays.copyOf(writes, 2 * writeCount);
        }
        writes[writeCount++] = slot;
    }
}
