// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.trifola.wasm.code.FunctionCode.LANE_MASK;
import static org.trifola.wasm.code.FunctionCode.LANE_SHIFT;
import static org.trifola.wasm.exec.MoveHandlers.longAt;
import static org.trifola.wasm.exec.VectorOperations.binary;
import static org.trifola.wasm.exec.VectorOperations.shift;
import static org.trifola.wasm.exec.VectorOperations.test;
import static org.trifola.wasm.exec.VectorOperations.unary;
import static org.trifola.wasm.numeric.Vectors.i8x16Shuffle;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.syntax.Op;

/** Handlers of the vector instructions, by their form; a switch of their own. */
final class VectorHandlers {
    private VectorHandlers() {}

    /** Runs a vector instruction; returns the next position. */
    static int run(VirtualFrame f, int[] c, int pc, WasmInstance instance) {
        switch (c[pc]) {
            case Code.VECTOR_CONST:
                set(f, c[pc + 1], new Vec128(longAt(c, pc + 2), longAt(c, pc + 4)));
                return pc + 6;
            case Code.VECTOR_SPLAT:
                long value = scalar(f, c[pc + 2], c[pc + 3] >> LANE_SHIFT);
                set(f, c[pc + 1], Vec128.splat(value, longAt(c, pc + 4)));
                return pc + 6;
            case Code.VECTOR_LOAD:
                return VectorMemoryHandlers.load(
                        f, c, pc, MemoryHandlers.memory(instance, c, pc + 3));
            case Code.VECTOR_LOAD_LANE:
                return VectorMemoryHandlers.loadLane(
                        f, c, pc, MemoryHandlers.memory(instance, c, pc + 3));
            case Code.VECTOR_STORE:
                return VectorMemoryHandlers.store(
                        f, c, pc, MemoryHandlers.memory(instance, c, pc + 3));
            case Code.VECTOR_EXTRACT_LANE:
                return extractLane(f, c, pc);
            case Code.VECTOR_TEST:
                int truth = test(c[pc + 3] >> LANE_SHIFT, get(f, c[pc + 2]), longAt(c, pc + 4));
                f.setIntStatic(c[pc + 1], truth);
                return pc + 6;
            case Code.VECTOR_UNARY:
                Vec128 a = get(f, c[pc + 2]);
                set(f, c[pc + 1], unary(c[pc + 3] >> LANE_SHIFT, a, longAt(c, pc + 4)));
                return pc + 6;
            default:
                return several(f, c, pc);
        }
    }

    /** Runs an instruction of a vector and other operands. */
    private static int several(VirtualFrame f, int[] c, int pc) {
        Vec128 a = get(f, c[pc + 2]);
        int op = c[pc + 4] >> LANE_SHIFT;
        switch (c[pc]) {
            case Code.VECTOR_BINARY:
                set(f, c[pc + 1], binary(op, a, get(f, c[pc + 3]), longAt(c, pc + 5)));
                return pc + 7;
            case Code.VECTOR_SHIFT:
                set(f, c[pc + 1], shift(op, a, f.getIntStatic(c[pc + 3]), longAt(c, pc + 5)));
                return pc + 7;
            case Code.VECTOR_REPLACE_LANE:
                long lane = scalar(f, c[pc + 3], op);
                set(f, c[pc + 1], a.withLane(c[pc + 4] & LANE_MASK, lane, longAt(c, pc + 5)));
                return pc + 7;
            case Code.VECTOR_SHUFFLE:
                Vec128 b = get(f, c[pc + 3]);
                set(f, c[pc + 1], i8x16Shuffle(a, b, longAt(c, pc + 4), longAt(c, pc + 6)));
                return pc + 8;
            default:
                return ternary(f, c, pc, a);
        }
    }

    private static int ternary(VirtualFrame f, int[] c, int pc, Vec128 a) {
        Vec128 b = get(f, c[pc + 3]);
        Vec128 third = get(f, c[pc + 4]);
        int op = c[pc + 5] >> LANE_SHIFT;
        set(f, c[pc + 1], VectorOperations.ternary(op, a, b, third, longAt(c, pc + 6)));
        return pc + 8;
    }

    private static int extractLane(VirtualFrame f, int[] c, int pc) {
        long lane = get(f, c[pc + 2]).lane(c[pc + 3] & LANE_MASK, longAt(c, pc + 4));
        int slot = c[pc + 1];
        switch (c[pc + 3] >> LANE_SHIFT) {
            case Op.I8X16_EXTRACT_LANE_U -> f.setIntStatic(slot, (int) lane & 0xFF);
            case Op.I16X8_EXTRACT_LANE_U -> f.setIntStatic(slot, (int) lane & 0xFFFF);
            case Op.I64X2_EXTRACT_LANE -> f.setLongStatic(slot, lane);
            case Op.F32X4_EXTRACT_LANE -> f.setFloatStatic(slot, Float.intBitsToFloat((int) lane));
            case Op.F64X2_EXTRACT_LANE -> f.setDoubleStatic(slot, Double.longBitsToDouble(lane));
            default -> f.setIntStatic(slot, (int) lane);
        }
        return pc + 6;
    }

    /** The bits of the number that an instruction puts into lanes. */
    private static long scalar(VirtualFrame f, int slot, int op) {
        switch (op) {
            case Op.I64X2_SPLAT, Op.I64X2_REPLACE_LANE:
                return f.getLongStatic(slot);
            case Op.F32X4_SPLAT, Op.F32X4_REPLACE_LANE:
                return Float.floatToRawIntBits(f.getFloatStatic(slot));
            case Op.F64X2_SPLAT, Op.F64X2_REPLACE_LANE:
                return Double.doubleToRawLongBits(f.getDoubleStatic(slot));
            default:
                return f.getIntStatic(slot);
        }
    }

    /** The vector in a slot. */
    static Vec128 get(VirtualFrame f, int slot) {
        return CompilerDirectives.castExact(f.getObjectStatic(slot), Vec128.class);
    }

    /** Sets a slot to a vector. */
    static void set(VirtualFrame f, int slot, Vec128 vector) {
        f.setObjectStatic(slot, vector);
    }
}
