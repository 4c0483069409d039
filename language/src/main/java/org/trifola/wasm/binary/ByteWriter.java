// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.syntax.Bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the values of the binary format (spec 5.2) into a growing array, every number as short as
 * it can be. One thread.
 */
public class ByteWriter {
    /** No array is larger: some JVMs keep a few words for themselves. */
    private static final int MAX_SIZE = Integer.MAX_VALUE - 16;

    private byte[] bytes;
    private int size;

    /** Starts with nothing written. */
    public ByteWriter() {
        bytes = new byte[64];
    }

    /** Number of bytes written. */
    public final int size() {
        return size;
    }

    /** Forgets everything after the first {@code newSize} bytes. */
    public final void truncate(int newSize) {
        if (newSize < 0 || newSize > size) {
            throw new IndexOutOfBoundsException(newSize);
        }
        size = newSize;
    }

    /** Writes one byte: the low eight bits. */
    public final void u8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Writes an unsigned 32-bit LEB128 number given as raw bits. */
    public final void u32(int value) {
        u64(value & 0xFFFF_FFFFL);
    }

    /** Writes an unsigned 64-bit LEB128 number given as raw bits. */
    public final void u64(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Writes a signed 32-bit LEB128 number. */
    public final void s32(int value) {
        s64(value);
    }

    /** Writes a signed 33-bit LEB128 number. */
    public final void s33(long value) {
        s64(value);
    }

    /** Writes a signed 64-bit LEB128 number. */
    public final void s64(long value) {
        reserve(10);
        long rest = value;
        // Seven bits suffice for the rest exactly if all above the sixth are copies of it.
        while (rest >> 6 != rest >> 63) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>= 7;
        }
        bytes[size++] = (byte) (rest & 0x7F);
    }

    /** Writes four bytes, little-endian. */
    public final void fixed32(int value) {
        reserve(4);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes[size++] = (byte) (value >> shift);
        }
    }

    /** Writes eight bytes, little-endian. */
    public final void fixed64(long value) {
        fixed32((int) value);
        fixed32((int) (value >> 32));
    }

    /**
     * Writes a name (spec 5.2.4): its length in bytes and its UTF-8. The string must not have
     * surrogates without their partner.
     */
    public final void name(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        u32(utf8.length);
        bytes(utf8, 0, utf8.length);
    }

    /** Writes all bytes of an array, without a length. */
    public final void bytes(byte[] source) {
        bytes(source, 0, source.length);
    }

    /** Writes the bytes from {@code start} to {@code end}, without a length. */
    public final void bytes(byte[] source, int start, int end) {
        reserve(end - start);
        System.arraycopy(source, start, bytes, size, end - start);
        size += end - start;
    }

    /** Writes a slice, without a length. */
    public final void bytes(Bytes source) {
        bytes(source.array(), source.start(), source.end());
    }

    /** Writes what another writer has collected, preceded by its size. */
    public final void sized(ByteWriter contents) {
        u32(contents.size);
        bytes(contents.bytes, 0, contents.size);
    }

    /** Writes what another writer has collected, without a length. */
    public final void append(ByteWriter contents) {
        bytes(contents.bytes, 0, contents.size);
    }

    /** Writes what another writer has collected after its first {@code from} bytes. */
    public final void append(ByteWriter contents, int from) {
        bytes(contents.bytes, from, contents.size);
    }

    /** A copy of what has been written. */
    public final byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int count) {
        if (count > bytes.length - size) {
            grow(count);
        }
    }

    private void grow(int count) {
        long needed = (long) size + count;
        if (needed > MAX_SIZE) {
            throw new OutOfMemoryError("a module larger than 2 GiB");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(needed, 2L * bytes.length), MAX_SIZE));
    }
}
