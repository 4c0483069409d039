// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.runtime.HeapMemory;

/**
 * Loads and stores of generated code in a memory that is a byte array, with a 32-bit address and an
 * offset below 2^31. Each method is written out, and so short that HotSpot inlines it.
 */
public final class NearAccess {
    private NearAccess() {}

    private static final long LOW_32 = 0xFFFF_FFFFL;

    /** {@code i32.load}. */
    public static int loadI32(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 4) {
            throw memory.outOfBounds(at, 4);
        }
        return (int) HeapMemory.I32.get(memory.bytes, (int) at);
    }

    /** {@code i64.load}. */
    public static long loadI64(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 8) {
            throw memory.outOfBounds(at, 8);
        }
        return (long) HeapMemory.I64.get(memory.bytes, (int) at);
    }

    /** {@code f32.load}. */
    public static float loadF32(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 4) {
            throw memory.outOfBounds(at, 4);
        }
        return Float.intBitsToFloat((int) HeapMemory.I32.get(memory.bytes, (int) at));
    }

    /** {@code f64.load}. */
    public static double loadF64(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 8) {
            throw memory.outOfBounds(at, 8);
        }
        return Double.longBitsToDouble((long) HeapMemory.I64.get(memory.bytes, (int) at));
    }

    /** {@code i32.load8_s}. */
    public static int load8S(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 1) {
            throw memory.outOfBounds(at, 1);
        }
        return memory.bytes[(int) at];
    }

    /** {@code i32.load8_u}. */
    public static int load8U(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 1) {
            throw memory.outOfBounds(at, 1);
        }
        return memory.bytes[(int) at] & 0xFF;
    }

    /** {@code i32.load16_s}. */
    public static int load16S(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 2) {
            throw memory.outOfBounds(at, 2);
        }
        return (short) HeapMemory.I16.get(memory.bytes, (int) at);
    }

    /** {@code i32.load16_u}. */
    public static int load16U(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 2) {
            throw memory.outOfBounds(at, 2);
        }
        return (short) HeapMemory.I16.get(memory.bytes, (int) at) & 0xFFFF;
    }

    /** {@code i64.load8_s}. */
    public static long load8SLong(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 1) {
            throw memory.outOfBounds(at, 1);
        }
        return memory.bytes[(int) at];
    }

    /** {@code i64.load8_u}. */
    public static long load8ULong(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 1) {
            throw memory.outOfBounds(at, 1);
        }
        return memory.bytes[(int) at] & 0xFF;
    }

    /** {@code i64.load16_s}. */
    public static long load16SLong(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 2) {
            throw memory.outOfBounds(at, 2);
        }
        return (short) HeapMemory.I16.get(memory.bytes, (int) at);
    }

    /** {@code i64.load16_u}. */
    public static long load16ULong(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 2) {
            throw memory.outOfBounds(at, 2);
        }
        return (short) HeapMemory.I16.get(memory.bytes, (int) at) & 0xFFFF;
    }

    /** {@code i64.load32_s}. */
    public static long load32SLong(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 4) {
            throw memory.outOfBounds(at, 4);
        }
        return (int) HeapMemory.I32.get(memory.bytes, (int) at);
    }

    /** {@code i64.load32_u}. */
    public static long load32ULong(int address, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 4) {
            throw memory.outOfBounds(at, 4);
        }
        return (int) HeapMemory.I32.get(memory.bytes, (int) at) & LOW_32;
    }

    /** {@code i32.store}. */
    public static void storeI32(int address, int value, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 4) {
            throw memory.outOfBounds(at, 4);
        }
        HeapMemory.I32.set(memory.bytes, (int) at, value);
    }

    /** {@code i64.store}. */
    public static void storeI64(int address, long value, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 8) {
            throw memory.outOfBounds(at, 8);
        }
        HeapMemory.I64.set(memory.bytes, (int) at, value);
    }

    /** {@code f32.store}. */
    public static void storeF32(int address, float value, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 4) {
            throw memory.outOfBounds(at, 4);
        }
        HeapMemory.I32.set(memory.bytes, (int) at, Float.floatToRawIntBits(value));
    }

    /** {@code f64.store}. */
    public static void storeF64(int address, double value, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 8) {
            throw memory.outOfBounds(at, 8);
        }
        HeapMemory.I64.set(memory.bytes, (int) at, Double.doubleToRawLongBits(value));
    }

    /** {@code i32.store8}. */
    public static void store8(int address, int value, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 1) {
            throw memory.outOfBounds(at, 1);
        }
        memory.bytes[(int) at] = (byte) value;
    }

    /** {@code i32.store16}. */
    public static void store16(int address, int value, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 2) {
            throw memory.outOfBounds(at, 2);
        }
        HeapMemory.I16.set(memory.bytes, (int) at, (short) value);
    }

    /** {@code i64.store8}. */
    public static void store8Long(int address, long value, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 1) {
            throw memory.outOfBounds(at, 1);
        }
        memory.bytes[(int) at] = (byte) value;
    }

    /** {@code i64.store16}. */
    public static void store16Long(int address, long value, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 2) {
            throw memory.outOfBounds(at, 2);
        }
        HeapMemory.I16.set(memory.bytes, (int) at, (short) value);
    }

    /** {@code i64.store32}. */
    public static void store32Long(int address, long value, int offset, HeapMemory memory) {
        long at = (address & LOW_32) + offset;
        if (at > memory.byteSize - 4) {
            throw memory.outOfBounds(at, 4);
        }
        HeapMemory.I32.set(memory.bytes, (int) at, (int) value);
    }
}
