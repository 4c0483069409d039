// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidBufferOffsetException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

import org.trifola.wasm.numeric.IntLanes;
import org.trifola.wasm.numeric.Vec128;

import java.nio.ByteOrder;

/** A vector for other languages, which have none: 16 bytes that can be read, lane 0 first. */
@ExportLibrary(InteropLibrary.class)
public final class HostVector implements TruffleObject {
    /** Bytes of a vector. */
    static final int SIZE = 16;

    private final Vec128 vector;

    /** Shows a vector. */
    HostVector(Vec128 vector) {
        this.vector = vector;
    }

    @ExportMessage
    boolean hasBufferElements() {
        return true;
    }

    @ExportMessage
    long getBufferSize() {
        return SIZE;
    }

    private static void check(long offset, int count) throws InvalidBufferOffsetException {
        if (offset < 0 || count < 0 || offset > SIZE - count) {
            throw InvalidBufferOffsetException.create(offset, count);
        }
    }

    /** Some bytes as a number, in the low end. */
    private long number(ByteOrder order, long offset, int count)
            throws InvalidBufferOffsetException {
        check(offset, count);
        long number = 0;
        for (int i = 0; i < count; i++) {
            int at = order == ByteOrder.LITTLE_ENDIAN ? count - 1 - i : i;
            number = number << Byte.SIZE | byteAt((int) offset + at) & 0xFF;
        }
        return number;
    }

    private byte byteAt(int index) {
        return (byte) vector.lane(index, IntLanes.SIGNS_8);
    }

    @ExportMessage
    void readBuffer(long offset, byte[] to, int start, int length)
            throws InvalidBufferOffsetException {
        check(offset, length);
        for (int i = 0; i < length; i++) {
            to[start + i] = byteAt((int) offset + i);
        }
    }

    @ExportMessage
    byte readBufferByte(long offset) throws InvalidBufferOffsetException {
        return (byte) number(ByteOrder.LITTLE_ENDIAN, offset, Byte.BYTES);
    }

    @ExportMessage
    short readBufferShort(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        return (short) number(order, offset, Short.BYTES);
    }

    @ExportMessage
    int readBufferInt(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        return (int) number(order, offset, Integer.BYTES);
    }

    @ExportMessage
    long readBufferLong(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        return number(order, offset, Long.BYTES);
    }

    @ExportMessage
    float readBufferFloat(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        return Float.intBitsToFloat(readBufferInt(order, offset));
    }

    @ExportMessage
    double readBufferDouble(ByteOrder order, long offset) throws InvalidBufferOffsetException {
        return Double.longBitsToDouble(readBufferLong(order, offset));
    }

    @ExportMessage
    @TruffleBoundary
    String toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return toString();
    }

    @Override
    public String toString() {
        return vector.toString();
    }
}
