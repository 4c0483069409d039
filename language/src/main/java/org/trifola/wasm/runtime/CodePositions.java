// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

/** Where the instructions of a module stand in the text that it was assembled from. */
public interface CodePositions {
    /** Line of the instruction at a byte offset of the module, from 1, or 0 if it is unknown. */
    int line(int offset);

    /** Column in characters of the instruction at a byte offset, from 1, or 0. */
    int column(int offset);
}
