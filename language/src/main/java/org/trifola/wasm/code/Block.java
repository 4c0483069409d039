// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

/** A block that is open while its body is lowered. */
final class Block {
    /** Opcode that opened it. */
    final int op;

    /** Height of the operand stack below its parameters. */
    final int height;

    final byte[] params;
    final byte[] results;

    /** Position of a loop's start. */
    int loopStart = -1;

    /** Chain of branches to its end. */
    int ends = CodeEmitter.NO_FIXUP;

    /** Chain of the branch over the first arm of an {@code if}. */
    int elses = CodeEmitter.NO_FIXUP;

    /** Chain of the entries of a branch table that need moves; only while one is lowered. */
    int stubs = CodeEmitter.NO_FIXUP;

    /** Catch clauses of a {@code try_table}: kind, tag, label depth each. */
    int[] catches;

    /** First position that a {@code try_table} or {@code try} guards. */
    int guardStart;

    /** Position of the first catch clause of a {@code try}, or -1. */
    int guardEnd = -1;

    /** Chain of the handlers that delegate to it. */
    int delegates = CodeEmitter.NO_FIXUP;

    Block(int op, int height, byte[] params, byte[] results) {
        this.op = op;
        this.height = height;
        this.params = params;
        this.results = results;
    }

    boolean isLoop() {
        return loopStart >= 0;
    }

    /** Kinds of the values that a branch to it carries. */
    byte[] labelKinds() {
        return isLoop() ? params : results;
    }
}
