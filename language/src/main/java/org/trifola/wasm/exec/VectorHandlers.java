// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.trifola.wasm.exec.MoveHandlers.longAt;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.numeric.Vectors;
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
                long scalar = Operands.bits(f, c[pc + 2], c[pc + 3]);
                set(f, c[pc + 1], Vec128.splat(scalar, longAt(c, pc + 4)));
                return pc + 6;
            case Code.VECTOR_EXTRACT_LANE:
                return extractLane(f, c, pc);
            case Code.VECTOR_REPLACE_LANE:
                long lane = Operands.bits(f, c[pc + 3], c[pc + 4]);
                Vec128 vector = get(f, c[pc + 2]);
                set(f, c[pc + 1], vector.withLane(c[pc + 7], lane, longAt(c, pc + 5)));
                return pc + 8;
            case Code.VECTOR_LOAD:
                return VectorMemoryHandlers.load(f, c, pc, instance.memories[c[pc + 3]]);
            case Code.VECTOR_LOAD_LANE:
                return VectorMemoryHandlers.loadLane(f, c, pc, instance.memories[c[pc + 3]]);
            case Code.VECTOR_STORE:
                return VectorMemoryHandlers.store(f, c, pc, instance.memories[c[pc + 3]]);
            default:
                return compute(f, c, pc);
        }
    }

    private static int compute(VirtualFrame f, int[] c, int pc) {
        Vec128 a = get(f, c[pc + 2]);
        switch (c[pc]) {
            case Code.VECTOR_TEST:
                f.setIntStatic(c[pc + 1], VectorOperations.test(c[pc + 3], a, longAt(c, pc + 4)));
                return pc + 6;
            case Code.VECTOR_SHIFT:
                int count = f.getIntStatic(c[pc + 3]);
                set(f, c[pc + 1], VectorOperations.shift(c[pc + 4], a, count, longAt(c, pc + 5)));
                return pc + 7;
            case Code.VECTOR_UNARY:
                set(f, c[pc + 1], VectorOperations.unary(c[pc + 3], a, longAt(c, pc + 4)));
                return pc + 6;
            case Code.VECTOR_BINARY:
                Vec128 b = get(f, c[pc + 3]);
                set(f, c[pc + 1], VectorOperations.binary(c[pc + 4], a, b, longAt(c, pc + 5)));
                return pc + 7;
            case Code.VECTOR_TERNARY:
                Vec128 second = get(f, c[pc + 3]);
                Vec128 third = get(f, c[pc + 4]);
                set(
                        f,
                        c[pc + 1],
                        VectorOperations.ternary(c[pc + 5], a, second, third, longAt(c, pc + 6)));
                return pc + 8;
            case Code.VECTOR_SHUFFLE:
                Vec128 other = get(f, c[pc + 3]);
                set(
                        f,
                        c[pc + 1],
                        Vectors.i8x16Shuffle(a, other, longAt(c, pc + 4), longAt(c, pc + 6)));
                return pc + 8;
            default:
                throw CompilerDirectives.shouldNotReachHere();
        }
    }

    private static int extractLane(VirtualFrame f, int[] c, int pc) {
        long lane = get(f, c[pc + 2]).lane(c[pc + 6], longAt(c, pc + 4));
        int slot = c[pc + 1];
        switch (c[pc + 3]) {
            case Op.I8X16_EXTRACT_LANE_U -> f.setIntStatic(slot, (int) lane & 0xFF);
            case Op.I16X8_EXTRACT_LANE_U -> f.setIntStatic(slot, (int) lane & 0xFFFF);
            case Op.I64X2_EXTRACT_LANE -> f.setLongStatic(slot, lane);
            case Op.F32X4_EXTRACT_LANE -> f.setFloatStatic(slot, Float.intBitsToFloat((int) lane));
            case Op.F64X2_EXTRACT_LANE -> f.setDoubleStatic(slot, Double.longBitsToDouble(lane));
            default -> f.setIntStatic(slot, (int) lane);
        }
        return pc + 7;
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
