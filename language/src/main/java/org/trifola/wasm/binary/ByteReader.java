// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the values of the binary format (spec 5.2) from a slice of bytes. Every read checks the
 * bounds and fails with the phrase of the test suite at the offset of the value. One thread.
 */
public class ByteReader {
    /** The bytes, of which only those before {@link #end} are read. */
    protected final byte[] bytes;

    /** Offset of the next byte. */
    protected int pos;

    /** One past the last byte that may be read. */
    protected int end;

    private Fault endFault = Fault.UNEXPECTED_END;

    /** Reads the bytes from {@code start} to {@code end}. */
    public ByteReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.pos = start;
        this.end = end;
    }

    /** Offset of the next byte. */
    public final int position() {
        return pos;
    }

    /** Goes on at another offset. */
    public final void seek(int offset) {
        pos = offset;
    }

    /** Number of bytes left. */
    public final int remaining() {
        return end - pos;
    }

    /** Whether all bytes are read. */
    public final boolean atEnd() {
        return pos >= end;
    }

    /** One past the last byte that may be read. */
    public final int limit() {
        return end;
    }

    /** Narrows or widens what may be read, and says how running into the end is reported. */
    public final void limit(int newEnd, Fault fault) {
        end = newEnd;
        endFault = fault;
    }

    /** One byte, unsigned. */
    public final int u8() {
        if (pos >= end) {
            throw fail(endFault, null, pos);
        }
        return bytes[pos++] & 0xFF;
    }

    /** The next byte without reading it, or -1 at the end. */
    public final int peek() {
        return pos < end ? bytes[pos] & 0xFF : -1;
    }

    /** An unsigned 32-bit LEB128 number as raw bits. */
    public final int u32() {
        // Most numbers have one byte, nearly all others two.
        int p = pos;
        if (p < end && bytes[p] >= 0) {
            pos = p + 1;
            return bytes[p];
        }
        if (end - p > 1 && bytes[p + 1] >= 0) {
            pos = p + 2;
            return bytes[p] & 0x7F | bytes[p + 1] << 7;
        }
        return (int) leb(32, false);
    }

    /** An unsigned 32-bit number that counts or indexes something, so must fit 31 bits. */
    public final int index() {
        int at = pos;
        int value = u32();
        if (value < 0) {
            // Larger than any limit of ours: no such thing can exist.
            throw fail(Fault.LENGTH_OUT_OF_BOUNDS, Integer.toUnsignedString(value), at);
        }
        return value;
    }

    /** An unsigned 64-bit LEB128 number as raw bits. */
    public final long u64() {
        if (pos < end && bytes[pos] >= 0) {
            return bytes[pos++];
        }
        return leb(64, false);
    }

    /** A signed 32-bit LEB128 number. */
    public final int s32() {
        int p = pos;
        if (p < end && bytes[p] >= 0) {
            pos = p + 1;
            return bytes[p] << 25 >> 25;
        }
        return (int) leb(32, true);
    }

    /** A signed 33-bit LEB128 number. */
    public final long s33() {
        return leb(33, true);
    }

    /** A signed 64-bit LEB128 number. */
    public final long s64() {
        return leb(64, true);
    }

    /** Four bytes, little-endian. */
    public final int fixed32() {
        require(4);
        int value =
                (bytes[pos] & 0xFF)
                        | (bytes[pos + 1] & 0xFF) << 8
                        | (bytes[pos + 2] & 0xFF) << 16
                        | bytes[pos + 3] << 24;
        pos += 4;
        return value;
    }

    /** Eight bytes, little-endian. */
    public final long fixed64() {
        long low = fixed32() & 0xFFFF_FFFFL;
        return low | (long) fixed32() << 32;
    }

    /** Skips bytes that must be there. */
    public final void skip(int count) {
        require(count);
        pos += count;
    }

    /** The length of a list of elements that have at least one byte each, but for the last one. */
    public final int vectorLength() {
        int at = pos;
        int count = u32();
        if (count < 0 || count > end - at) {
            String wanted = Integer.toUnsignedString(count);
            String left =
                    ", but only " + (end - pos) + (end - pos == 1 ? " byte is" : " bytes are");
            throw fail(Fault.LENGTH_OUT_OF_BOUNDS, wanted + left + " left", at);
        }
        return count;
    }

    /** A name (spec 5.2.4): a length and that many bytes of UTF-8. */
    public final String name() {
        int length = vectorLength();
        require(length);
        int start = pos;
        pos += length;
        for (int i = start; i < pos; i++) {
            if (bytes[i] < 0) {
                return decodeUtf8(start, length);
            }
        }
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }

    private String decodeUtf8(int start, int length) {
        try {
            ByteBuffer utf8 = ByteBuffer.wrap(bytes, start, length);
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw fail(Fault.MALFORMED_UTF8_ENCODING, null, start);
        }
    }

    /** A failure at an offset. */
    public final LoadException fail(Fault fault, String detail, int at) {
        return new LoadException(fault, detail, at);
    }

    private void require(int count) {
        if (count < 0 || count > end - pos) {
            throw fail(endFault, null, pos);
        }
    }

    private long leb(int bits, boolean signed) {
        int at = pos;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = lebByte(at);
            value |= (long) (b & 0x7F) << shift;
            int left = bits - shift;
            if (left <= 7) {
                checkLastByte(b, left, signed, at);
            }
            if (b < 0x80) {
                if (pos > end) {
                    throw fail(endFault, null, end);
                }
                int used = shift + 7;
                return signed && used < 64 ? value << 64 - used >> 64 - used : value;
            }
        }
    }

    /**
     * The next byte of a number. A number that begins before the end is read on behind it: if it is
     * malformed itself, that is the earlier failure.
     */
    private int lebByte(int at) {
        if (pos >= end && (pos == at || pos == bytes.length)) {
            throw fail(endFault, null, end);
        }
        return bytes[pos++] & 0xFF;
    }

    /** The last byte that a number may have must end it, and its unused bits must be the sign. */
    private void checkLastByte(int b, int left, boolean signed, int at) {
        if (b >= 0x80) {
            throw fail(Fault.INTEGER_REPRESENTATION_TOO_LONG, null, at);
        }
        int unused = signed ? b << 25 >> 24 + left : b >> left;
        if (unused != 0 && !(signed && unused == -1)) {
            throw fail(Fault.INTEGER_TOO_LARGE, null, at);
        }
    }
}
