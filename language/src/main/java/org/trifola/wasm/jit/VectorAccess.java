// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.numeric.IntLanes.SIGNS_16;
import static org.trifola.wasm.numeric.IntLanes.SIGNS_32;
import static org.trifola.wasm.numeric.IntLanes.SIGNS_64;
import static org.trifola.wasm.numeric.IntLanes.SIGNS_8;

import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.numeric.Vectors;
import org.trifola.wasm.runtime.WasmMemory;

/** Loads and stores of vectors and lanes, for generated code, by address and memory. */
public final class VectorAccess {
    private VectorAccess() {}

    /** The address of an access with a 32-bit address and an offset below 2^31. */
    public static long address(int address, int offset) {
        return (address & 0xFFFF_FFFFL) + offset;
    }

    /** {@code v128.load}. */
    public static Vec128 v128Load(long address, WasmMemory memory) {
        return memory.loadV128(address);
    }

    /** {@code v128.load8x8_s}. */
    public static Vec128 v128Load8x8S(long address, WasmMemory memory) {
        return Vectors.extendS(memory.loadI64(address), SIGNS_16);
    }

    /** {@code v128.load8x8_u}. */
    public static Vec128 v128Load8x8U(long address, WasmMemory memory) {
        return Vectors.extendU(memory.loadI64(address), SIGNS_16);
    }

    /** {@code v128.load16x4_s}. */
    public static Vec128 v128Load16x4S(long address, WasmMemory memory) {
        return Vectors.extendS(memory.loadI64(address), SIGNS_32);
    }

    /** {@code v128.load16x4_u}. */
    public static Vec128 v128Load16x4U(long address, WasmMemory memory) {
        return Vectors.extendU(memory.loadI64(address), SIGNS_32);
    }

    /** {@code v128.load32x2_s}. */
    public static Vec128 v128Load32x2S(long address, WasmMemory memory) {
        return Vectors.extendS(memory.loadI64(address), SIGNS_64);
    }

    /** {@code v128.load32x2_u}. */
    public static Vec128 v128Load32x2U(long address, WasmMemory memory) {
        return Vectors.extendU(memory.loadI64(address), SIGNS_64);
    }

    /** {@code v128.load8_splat}. */
    public static Vec128 v128Load8Splat(long address, WasmMemory memory) {
        return Vec128.splat(memory.loadI8U(address), SIGNS_8);
    }

    /** {@code v128.load16_splat}. */
    public static Vec128 v128Load16Splat(long address, WasmMemory memory) {
        return Vec128.splat(memory.loadI16U(address), SIGNS_16);
    }

    /** {@code v128.load32_splat}. */
    public static Vec128 v128Load32Splat(long address, WasmMemory memory) {
        return Vec128.splat(memory.loadI32(address), SIGNS_32);
    }

    /** {@code v128.load64_splat}. */
    public static Vec128 v128Load64Splat(long address, WasmMemory memory) {
        return Vec128.splat(memory.loadI64(address), SIGNS_64);
    }

    /** {@code v128.load32_zero}. */
    public static Vec128 v128Load32Zero(long address, WasmMemory memory) {
        return new Vec128(memory.loadI32(address) & 0xFFFF_FFFFL, 0);
    }

    /** {@code v128.load64_zero}. */
    public static Vec128 v128Load64Zero(long address, WasmMemory memory) {
        return new Vec128(memory.loadI64(address), 0);
    }

    /** {@code v128.load8_lane}. */
    public static Vec128 v128Load8Lane(long address, Vec128 vector, int lane, WasmMemory memory) {
        return vector.withLane(lane, memory.loadI8U(address), SIGNS_8);
    }

    /** {@code v128.load16_lane}. */
    public static Vec128 v128Load16Lane(long address, Vec128 vector, int lane, WasmMemory memory) {
        return vector.withLane(lane, memory.loadI16U(address), SIGNS_16);
    }

    /** {@code v128.load32_lane}. */
    public static Vec128 v128Load32Lane(long address, Vec128 vector, int lane, WasmMemory memory) {
        return vector.withLane(lane, memory.loadI32(address), SIGNS_32);
    }

    /** {@code v128.load64_lane}. */
    public static Vec128 v128Load64Lane(long address, Vec128 vector, int lane, WasmMemory memory) {
        return vector.withLane(lane, memory.loadI64(address), SIGNS_64);
    }

    /** {@code v128.store}. */
    public static void v128Store(long address, Vec128 vector, int lane, WasmMemory memory) {
        memory.storeV128(address, vector);
    }

    /** {@code v128.store8_lane}. */
    public static void v128Store8Lane(long address, Vec128 vector, int lane, WasmMemory memory) {
        memory.storeI8(address, (int) vector.lane(lane, SIGNS_8));
    }

    /** {@code v128.store16_lane}. */
    public static void v128Store16Lane(long address, Vec128 vector, int lane, WasmMemory memory) {
        memory.storeI16(address, (int) vector.lane(lane, SIGNS_16));
    }

    /** {@code v128.store32_lane}. */
    public static void v128Store32Lane(long address, Vec128 vector, int lane, WasmMemory memory) {
        memory.storeI32(address, (int) vector.lane(lane, SIGNS_32));
    }

    /** {@code v128.store64_lane}. */
    public static void v128Store64Lane(long address, Vec128 vector, int lane, WasmMemory memory) {
        memory.storeI64(address, vector.lane(lane, SIGNS_64));
    }
}
