// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.jit.VectorShapes.INTS;
import static org.trifola.wasm.jit.VectorShapes.LONGS;
import static org.trifola.wasm.jit.VectorShapes.NONE;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.numeric.IntLanes;
import org.trifola.wasm.syntax.Op;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Vectors whose lanes are variables of the JVM: nothing is allocated, and little depends on what
 * HotSpot inlines. The code is some three times as long as that of {@link VectorEmitter}, which
 * does what is not worth while here.
 */
final class PlainVectors extends ShapedVectors {
    private static final ClassDesc LANES = Descriptors.of(VectorLanes.class);

    /** Of longer code, more than the 8,000 bytes that HotSpot compiles would be made. */
    private static final int MAX_LENGTH = 8000;

    private final BodyWriter body;
    private final PlainShapes shapes;
    private final VectorSlots slots;
    private final PlainArithmetic arithmetic;
    private final PlainAccess accesses;

    PlainVectors(
            CodeBuilder out,
            Operands operands,
            Variables variables,
            MemoryEmitter memory,
            FunctionCode function,
            BodyWriter body) {
        PlainShapes shapes = new PlainShapes(function.code);
        VectorPlan plan = new VectorPlan(function.code, function.slotCount, shapes);
        VectorSlots slots = new VectorSlots(out, plan, function.slotCount);
        super(out, operands, variables, memory, function, plan, slots);
        this.body = body;
        this.shapes = shapes;
        this.slots = slots;
        arithmetic = new PlainArithmetic(out, slots);
        accesses = new PlainAccess(out, operands, variables, memory, slots, code);
    }

    /**
     * Whether a function has vectors, may be short enough, and has no handlers of exceptions, which
     * would have to know where each vector is.
     */
    static boolean handles(FunctionCode function) {
        int[] code = function.code;
        if (function.handlers.length > 0 || code.length > MAX_LENGTH) {
            return false;
        }
        for (int pc = 0; pc < code.length; pc = Code.next(code, pc)) {
            if (VectorPlan.isVector(code, pc)) {
                return true;
            }
        }
        return false;
    }

    // Lanes.

    @Override
    void splat(int pc) {
        int op = PlainShapes.op(code, pc);
        int shape = shapes.result(pc, plan.wanted(pc));
        int kind = VectorEmitter.laneKind(op);
        operands.take(code[pc + 2], kind);
        if (op == Op.I8X16_SPLAT || op == Op.I16X8_SPLAT) {
            call(op == Op.I8X16_SPLAT ? "splat8" : "splat16", "(I)J");
        }
        if (VectorSlots.lanes(shape) == 2) {
            out.dup2();
        } else {
            out.dup().dup2();
        }
        define(code[pc + 1], shape);
    }

    private void call(String name, String type) {
        out.invokestatic(LANES, name, MethodTypeDesc.ofDescriptor(type));
    }

    @Override
    void extractLane(int pc) {
        int op = PlainShapes.op(code, pc);
        int slot = code[pc + 2];
        int lane = lane(pc);
        int kind = VectorEmitter.laneKind(op);
        int shape = shapes.operands(pc, NONE);
        if (kind == Kind.I32 && shape == LONGS) {
            narrowLane(op, slot, lane);
        } else {
            slots.ensure(slot, shape);
            slots.load(slot, shape, lane);
        }
        operands.push(code[pc + 1], kind);
    }

    private void narrowLane(int op, int slot, int lane) {
        boolean bytes = op == Op.I8X16_EXTRACT_LANE_S || op == Op.I8X16_EXTRACT_LANE_U;
        int at = lane * (bytes ? Byte.SIZE : Short.SIZE);
        if (slots.isIn(slot, INTS)) {
            slots.load(slot, INTS, at / Integer.SIZE);
            shiftRight(at % Integer.SIZE, false);
        } else {
            slots.ensure(slot, LONGS);
            slots.load(slot, LONGS, at / Long.SIZE);
            shiftRight(at % Long.SIZE, true);
            out.l2i();
        }
        switch (op) {
            case Op.I8X16_EXTRACT_LANE_S -> out.i2b();
            case Op.I8X16_EXTRACT_LANE_U -> out.loadConstant(0xFF).iand();
            case Op.I16X8_EXTRACT_LANE_S -> out.i2s();
            default -> out.i2c();
        }
    }

    private void shiftRight(int count, boolean isLong) {
        if (count > 0) {
            out.loadConstant(count);
            if (isLong) {
                out.lushr();
            } else {
                out.iushr();
            }
        }
    }

    @Override
    void replaceLane(int pc) {
        int op = PlainShapes.op(code, pc);
        int from = code[pc + 2];
        int value = code[pc + 3];
        int shape = shapes.operands(pc, NONE);
        int kind = VectorEmitter.laneKind(op);
        slots.ensure(from, shape);
        operands.save(value);
        int bits = Op.LANE_BITS[op];
        int width = Math.max(bits, VectorSlots.lanes(shape) == 2 ? Long.SIZE : Integer.SIZE);
        int at = lane(pc) * bits;
        for (int i = 0; i < VectorSlots.lanes(shape); i++) {
            if (i != at / width) {
                slots.load(from, shape, i);
            } else if (bits == width) {
                variables.load(value, kind);
            } else {
                accesses.insert(from, i, at % width, bits, () -> variables.load(value, kind));
            }
        }
        define(code[pc + 1], shape);
    }

    @Override
    boolean access(int pc) {
        return accesses.emit(pc, shapes.result(pc, plan.wanted(pc)));
    }

    // Computations.

    @Override
    void test(int pc) {
        int op = PlainShapes.op(code, pc);
        int shape = shapes.operands(pc, NONE);
        int slot = code[pc + 2];
        if (shape == NONE) {
            boolean ints = !slots.isIn(slot, LONGS);
            shape = ints && VectorSlots.lanes(slots.anyShape(slot)) == 4 ? INTS : LONGS;
        }
        slots.ensure(slot, shape);
        arithmetic.test(op, slot, shape);
        operands.push(code[pc + 1], Kind.I32);
    }

    @Override
    void shift(int pc) {
        int op = PlainShapes.op(code, pc);
        int from = code[pc + 2];
        int count = code[pc + 3];
        int shape = shapes.operands(pc, NONE);
        int before = body.previous();
        boolean known = before >= 0 && code[before] == Code.CONST_I32 && code[before + 1] == count;
        if (known) {
            operands.take(count, Kind.I32);
            out.pop();
        } else {
            operands.save(count);
        }
        slots.ensure(from, shape);
        for (int i = 0; i < VectorSlots.lanes(shape); i++) {
            slots.load(from, shape, i);
            if (known) {
                arithmetic.shift(op, code[before + 2]);
            } else {
                variables.load(count, Kind.I32);
                arithmetic.shift(op);
            }
        }
        define(code[pc + 1], shape);
    }

    @Override
    void shuffle(int pc) {
        int a = code[pc + 2];
        int b = code[pc + 3];
        int shape = orAny(Shuffle.shape(code, pc, plan.wanted(pc)), a);
        slots.ensure(a, shape);
        slots.ensure(b, shape);
        int width = VectorSlots.lanes(shape) == 2 ? Long.BYTES : Integer.BYTES;
        if (Shuffle.moves(code, pc, width)) {
            for (int i = 0; i < 16; i += width) {
                int index = Shuffle.index(code, pc, i);
                slots.load(index < 16 ? a : b, shape, index % 16 / width);
            }
        } else {
            arithmetic.shuffle(pc, code, a, b);
        }
        define(code[pc + 1], shape);
    }

    @Override
    void compute(int pc) {
        int count = code[pc] - Code.VECTOR_UNARY + 1;
        int op = PlainShapes.op(code, pc);
        int[] from = new int[count];
        for (int i = 0; i < count; i++) {
            from[i] = code[pc + 2 + i];
        }
        int shape = shapes.operands(pc, plan.wanted(pc));
        if (shape == NONE) {
            boolean ints = true;
            for (int slot : from) {
                ints &= slots.isConstant(slot) || !slots.isIn(slot, LONGS);
            }
            shape = ints ? INTS : LONGS;
        }
        for (int slot : from) {
            slots.ensure(slot, shape);
        }
        int result = PlainShapes.resultOf(op);
        result = result == NONE ? shape : result;
        arithmetic.compute(op, from, shape, result);
        define(code[pc + 1], result);
    }

    /** The sign bits of the lanes of an instruction. */
    static long signs(int op) {
        return IntLanes.signs(Op.LANE_BITS[op]);
    }
}
