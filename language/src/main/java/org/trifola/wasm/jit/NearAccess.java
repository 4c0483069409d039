// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.runtime.HeapMemory;
import org.trifola.wasm.runtime.WasmMemory;

import java.util.Objects;

/**
 * Loads and stores of generated code in a memory that is a byte array, with a 32-bit address, an
 * offset below 2^31, the array and the size, which generated code keeps in variables. If another
 * thread is growing the memory, that may be the size of a larger array: then the check that the JVM
 * makes anyway fails, and so does the access.
 *
 * <p>Each method is written out, and has at most 35 bytes: HotSpot inlines larger ones only where
 * they run in most calls of a method, so not in the cases of a {@code switch}. The sum of address
 * and offset is an {@code int}: below 2^31 it may become negative, so that it is out of bounds,
 * too; so is any address from 2^31 on. {@code Objects.checkIndex} is a check that HotSpot moves out
 * of loops, and makes once for several offsets of one address; a comparison with a {@code throw}
 * behind it is not.
 *
 * <p>What is loaded or stored in another form, generated code converts itself.
 */
public final class NearAccess {
    private NearAccess() {}

    private static final long LOW_32 = 0xFFFF_FFFFL;

    private static RuntimeException outOfBounds1(int address, int limit) {
        return outOfBounds1(address, 0, limit);
    }

    private static RuntimeException outOfBounds1(int address, int offset, int limit) {
        return WasmMemory.outOfBounds((address & LOW_32) + offset, 1, limit);
    }

    private static RuntimeException outOfBounds2(int address, int limit) {
        return outOfBounds2(address, 0, limit);
    }

    private static RuntimeException outOfBounds2(int address, int offset, int limit) {
        return WasmMemory.outOfBounds((address & LOW_32) + offset, 2, limit);
    }

    private static RuntimeException outOfBounds4(int address, int limit) {
        return outOfBounds4(address, 0, limit);
    }

    private static RuntimeException outOfBounds4(int address, int offset, int limit) {
        return WasmMemory.outOfBounds((address & LOW_32) + offset, 4, limit);
    }

    private static RuntimeException outOfBounds8(int address, int limit) {
        return outOfBounds8(address, 0, limit);
    }

    private static RuntimeException outOfBounds8(int address, int offset, int limit) {
        return WasmMemory.outOfBounds((address & LOW_32) + offset, 8, limit);
    }

    /** {@code i32.load} without an offset. */
    public static int loadI32(int address, byte[] bytes, int limit) {
        try {
            return (int) HeapMemory.I32.get(bytes, Objects.checkIndex(address, limit - 3));
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds4(address, limit);
        }
    }

    /** {@code i32.load}. */
    public static int loadI32(int address, int offset, byte[] bytes, int limit) {
        if (address >= 0) {
            try {
                return (int)
                        HeapMemory.I32.get(bytes, Objects.checkIndex(address + offset, limit - 3));
            } catch (IndexOutOfBoundsException e) {
                // Told of below.
            }
        }
        throw outOfBounds4(address, offset, limit);
    }

    /** {@code i64.load} without an offset. */
    public static long loadI64(int address, byte[] bytes, int limit) {
        try {
            return (long) HeapMemory.I64.get(bytes, Objects.checkIndex(address, limit - 7));
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds8(address, limit);
        }
    }

    /** {@code i64.load}. */
    public static long loadI64(int address, int offset, byte[] bytes, int limit) {
        if (address >= 0) {
            try {
                return (long)
                        HeapMemory.I64.get(bytes, Objects.checkIndex(address + offset, limit - 7));
            } catch (IndexOutOfBoundsException e) {
                // Told of below.
            }
        }
        throw outOfBounds8(address, offset, limit);
    }

    /** {@code i32.load8_s} without an offset. */
    public static int load8S(int address, byte[] bytes, int limit) {
        try {
            return bytes[Objects.checkIndex(address, limit)];
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds1(address, limit);
        }
    }

    /** {@code i32.load8_s}. */
    public static int load8S(int address, int offset, byte[] bytes, int limit) {
        if (address >= 0) {
            try {
                return bytes[Objects.checkIndex(address + offset, limit)];
            } catch (IndexOutOfBoundsException e) {
                // Told of below.
            }
        }
        throw outOfBounds1(address, offset, limit);
    }

    /** {@code i32.load8_u} without an offset. */
    public static int load8U(int address, byte[] bytes, int limit) {
        try {
            return bytes[Objects.checkIndex(address, limit)] & 0xFF;
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds1(address, limit);
        }
    }

    /** {@code i32.load8_u}. */
    public static int load8U(int address, int offset, byte[] bytes, int limit) {
        if (address >= 0) {
            try {
                return bytes[Objects.checkIndex(address + offset, limit)] & 0xFF;
            } catch (IndexOutOfBoundsException e) {
                // Told of below.
            }
        }
        throw outOfBounds1(address, offset, limit);
    }

    /** {@code i32.load16_s} without an offset. */
    public static int load16S(int address, byte[] bytes, int limit) {
        try {
            return (short) HeapMemory.I16.get(bytes, Objects.checkIndex(address, limit - 1));
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds2(address, limit);
        }
    }

    /** {@code i32.load16_s}. */
    public static int load16S(int address, int offset, byte[] bytes, int limit) {
        if (address >= 0) {
            try {
                return (short)
                        HeapMemory.I16.get(bytes, Objects.checkIndex(address + offset, limit - 1));
            } catch (IndexOutOfBoundsException e) {
                // Told of below.
            }
        }
        throw outOfBounds2(address, offset, limit);
    }

    /** {@code i32.load16_u} without an offset. */
    public static int load16U(int address, byte[] bytes, int limit) {
        try {
            return (short) HeapMemory.I16.get(bytes, Objects.checkIndex(address, limit - 1))
                    & 0xFFFF;
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds2(address, limit);
        }
    }

    /** {@code i32.load16_u}. */
    public static int load16U(int address, int offset, byte[] bytes, int limit) {
        if (address >= 0) {
            try {
                return (short)
                                HeapMemory.I16.get(
                                        bytes, Objects.checkIndex(address + offset, limit - 1))
                        & 0xFFFF;
            } catch (IndexOutOfBoundsException e) {
                // Told of below.
            }
        }
        throw outOfBounds2(address, offset, limit);
    }

    /** {@code i32.store} without an offset. */
    public static void storeI32(int address, int value, byte[] bytes, int limit) {
        try {
            HeapMemory.I32.set(bytes, Objects.checkIndex(address, limit - 3), value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds4(address, limit);
        }
    }

    /** {@code i32.store}. */
    public static void storeI32(int address, int value, int offset, byte[] bytes, int limit) {
        if (address >= 0) {
            try {
                HeapMemory.I32.set(bytes, Objects.checkIndex(address + offset, limit - 3), value);
                return;
            } catch (IndexOutOfBoundsException e) {
                // Told of below.
            }
        }
        throw outOfBounds4(address, offset, limit);
    }

    /** {@code i64.store} without an offset. */
    public static void storeI64(int address, long value, byte[] bytes, int limit) {
        try {
            HeapMemory.I64.set(bytes, Objects.checkIndex(address, limit - 7), value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds8(address, limit);
        }
    }

    /** {@code i64.store}. */
    public static void storeI64(int address, long value, int offset, byte[] bytes, int limit) {
        if (address >= 0) {
            try {
                HeapMemory.I64.set(bytes, Objects.checkIndex(address + offset, limit - 7), value);
                return;
            } catch (IndexOutOfBoundsException e) {
                // Told of below.
            }
        }
        throw outOfBounds8(address, offset, limit);
    }

    /** {@code i32.store8} without an offset. */
    public static void store8(int address, int value, byte[] bytes, int limit) {
        try {
            bytes[Objects.checkIndex(address, limit)] = (byte) value;
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds1(address, limit);
        }
    }

    /** {@code i32.store8}. */
    public static void store8(int address, int value, int offset, byte[] bytes, int limit) {
        if (address >= 0) {
            try {
                bytes[Objects.checkIndex(address + offset, limit)] = (byte) value;
                return;
            } catch (IndexOutOfBoundsException e) {
                // Told of below.
            }
        }
        throw outOfBounds1(address, offset, limit);
    }

    /** {@code i32.store16} without an offset. */
    public static void store16(int address, int value, byte[] bytes, int limit) {
        try {
            HeapMemory.I16.set(bytes, Objects.checkIndex(address, limit - 1), (short) value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds2(address, limit);
        }
    }

    /** {@code i32.store16}. */
    public static void store16(int address, int value, int offset, byte[] bytes, int limit) {
        if (address >= 0) {
            try {
                HeapMemory.I16.set(
                        bytes, Objects.checkIndex(address + offset, limit - 1), (short) value);
                return;
            } catch (IndexOutOfBoundsException e) {
                // Told of below.
            }
        }
        throw outOfBounds2(address, offset, limit);
    }

    /** {@code f32.load}. */
    public static float loadF32(int address, int offset, byte[] bytes, int limit) {
        return Float.intBitsToFloat(loadI32(address, offset, bytes, limit));
    }

    /** {@code f64.load}. */
    public static double loadF64(int address, int offset, byte[] bytes, int limit) {
        return Double.longBitsToDouble(loadI64(address, offset, bytes, limit));
    }

    /** {@code f32.store}. */
    public static void storeF32(int address, float value, int offset, byte[] bytes, int limit) {
        storeI32(address, Float.floatToRawIntBits(value), offset, bytes, limit);
    }

    /** {@code f64.store}. */
    public static void storeF64(int address, double value, int offset, byte[] bytes, int limit) {
        storeI64(address, Double.doubleToRawLongBits(value), offset, bytes, limit);
    }
}
