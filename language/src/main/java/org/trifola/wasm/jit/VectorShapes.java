// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

/**
 * In which shapes a form of generated code takes and gives the vectors of each instruction. A shape
 * is how the JVM's variables hold a vector.
 */
interface VectorShapes {
    /** No shape in particular. */
    int NONE = -1;

    /** Lanes of 64 bits. */
    int LONGS = 0;

    /** Lanes of 32 bits. */
    int INTS = 1;

    /** Lanes of single-precision numbers. */
    int FLOATS = 2;

    /** Lanes of double-precision numbers. */
    int DOUBLES = 3;

    /** Lanes of 16 bits. */
    int SHORTS = 4;

    /** Lanes of 8 bits. */
    int BYTES = 5;

    /** Number of shapes. */
    int COUNT = 6;

    /** The shape of the vectors that an instruction takes. */
    int operands(int pc, int wanted);

    /**
     * The shape of the vector that an instruction gives.
     *
     * @param wanted the shape in which the vector is used next, or {@link #NONE}
     */
    int result(int pc, int wanted);
}
