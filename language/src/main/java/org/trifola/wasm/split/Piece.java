// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.split;

import org.trifola.wasm.code.FunctionCode;

/**
 * A part of a function. Values are slots packed with kinds ({@code slot << Kind.BITS | kind}).
 *
 * @param code the code, whose positions are its own; a target behind its end is an exit: that of
 *     the number {@code target - code.length - 1}
 * @param entries where control may come from other pieces: positions, by their numbers
 * @param loads the values that must be taken over at each entry; only one list if all take the same
 * @param exits how to leave the piece
 * @param sharedStores the values to leave at all exits, or null if each exit has its own
 */
public record Piece(
        FunctionCode code, int[] entries, int[][] loads, Exit[] exits, int[] sharedStores) {
    /**
     * A way to leave a piece.
     *
     * @param next where to go on: a piece, shifted by {@link SplitFunction#ENTRY_BITS}, and its
     *     entry; if there is a table, nothing
     * @param table where to go on by the operand of a branch table, whose last element is for all
     *     larger operands; or null
     * @param stores the values to leave to others
     */
    public record Exit(int next, int[] table, int[] stores) {}
}
