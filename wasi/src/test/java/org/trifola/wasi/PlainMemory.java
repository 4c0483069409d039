// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.host.HostCaller;
import org.trifola.wasm.host.HostMemory;
import org.trifola.wasm.host.HostTrap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A program that is nothing but a memory. */
final class PlainMemory implements HostCaller, HostMemory {
    /** What the traps of accesses say. */
    static final String OUT_OF_BOUNDS = "out of bounds memory access";

    private final ByteBuffer bytes;

    PlainMemory(int size) {
        bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int at(long address, long count) {
        if (address < 0 || count < 0 || address > bytes.capacity() - count) {
            throw new HostTrap(OUT_OF_BOUNDS);
        }
        return (int) address;
    }

    @Override
    public HostMemory memory() {
        return this;
    }

    @Override
    public boolean startThread(String function, Object... arguments) {
        return false;
    }

    @Override
    public long byteSize() {
        return bytes.capacity();
    }

    @Override
    public int loadI8U(long address) {
        return bytes.get(at(address, 1)) & 0xFF;
    }

    @Override
    public int loadI16U(long address) {
        return bytes.getShort(at(address, 2)) & 0xFFFF;
    }

    @Override
    public int loadI32(long address) {
        return bytes.getInt(at(address, 4));
    }

    @Override
    public long loadI64(long address) {
        return bytes.getLong(at(address, 8));
    }

    @Override
    public void storeI8(long address, int value) {
        bytes.put(at(address, 1), (byte) value);
    }

    @Override
    public void storeI16(long address, int value) {
        bytes.putShort(at(address, 2), (short) value);
    }

    @Override
    public void storeI32(long address, int value) {
        bytes.putInt(at(address, 4), value);
    }

    @Override
    public void storeI64(long address, long value) {
        bytes.putLong(at(address, 8), value);
    }

    @Override
    public void fill(long address, int value, long count) {
        int start = at(address, count);
        for (int i = 0; i < count; i++) {
            bytes.put(start + i, (byte) value);
        }
    }

    @Override
    public void write(long address, byte[] from, int offset, int count) {
        bytes.put(at(address, count), from, offset, count);
    }

    @Override
    public void read(long address, byte[] to, int offset, int count) {
        bytes.get(at(address, count), to, offset, count);
    }

    @Override
    public ByteBuffer buffer(long address, long count) {
        return bytes.slice(at(address, count), (int) count).order(ByteOrder.LITTLE_ENDIAN);
    }
}
