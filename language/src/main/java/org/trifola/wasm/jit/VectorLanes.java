// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.runtime.HeapMemory;
import org.trifola.wasm.runtime.WasmMemory;

import java.util.Objects;

/**
 * What generated code calls for vectors whose lanes are variables. No method makes an object, so
 * that all is well where HotSpot does not inline it.
 */
public final class VectorLanes {
    private static final long LOW_32 = 0xFFFF_FFFFL;
    private static final int WIDTH = 16;

    private VectorLanes() {}

    // Shapes.

    /** Two lanes as one of twice their width. */
    public static long half(int first, int second) {
        return first & LOW_32 | (long) second << 32;
    }

    /** The bits of two lanes as one of twice their width. */
    public static long half(float first, float second) {
        return half(Float.floatToRawIntBits(first), Float.floatToRawIntBits(second));
    }

    /** A half of eight lanes, all the same. */
    public static long splat8(int value) {
        return (value & 0xFF) * 0x0101_0101_0101_0101L;
    }

    /** A half of four lanes, all the same. */
    public static long splat16(int value) {
        return (value & 0xFFFF) * 0x0001_0001_0001_0001L;
    }

    // A vector in memory: an address, an offset, an array and a size, as in NearAccess.

    private static int check(int address, int offset, int limit) {
        try {
            if (offset == 0 || address >= 0) {
                return Objects.checkIndex(address + offset, limit - (WIDTH - 1));
            }
        } catch (IndexOutOfBoundsException e) {
            // Told of below.
        }
        throw WasmMemory.outOfBounds((address & LOW_32) + offset, WIDTH, limit);
    }

    /** A lane, so many bytes from where the vector begins. */
    public static long loadLong(int address, int offset, int lane, byte[] bytes, int limit) {
        int at = check(address, offset, limit);
        return (long) HeapMemory.I64.get(bytes, at + lane);
    }

    /** A lane, so many bytes from where the vector begins. */
    public static int loadInt(int address, int offset, int lane, byte[] bytes, int limit) {
        int at = check(address, offset, limit);
        return (int) HeapMemory.I32.get(bytes, at + lane);
    }

    /** A lane, so many bytes from where the vector begins. */
    public static float loadFloat(int address, int offset, int lane, byte[] bytes, int limit) {
        return Float.intBitsToFloat(loadInt(address, offset, lane, bytes, limit));
    }

    /** A lane, so many bytes from where the vector begins. */
    public static double loadDouble(int address, int offset, int lane, byte[] bytes, int limit) {
        return Double.longBitsToDouble(loadLong(address, offset, lane, bytes, limit));
    }

    /** {@code v128.store}. */
    public static void store(int address, long a, long b, int offset, byte[] bytes, int limit) {
        int at = check(address, offset, limit);
        HeapMemory.I64.set(bytes, at, a);
        HeapMemory.I64.set(bytes, at + 8, b);
    }

    /** {@code v128.store}. */
    public static void store(int address, double a, double b, int offset, byte[] bytes, int limit) {
        int at = check(address, offset, limit);
        HeapMemory.I64.set(bytes, at, Double.doubleToRawLongBits(a));
        HeapMemory.I64.set(bytes, at + 8, Double.doubleToRawLongBits(b));
    }

    /** {@code v128.store}. */
    public static void store(
            int address, int a, int b, int c, int d, int offset, byte[] bytes, int limit) {
        int at = check(address, offset, limit);
        HeapMemory.I32.set(bytes, at, a);
        HeapMemory.I32.set(bytes, at + 4, b);
        HeapMemory.I32.set(bytes, at + 8, c);
        HeapMemory.I32.set(bytes, at + 12, d);
    }

    /** {@code v128.store}. */
    public static void store(
            int address, float a, float b, float c, float d, int offset, byte[] bytes, int limit) {
        int at = check(address, offset, limit);
        HeapMemory.I32.set(bytes, at, Float.floatToRawIntBits(a));
        HeapMemory.I32.set(bytes, at + 4, Float.floatToRawIntBits(b));
        HeapMemory.I32.set(bytes, at + 8, Float.floatToRawIntBits(c));
        HeapMemory.I32.set(bytes, at + 12, Float.floatToRawIntBits(d));
    }

    // Lanes of 32 bits.

    /** {@code i32x4.min_u}. */
    public static int minU(int a, int b) {
        return a + Integer.MIN_VALUE < b + Integer.MIN_VALUE ? a : b;
    }

    /** {@code i32x4.max_u}. */
    public static int maxU(int a, int b) {
        return a + Integer.MIN_VALUE > b + Integer.MIN_VALUE ? a : b;
    }

    /** {@code i32x4.extadd_pairwise_i16x8_s}. */
    public static int extaddPairwiseS(int a) {
        return (short) a + (a >> Short.SIZE);
    }

    /** {@code i32x4.extadd_pairwise_i16x8_u}. */
    public static int extaddPairwiseU(int a) {
        return (a & 0xFFFF) + (a >>> Short.SIZE);
    }

    /** {@code i32x4.dot_i16x8_s}. */
    public static int dotS(int a, int b) {
        return (short) a * (short) b + (a >> Short.SIZE) * (b >> Short.SIZE);
    }

    /** {@code i16x8.narrow_i32x4_s}, a half. */
    public static long narrowS(int a, int b, int c, int d) {
        return half(
                clamp(a, Short.MIN_VALUE, Short.MAX_VALUE)
                        | clamp(b, Short.MIN_VALUE, Short.MAX_VALUE) << Short.SIZE,
                clamp(c, Short.MIN_VALUE, Short.MAX_VALUE)
                        | clamp(d, Short.MIN_VALUE, Short.MAX_VALUE) << Short.SIZE);
    }

    /** {@code i16x8.narrow_i32x4_u}, a half. */
    public static long narrowU(int a, int b, int c, int d) {
        return half(
                clamp(a, 0, 0xFFFF) | clamp(b, 0, 0xFFFF) << Short.SIZE,
                clamp(c, 0, 0xFFFF) | clamp(d, 0, 0xFFFF) << Short.SIZE);
    }

    private static int clamp(int a, int min, int max) {
        return Math.min(Math.max(a, min), max) & 0xFFFF;
    }

    /** A lane of {@code i64x2.extmul_…_s}. */
    public static long mulS(int a, int b) {
        return (long) a * b;
    }

    /** A lane of {@code i64x2.extmul_…_u}. */
    public static long mulU(int a, int b) {
        return (a & LOW_32) * (b & LOW_32);
    }

    // Tests.

    /** {@code v128.any_true}. */
    public static boolean anyTrue(int a, int b, int c, int d) {
        return (a | b | c | d) != 0;
    }

    /** {@code v128.any_true}. */
    public static boolean anyTrue(long a, long b) {
        return (a | b) != 0;
    }

    /** {@code i32x4.all_true}. */
    public static boolean allTrue(int a, int b, int c, int d) {
        return a != 0 && b != 0 && c != 0 && d != 0;
    }

    /** {@code i64x2.all_true}. */
    public static boolean allTrue(long a, long b) {
        return a != 0 && b != 0;
    }

    /** {@code i32x4.bitmask}. */
    public static int bitmask(int a, int b, int c, int d) {
        return a >>> 31 | b >>> 31 << 1 | c >>> 31 << 2 | d >>> 31 << 3;
    }

    /** {@code i64x2.bitmask}. */
    public static int bitmask(long a, long b) {
        return (int) (a >>> 63 | b >>> 63 << 1);
    }

    // Numbers.

    /** {@code f32x4.pmin}. */
    public static float pmin(float a, float b) {
        return b < a ? b : a;
    }

    /** {@code f32x4.pmax}. */
    public static float pmax(float a, float b) {
        return a < b ? b : a;
    }

    /** {@code f64x2.pmin}. */
    public static double pmin(double a, double b) {
        return b < a ? b : a;
    }

    /** {@code f64x2.pmax}. */
    public static double pmax(double a, double b) {
        return a < b ? b : a;
    }
}
