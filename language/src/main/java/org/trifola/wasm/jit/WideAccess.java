// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.jit.VectorShapes.BYTES;
import static org.trifola.wasm.jit.VectorShapes.DOUBLES;
import static org.trifola.wasm.jit.VectorShapes.FLOATS;
import static org.trifola.wasm.jit.VectorShapes.INTS;
import static org.trifola.wasm.jit.VectorShapes.LONGS;
import static org.trifola.wasm.jit.VectorShapes.SHORTS;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.syntax.Op;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Loads and stores of {@link WideVectors}, in memories that are byte arrays. */
final class WideAccess {
    private static final ClassDesc NEAR = Descriptors.of(NearAccess.class);
    private static final String ROOM = MemoryEmitter.ROOM;

    /** By shape. */
    private static final String[] LOADS = {
        "loadI64", "loadI32", "loadF32", "loadF64", "load16S", "load8S"
    };

    private static final String[] STORES = {
        "storeI64", "storeI32", "storeF32", "storeF64", "store16", "store8"
    };
    private static final String[] LETTERS = {"J", "I", "F", "D", "I", "I"};

    private final CodeBuilder out;
    private final Operands operands;
    private final Variables variables;
    private final MemoryEmitter memory;
    private final Wide wide;
    private final WideSlots slots;
    private final int[] code;

    WideAccess(
            CodeBuilder out,
            Operands operands,
            Variables variables,
            MemoryEmitter memory,
            Wide wide,
            WideSlots slots,
            int[] code) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.memory = memory;
        this.wide = wide;
        this.slots = slots;
        this.code = code;
    }

    /** Writes an access, or returns false if it is none to a byte array. */
    boolean emit(int pc, int shape) {
        if (!MemoryEmitter.isNear(code, pc)) {
            return false;
        }
        boolean stores = code[pc] == Code.VECTOR_STORE;
        int address = code[stores ? pc + 1 : pc + 2];
        int op = PlainShapes.op(code, pc);
        operands.save(address);
        if (stores) {
            store(pc, address, op);
            return true;
        }
        load(pc, address, op, shape);
        operands.overwrite(code[pc + 1]);
        slots.store(code[pc + 1], shape);
        return true;
    }

    /** Brings the array and the index of a vector onto the stack. */
    private void place(int pc, int address) {
        memory.room();
        variables.load(address, Kind.I32);
        out.loadConstant(code[pc + 5]);
        out.invokestatic(
                Descriptors.of(WideSupport.class), "index", MethodTypeDesc.ofDescriptor("(III)I"));
    }

    private void single(int pc, int address, int shape) {
        variables.load(address, Kind.I32);
        out.loadConstant(code[pc + 5]);
        memory.room();
        out.invokestatic(
                NEAR,
                LOADS[shape],
                MethodTypeDesc.ofDescriptor("(II" + ROOM + ")" + LETTERS[shape]));
        narrow(shape);
    }

    private void narrow(int shape) {
        if (shape == BYTES) {
            out.i2b();
        } else if (shape == SHORTS) {
            out.i2s();
        }
    }

    private void load(int pc, int address, int op, int shape) {
        switch (op) {
            case Op.V128_LOAD -> {
                wide.speciesOf(BYTES);
                place(pc, address);
                wide.load();
                wide.reinterpret(BYTES, shape);
            }
            case Op.V128_LOAD8_SPLAT,
                    Op.V128_LOAD16_SPLAT,
                    Op.V128_LOAD32_SPLAT,
                    Op.V128_LOAD64_SPLAT -> {
                wide.speciesOf(shape);
                single(pc, address, shape);
                wide.broadcast(shape);
            }
            case Op.V128_LOAD32_ZERO, Op.V128_LOAD64_ZERO -> {
                wide.constant(shape, 0, 0);
                out.iconst_0();
                single(pc, address, shape);
                wide.withLane(shape);
            }
            case Op.V128_LOAD8_LANE,
                    Op.V128_LOAD16_LANE,
                    Op.V128_LOAD32_LANE,
                    Op.V128_LOAD64_LANE -> {
                slots.load(code[pc + 8], shape);
                out.loadConstant(lane(pc));
                single(pc, address, shape);
                wide.withLane(shape);
            }
            default -> {
                boolean signed =
                        op == Op.V128_LOAD8X8_S
                                || op == Op.V128_LOAD16X4_S
                                || op == Op.V128_LOAD32X2_S;
                wide.speciesOf(LONGS);
                single(pc, address, LONGS);
                wide.broadcast(LONGS);
                wide.reinterpret(LONGS, BYTES);
                WideArithmetic.extendBytes(wide, false, signed, shape);
            }
        }
    }

    private int lane(int pc) {
        return code[pc + 7] & FunctionCode.LANE_MASK;
    }

    private void store(int pc, int address, int op) {
        int vector = code[pc + 2];
        if (op == Op.V128_STORE) {
            slots.load(vector, BYTES);
            place(pc, address);
            wide.store();
            return;
        }
        int shape =
                switch (Op.WIDTH_LOG2[op]) {
                    case 0 -> BYTES;
                    case 1 -> SHORTS;
                    case 2 -> slots.isIn(vector, FLOATS) ? FLOATS : INTS;
                    default -> slots.isIn(vector, DOUBLES) ? DOUBLES : LONGS;
                };
        variables.load(address, Kind.I32);
        slots.load(vector, shape);
        wide.lane(shape, lane(pc));
        out.loadConstant(code[pc + 5]);
        memory.room();
        out.invokestatic(
                NEAR,
                STORES[shape],
                MethodTypeDesc.ofDescriptor("(I" + LETTERS[shape] + "I" + ROOM + ")V"));
    }
}
