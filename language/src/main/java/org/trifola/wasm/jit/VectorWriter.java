// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

/** Writes the instructions that move and compute vectors, in one of several forms. */
interface VectorWriter {
    /**
     * Before the first instruction.
     *
     * @param fromParameters whether the parameters of the method are those of the function
     */
    default void start(boolean fromParameters) {}

    /** Writes the instruction at a position, one of {@link VectorPlan#isVector}. */
    void emit(int pc);

    /** Control may go from here to a label. */
    default void leave(int label) {}

    /** A label is here. */
    default void enter() {}
}
