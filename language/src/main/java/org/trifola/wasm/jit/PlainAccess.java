// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.jit.VectorShapes.DOUBLES;
import static org.trifola.wasm.jit.VectorShapes.FLOATS;
import static org.trifola.wasm.jit.VectorShapes.INTS;
import static org.trifola.wasm.jit.VectorShapes.LONGS;
import static org.trifola.wasm.jit.VectorShapes.NONE;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.numeric.IntLanes;
import org.trifola.wasm.syntax.Op;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Loads and stores of {@link PlainVectors}, in memories that are byte arrays. */
final class PlainAccess {
    private static final ClassDesc LANES = Descriptors.of(VectorLanes.class);
    private static final ClassDesc NEAR = Descriptors.of(NearAccess.class);
    private static final ClassDesc INT_LANES = Descriptors.of(IntLanes.class);
    private static final String ROOM = MemoryEmitter.ROOM;
    private static final String[] LETTERS = {"J", "I", "F", "D"};
    private static final String[] LOADS = {"loadLong", "loadInt", "loadFloat", "loadDouble"};
    private static final String[] SINGLE = {"loadI64", "loadI32", "loadF32", "loadF64"};

    private final CodeBuilder out;
    private final Operands operands;
    private final Variables variables;
    private final MemoryEmitter memory;
    private final VectorSlots slots;
    private final int[] code;

    /** Variable of a half that was loaded, or -1. */
    private int half = -1;

    PlainAccess(
            CodeBuilder out,
            Operands operands,
            Variables variables,
            MemoryEmitter memory,
            VectorSlots slots,
            int[] code) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.memory = memory;
        this.slots = slots;
        this.code = code;
    }

    /** Writes an access in a shape, or returns false if it is not worth while. */
    boolean emit(int pc, int shape) {
        if (!MemoryEmitter.isNear(code, pc)) {
            return false;
        }
        boolean stores = code[pc] == Code.VECTOR_STORE;
        int address = code[stores ? pc + 1 : pc + 2];
        operands.save(address);
        if (stores) {
            store(pc, address);
            return true;
        }
        int to = shape == NONE ? LONGS : shape;
        int op = PlainShapes.op(code, pc);
        if (code[pc] == Code.VECTOR_LOAD_LANE) {
            loadLane(pc, address, op, to);
        } else if (op == Op.V128_LOAD) {
            for (int i = 0; i < VectorSlots.lanes(to); i++) {
                address(pc, address);
                out.loadConstant(i * 16 / VectorSlots.lanes(to));
                memory.room();
                call(LANES, LOADS[to], "(III" + ROOM + ")" + LETTERS[to]);
            }
        } else {
            loadPart(pc, address, op, to);
        }
        operands.overwrite(code[pc + 1]);
        slots.store(code[pc + 1], to);
        return true;
    }

    private void call(ClassDesc owner, String name, String type) {
        out.invokestatic(owner, name, MethodTypeDesc.ofDescriptor(type));
    }

    /** Brings the address and the offset onto the stack. */
    private void address(int pc, int address) {
        variables.load(address, Kind.I32);
        out.loadConstant(code[pc + 5]);
    }

    /** Loads one number. */
    private void single(int pc, int address, String name, String letter) {
        address(pc, address);
        memory.room();
        call(NEAR, name, "(II" + ROOM + ")" + letter);
    }

    private void loadPart(int pc, int address, int op, int to) {
        switch (op) {
            case Op.V128_LOAD8_SPLAT, Op.V128_LOAD16_SPLAT -> {
                boolean bytes = op == Op.V128_LOAD8_SPLAT;
                single(pc, address, bytes ? "load8U" : "load16U", "I");
                call(LANES, bytes ? "splat8" : "splat16", "(I)J");
                out.dup2();
            }
            case Op.V128_LOAD32_SPLAT -> {
                single(pc, address, SINGLE[to], LETTERS[to]);
                out.dup().dup2();
            }
            case Op.V128_LOAD64_SPLAT -> {
                single(pc, address, SINGLE[to], LETTERS[to]);
                out.dup2();
            }
            case Op.V128_LOAD32_ZERO -> {
                single(pc, address, SINGLE[to], LETTERS[to]);
                for (int i = 1; i < 4; i++) {
                    zero(to);
                }
            }
            case Op.V128_LOAD64_ZERO -> {
                single(pc, address, SINGLE[to], LETTERS[to]);
                zero(to);
            }
            default -> loadExtended(pc, address, op);
        }
    }

    private void zero(int shape) {
        switch (shape) {
            case LONGS -> out.lconst_0();
            case INTS -> out.iconst_0();
            case FLOATS -> out.fconst_0();
            default -> out.dconst_0();
        }
    }

    private void loadExtended(int pc, int address, int op) {
        if (half < 0) {
            half = variables.allocate(TypeKind.LONG);
        }
        single(pc, address, "loadI64", "J");
        out.lstore(half);
        boolean signed =
                op == Op.V128_LOAD8X8_S || op == Op.V128_LOAD16X4_S || op == Op.V128_LOAD32X2_S;
        boolean shorts = op == Op.V128_LOAD16X4_S || op == Op.V128_LOAD16X4_U;
        boolean bytes = op == Op.V128_LOAD8X8_S || op == Op.V128_LOAD8X8_U;
        for (int i = 0; i < (shorts ? 4 : 2); i++) {
            out.lload(half);
            if (i > 0) {
                out.loadConstant(shorts ? i * Short.SIZE : Integer.SIZE).lushr();
            }
            if (bytes) {
                out.loadConstant(IntLanes.SIGNS_16);
                call(INT_LANES, signed ? "extendS" : "extendU", "(JJ)J");
            } else if (shorts && signed) {
                out.l2i().i2s();
            } else if (shorts) {
                out.l2i().i2c();
            } else if (signed) {
                out.l2i().i2l();
            } else {
                out.loadConstant(0xFFFF_FFFFL).land();
            }
        }
    }

    // Single lanes.

    private int laneBits(int pc) {
        return Byte.SIZE << Op.WIDTH_LOG2[PlainShapes.op(code, pc)];
    }

    private int laneAt(int pc) {
        return (code[pc + 7] & FunctionCode.LANE_MASK) * laneBits(pc);
    }

    private void loadLane(int pc, int address, int op, int to) {
        int from = code[pc + 8];
        int bits = laneBits(pc);
        int width = 128 / VectorSlots.lanes(to);
        slots.ensure(from, to);
        for (int i = 0; i < VectorSlots.lanes(to); i++) {
            if (i != laneAt(pc) / width) {
                slots.load(from, to, i);
            } else if (bits == width) {
                single(pc, address, SINGLE[to], LETTERS[to]);
            } else {
                boolean bytes = op == Op.V128_LOAD8_LANE;
                int at = laneAt(pc) % width;
                insert(
                        from,
                        i,
                        at,
                        bits,
                        () -> single(pc, address, bytes ? "load8U" : "load16U", "I"));
            }
        }
    }

    /** Leaves a half of a vector on the stack, in which a lane has another value. */
    void insert(int slot, int lane, int at, int bits, Runnable value) {
        long mask = (1L << bits) - 1;
        slots.load(slot, LONGS, lane);
        out.loadConstant(~(mask << at)).land();
        value.run();
        out.i2l().loadConstant(mask).land();
        if (at > 0) {
            out.loadConstant(at).lshl();
        }
        out.lor();
    }

    private void store(int pc, int address) {
        int vector = code[pc + 2];
        if (PlainShapes.op(code, pc) != Op.V128_STORE) {
            storeLane(pc, address, vector);
            return;
        }
        int shape = slots.anyShape(vector);
        variables.load(address, Kind.I32);
        for (int i = 0; i < VectorSlots.lanes(shape); i++) {
            slots.load(vector, shape, i);
        }
        out.loadConstant(code[pc + 5]);
        memory.room();
        String values = LETTERS[shape].repeat(VectorSlots.lanes(shape));
        call(LANES, "store", "(I" + values + "I" + ROOM + ")V");
    }

    private void storeLane(int pc, int address, int vector) {
        int bits = laneBits(pc);
        int at = laneAt(pc);
        boolean floats = slots.isIn(vector, FLOATS) && bits == Integer.SIZE;
        boolean ints = slots.isIn(vector, INTS) && bits <= Integer.SIZE;
        boolean doubles = slots.isIn(vector, DOUBLES) && bits == Long.SIZE;
        int shape = ints ? INTS : floats ? FLOATS : doubles ? DOUBLES : LONGS;
        int width = 128 / VectorSlots.lanes(shape);
        slots.ensure(vector, shape);
        variables.load(address, Kind.I32);
        slots.load(vector, shape, at / width);
        if (at % width > 0) {
            out.loadConstant(at % width);
            if (shape == INTS) {
                out.iushr();
            } else {
                out.lushr();
            }
        }
        if (shape == LONGS && bits < Long.SIZE) {
            out.l2i();
        }
        String name =
                switch (bits) {
                    case Byte.SIZE -> "store8";
                    case Short.SIZE -> "store16";
                    case Integer.SIZE -> floats && !ints ? "storeF32" : "storeI32";
                    default -> doubles ? "storeF64" : "storeI64";
                };
        String letter = shape == LONGS && bits < Long.SIZE ? "I" : LETTERS[shape];
        out.loadConstant(code[pc + 5]);
        memory.room();
        call(NEAR, name, "(I" + letter + "I" + ROOM + ")V");
    }
}
