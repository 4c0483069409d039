// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.host.HostMemory;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The program's memory as calls see it. Addresses are 32 bits; those out of bounds trap. */
final class GuestMemory {
    /** Longest text that is read, in bytes. */
    private static final int MAX_TEXT = 1 << 16;

    private final HostMemory memory;

    GuestMemory(HostMemory memory) {
        this.memory = memory;
    }

    int u8(long address) {
        return memory.loadI8U(address);
    }

    int u16(long address) {
        return memory.loadI16U(address);
    }

    int i32(long address) {
        return memory.loadI32(address);
    }

    /** Four bytes, unsigned. */
    long u32(long address) {
        return memory.loadI32(address) & 0xFFFF_FFFFL;
    }

    long i64(long address) {
        return memory.loadI64(address);
    }

    void put8(long address, int value) {
        memory.storeI8(address, value);
    }

    void put16(long address, int value) {
        memory.storeI16(address, value);
    }

    void put32(long address, int value) {
        memory.storeI32(address, value);
    }

    void put64(long address, long value) {
        memory.storeI64(address, value);
    }

    void clear(long address, long count) {
        memory.fill(address, 0, count);
    }

    void write(long address, byte[] bytes, int offset, int count) {
        memory.write(address, bytes, offset, count);
    }

    void read(long address, byte[] bytes, int offset, int count) {
        memory.read(address, bytes, offset, count);
    }

    /** A range, which is valid until the memory grows. */
    ByteBuffer buffer(long address, long count) {
        return memory.buffer(address, count);
    }

    /** Traps unless a range is in bounds: asked before a call does what cannot be undone. */
    void require(long address, long count) {
        if (address < 0 || count < 0 || address > memory.byteSize() - count) {
            memory.buffer(address, count);
        }
    }

    /** A text in UTF-8 without zero bytes. */
    String text(long address, long count) {
        require(address, count);
        if (count > MAX_TEXT) {
            throw Errno.NAMETOOLONG.failure();
        }
        try {
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(buffer(address, count));
            String text = chars.toString();
            if (text.indexOf('\0') >= 0) {
                throw Errno.INVAL.failure();
            }
            return text;
        } catch (CharacterCodingException e) {
            throw Errno.ILSEQ.failure();
        }
    }
}
