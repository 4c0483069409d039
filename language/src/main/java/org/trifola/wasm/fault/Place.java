// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.fault;

/**
 * Where something is wrong: a byte offset of the binary, or a line and column of the text, and the
 * function around it where there is one.
 *
 * @param offset byte offset from the start of the binary module, or -1
 * @param line line of the text, from 1, or 0
 * @param column column of the text in characters, from 1, or 0
 * @param function index of the function around the place, or -1
 * @param functionName its name without {@code $}, or null
 */
public record Place(long offset, int line, int column, int function, String functionName) {
    /** No place known. */
    public static final Place UNKNOWN = new Place(-1, 0, 0, -1, null);

    /** A byte offset of a binary module. */
    public static Place offset(long offset) {
        return new Place(offset, 0, 0, -1, null);
    }

    /** A line and column of a text, both from 1. */
    public static Place text(int line, int column) {
        return new Place(-1, line, column, -1, null);
    }

    /** The same place, known to be inside a function. */
    public Place inFunction(int index, String name) {
        return new Place(offset, line, column, index, name);
    }
}
