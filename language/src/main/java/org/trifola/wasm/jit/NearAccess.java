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
 * <p>Each method is written out, and so short that HotSpot inlines many of them. The sum of address
 * and offset is an {@code int}: below 2^31 it may become negative, so that it is out of bounds,
 * too. {@code Objects.checkIndex} is a check that HotSpot moves out of loops, and makes once for
 * several offsets of one address; a comparison with a {@code throw} behind it is not.
 */
public final class NearAccess {
    private NearAccess() {}

    private static final long LOW_32 = 0xFFFF_FFFFL;

    private static RuntimeException outOfBounds(int address, int offset, int width, int limit) {
        return WasmMemory.outOfBounds((address & LOW_32) + offset, width, limit);
    }

    /** {@code i32.load}. */
    public static int loadI32(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return (int)
                        HeapMemory.I32.get(bytes, Objects.checkIndex(address + offset, limit - 3));
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 4, limit);
    }

    /** {@code i64.load}. */
    public static long loadI64(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return (long)
                        HeapMemory.I64.get(bytes, Objects.checkIndex(address + offset, limit - 7));
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 8, limit);
    }

    /** {@code f32.load}. */
    public static float loadF32(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return Float.intBitsToFloat(
                        (int)
                                HeapMemory.I32.get(
                                        bytes, Objects.checkIndex(address + offset, limit - 3)));
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 4, limit);
    }

    /** {@code f64.load}. */
    public static double loadF64(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return Double.longBitsToDouble(
                        (long)
                                HeapMemory.I64.get(
                                        bytes, Objects.checkIndex(address + offset, limit - 7)));
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 8, limit);
    }

    /** {@code i32.load8_s}. */
    public static int load8S(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return bytes[Objects.checkIndex(address + offset, limit)];
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 1, limit);
    }

    /** {@code i32.load8_u}. */
    public static int load8U(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return bytes[Objects.checkIndex(address + offset, limit)] & 0xFF;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 1, limit);
    }

    /** {@code i32.load16_s}. */
    public static int load16S(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return (short)
                        HeapMemory.I16.get(bytes, Objects.checkIndex(address + offset, limit - 1));
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 2, limit);
    }

    /** {@code i32.load16_u}. */
    public static int load16U(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return (short)
                                HeapMemory.I16.get(
                                        bytes, Objects.checkIndex(address + offset, limit - 1))
                        & 0xFFFF;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 2, limit);
    }

    /** {@code i64.load8_s}. */
    public static long load8SLong(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return bytes[Objects.checkIndex(address + offset, limit)];
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 1, limit);
    }

    /** {@code i64.load8_u}. */
    public static long load8ULong(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return bytes[Objects.checkIndex(address + offset, limit)] & 0xFF;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 1, limit);
    }

    /** {@code i64.load16_s}. */
    public static long load16SLong(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return (short)
                        HeapMemory.I16.get(bytes, Objects.checkIndex(address + offset, limit - 1));
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 2, limit);
    }

    /** {@code i64.load16_u}. */
    public static long load16ULong(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return (short)
                                HeapMemory.I16.get(
                                        bytes, Objects.checkIndex(address + offset, limit - 1))
                        & 0xFFFF;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 2, limit);
    }

    /** {@code i64.load32_s}. */
    public static long load32SLong(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return (int)
                        HeapMemory.I32.get(bytes, Objects.checkIndex(address + offset, limit - 3));
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 4, limit);
    }

    /** {@code i64.load32_u}. */
    public static long load32ULong(int address, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return (int)
                                HeapMemory.I32.get(
                                        bytes, Objects.checkIndex(address + offset, limit - 3))
                        & LOW_32;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 4, limit);
    }

    /** {@code i32.store}. */
    public static void storeI32(int address, int value, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                HeapMemory.I32.set(bytes, Objects.checkIndex(address + offset, limit - 3), value);
                return;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 4, limit);
    }

    /** {@code i64.store}. */
    public static void storeI64(int address, long value, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                HeapMemory.I64.set(bytes, Objects.checkIndex(address + offset, limit - 7), value);
                return;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 8, limit);
    }

    /** {@code f32.store}. */
    public static void storeF32(int address, float value, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                HeapMemory.I32.set(
                        bytes,
                        Objects.checkIndex(address + offset, limit - 3),
                        Float.floatToRawIntBits(value));
                return;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 4, limit);
    }

    /** {@code f64.store}. */
    public static void storeF64(int address, double value, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                HeapMemory.I64.set(
                        bytes,
                        Objects.checkIndex(address + offset, limit - 7),
                        Double.doubleToRawLongBits(value));
                return;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 8, limit);
    }

    /** {@code i32.store8}. */
    public static void store8(int address, int value, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                bytes[Objects.checkIndex(address + offset, limit)] = (byte) value;
                return;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 1, limit);
    }

    /** {@code i32.store16}. */
    public static void store16(int address, int value, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                HeapMemory.I16.set(
                        bytes, Objects.checkIndex(address + offset, limit - 1), (short) value);
                return;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 2, limit);
    }

    /** {@code i64.store8}. */
    public static void store8Long(int address, long value, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                bytes[Objects.checkIndex(address + offset, limit)] = (byte) value;
                return;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 1, limit);
    }

    /** {@code i64.store16}. */
    public static void store16Long(int address, long value, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                HeapMemory.I16.set(
                        bytes, Objects.checkIndex(address + offset, limit - 1), (short) value);
                return;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 2, limit);
    }

    /** {@code i64.store32}. */
    public static void store32Long(int address, long value, int offset, byte[] bytes, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                HeapMemory.I32.set(
                        bytes, Objects.checkIndex(address + offset, limit - 3), (int) value);
                return;
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw outOfBounds(address, offset, 4, limit);
    }
}
