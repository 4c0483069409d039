// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

import java.nio.ByteBuffer;

/**
 * The memory of an instance, little-endian. Addresses are unsigned 64-bit numbers: an {@code i32}
 * is {@link Integer#toUnsignedLong} of the argument. An access that is out of bounds traps, and has
 * changed nothing: the exception is not to be caught.
 */
public interface HostMemory {
    /** Its size in bytes. Only ever larger. */
    long byteSize();

    /** One byte, unsigned. */
    int loadI8U(long address);

    /** Two bytes, unsigned. */
    int loadI16U(long address);

    /** Four bytes. */
    int loadI32(long address);

    /** Eight bytes. */
    long loadI64(long address);

    /** Stores the low byte. */
    void storeI8(long address, int value);

    /** Stores the two low bytes. */
    void storeI16(long address, int value);

    /** Stores four bytes. */
    void storeI32(long address, int value);

    /** Stores eight bytes. */
    void storeI64(long address, long value);

    /** Sets bytes to the low byte of a value. */
    void fill(long address, int value, long count);

    /** Copies bytes of an array, whose own bounds the caller has checked. */
    void write(long address, byte[] from, int offset, int count);

    /** Copies bytes to an array, whose own bounds the caller has checked. */
    void read(long address, byte[] to, int offset, int count);

    /**
     * The bytes of a range as they are now: writes go through to the memory until it grows. The
     * buffer is little-endian and starts at the range.
     */
    ByteBuffer buffer(long address, long count);
}
