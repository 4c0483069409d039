// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.Arrays;

/**
 * A slice of a byte array that nobody writes any more: a function body, a constant expression, the
 * contents of a data segment or custom section. Offsets are those of the underlying array, so that
 * they are offsets of the module when the array is the module.
 *
 * @param array the bytes around the slice, shared
 * @param start first byte
 * @param end one past the last byte
 */
public record Bytes(byte[] array, int start, int end) {
    /** The whole of an array. */
    public static Bytes of(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /** Number of bytes. */
    public int length() {
        return end - start;
    }

    /** A copy of the slice. */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, start, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, start, end, that.array, that.start, that.end);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return length() + " bytes";
    }
}
