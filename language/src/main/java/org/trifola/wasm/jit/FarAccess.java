// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.runtime.WasmInstance;

/** Loads and stores of generated code that may be of any memory, by address and its index. */
public final class FarAccess {
    private FarAccess() {}

    private static final String[] NAMES = {
        "loadI32",
        "loadI64",
        "loadF32",
        "loadF64",
        "load8S",
        "load8U",
        "load16S",
        "load16U",
        "load8SLong",
        "load8ULong",
        "load16SLong",
        "load16ULong",
        "load32SLong",
        "load32ULong",
        "storeI32",
        "storeI64",
        "storeF32",
        "storeF64",
        "store8",
        "store16",
        "store8Long",
        "store16Long",
        "store32Long",
    };

    /** The method here that does what a near access does. */
    static String name(int near) {
        return NAMES[near - Code.I32_LOAD];
    }

    /** {@code i32.load}. */
    public static int loadI32(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadI32(address);
    }

    /** {@code i64.load}. */
    public static long loadI64(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadI64(address);
    }

    /** {@code f32.load}. */
    public static float loadF32(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadF32(address);
    }

    /** {@code f64.load}. */
    public static double loadF64(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadF64(address);
    }

    /** {@code i32.load8_s}. */
    public static int load8S(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadI8S(address);
    }

    /** {@code i32.load8_u}. */
    public static int load8U(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadI8U(address);
    }

    /** {@code i32.load16_s}. */
    public static int load16S(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadI16S(address);
    }

    /** {@code i32.load16_u}. */
    public static int load16U(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadI16U(address);
    }

    /** {@code i64.load8_s}. */
    public static long load8SLong(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadI8S(address);
    }

    /** {@code i64.load8_u}. */
    public static long load8ULong(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadI8U(address);
    }

    /** {@code i64.load16_s}. */
    public static long load16SLong(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadI16S(address);
    }

    /** {@code i64.load16_u}. */
    public static long load16ULong(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadI16U(address);
    }

    /** {@code i64.load32_s}. */
    public static long load32SLong(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadI32(address);
    }

    /** {@code i64.load32_u}. */
    public static long load32ULong(long address, WasmInstance instance, int memory) {
        return instance.memories[memory].loadI32(address) & 0xFFFF_FFFFL;
    }

    /** {@code i32.store}. */
    public static void storeI32(long address, int value, WasmInstance instance, int memory) {
        instance.memories[memory].storeI32(address, value);
    }

    /** {@code i64.store}. */
    public static void storeI64(long address, long value, WasmInstance instance, int memory) {
        instance.memories[memory].storeI64(address, value);
    }

    /** {@code f32.store}. */
    public static void storeF32(long address, float value, WasmInstance instance, int memory) {
        instance.memories[memory].storeF32(address, value);
    }

    /** {@code f64.store}. */
    public static void storeF64(long address, double value, WasmInstance instance, int memory) {
        instance.memories[memory].storeF64(address, value);
    }

    /** {@code i32.store8}. */
    public static void store8(long address, int value, WasmInstance instance, int memory) {
        instance.memories[memory].storeI8(address, value);
    }

    /** {@code i32.store16}. */
    public static void store16(long address, int value, WasmInstance instance, int memory) {
        instance.memories[memory].storeI16(address, value);
    }

    /** {@code i64.store8}. */
    public static void store8Long(long address, long value, WasmInstance instance, int memory) {
        instance.memories[memory].storeI8(address, (int) value);
    }

    /** {@code i64.store16}. */
    public static void store16Long(long address, long value, WasmInstance instance, int memory) {
        instance.memories[memory].storeI16(address, (int) value);
    }

    /** {@code i64.store32}. */
    public static void store32Long(long address, long value, WasmInstance instance, int memory) {
        instance.memories[memory].storeI32(address, (int) value);
    }
}
