// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.trifola.wasm.code.FunctionCode.LANE_MASK;
import static org.trifola.wasm.code.FunctionCode.LANE_SHIFT;
import static org.trifola.wasm.exec.MemoryHandlers.farAddress;
import static org.trifola.wasm.numeric.IntLanes.SIGNS_16;
import static org.trifola.wasm.numeric.IntLanes.SIGNS_32;
import static org.trifola.wasm.numeric.IntLanes.SIGNS_64;
import static org.trifola.wasm.numeric.IntLanes.SIGNS_8;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.numeric.Vectors;
import org.trifola.wasm.runtime.WasmMemory;
import org.trifola.wasm.syntax.Op;

/** Handlers of the loads and stores of vectors and of their lanes. */
final class VectorMemoryHandlers {
    private VectorMemoryHandlers() {}

    static int load(VirtualFrame f, int[] c, int pc, WasmMemory memory) {
        long address = farAddress(f, c, pc + 2, pc + 4);
        VectorHandlers.set(f, c[pc + 1], load(c[pc + 7] >> LANE_SHIFT, memory, address));
        return pc + 8;
    }

    private static Vec128 load(int op, WasmMemory memory, long address) {
        switch (op) {
            case Op.V128_LOAD:
                return memory.loadV128(address);
            case Op.V128_LOAD8X8_S:
                return Vectors.extendS(memory.loadI64(address), SIGNS_16);
            case Op.V128_LOAD8X8_U:
                return Vectors.extendU(memory.loadI64(address), SIGNS_16);
            case Op.V128_LOAD16X4_S:
                return Vectors.extendS(memory.loadI64(address), SIGNS_32);
            case Op.V128_LOAD16X4_U:
                return Vectors.extendU(memory.loadI64(address), SIGNS_32);
            case Op.V128_LOAD32X2_S:
                return Vectors.extendS(memory.loadI64(address), SIGNS_64);
            case Op.V128_LOAD32X2_U:
                return Vectors.extendU(memory.loadI64(address), SIGNS_64);
            case Op.V128_LOAD8_SPLAT:
                return Vec128.splat(memory.loadI8U(address), SIGNS_8);
            case Op.V128_LOAD16_SPLAT:
                return Vec128.splat(memory.loadI16U(address), SIGNS_16);
            case Op.V128_LOAD32_SPLAT:
                return Vec128.splat(memory.loadI32(address), SIGNS_32);
            case Op.V128_LOAD64_SPLAT:
                return Vec128.splat(memory.loadI64(address), SIGNS_64);
            case Op.V128_LOAD32_ZERO:
                return new Vec128(memory.loadI32(address) & 0xFFFF_FFFFL, 0);
            case Op.V128_LOAD64_ZERO:
                return new Vec128(memory.loadI64(address), 0);
            default:
                throw CompilerDirectives.shouldNotReachHere();
        }
    }

    static int loadLane(VirtualFrame f, int[] c, int pc, WasmMemory memory) {
        long address = farAddress(f, c, pc + 2, pc + 4);
        Vec128 vector = VectorHandlers.get(f, c[pc + 8]);
        VectorHandlers.set(f, c[pc + 1], loadLane(c[pc + 7], memory, address, vector));
        return pc + 9;
    }

    private static Vec128 loadLane(int opAndLane, WasmMemory memory, long address, Vec128 vector) {
        int lane = opAndLane & LANE_MASK;
        switch (opAndLane >> LANE_SHIFT) {
            case Op.V128_LOAD8_LANE:
                return vector.withLane(lane, memory.loadI8U(address), SIGNS_8);
            case Op.V128_LOAD16_LANE:
                return vector.withLane(lane, memory.loadI16U(address), SIGNS_16);
            case Op.V128_LOAD32_LANE:
                return vector.withLane(lane, memory.loadI32(address), SIGNS_32);
            default:
                return vector.withLane(lane, memory.loadI64(address), SIGNS_64);
        }
    }

    static int store(VirtualFrame f, int[] c, int pc, WasmMemory memory) {
        long address = farAddress(f, c, pc + 1, pc + 4);
        Vec128 vector = VectorHandlers.get(f, c[pc + 2]);
        int lane = c[pc + 7] & LANE_MASK;
        switch (c[pc + 7] >> LANE_SHIFT) {
            case Op.V128_STORE8_LANE:
                memory.storeI8(address, (int) vector.lane(lane, SIGNS_8));
                break;
            case Op.V128_STORE16_LANE:
                memory.storeI16(address, (int) vector.lane(lane, SIGNS_16));
                break;
            case Op.V128_STORE32_LANE:
                memory.storeI32(address, (int) vector.lane(lane, SIGNS_32));
                break;
            case Op.V128_STORE64_LANE:
                memory.storeI64(address, vector.lane(lane, SIGNS_64));
                break;
            default:
                memory.storeV128(address, vector);
                break;
        }
        return pc + 8;
    }
}
