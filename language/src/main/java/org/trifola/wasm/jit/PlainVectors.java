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
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Vectors whose lanes are variables of the JVM: nothing is allocated, and little depends on what
 * HotSpot inlines. The code is some three times as long as that of {@link VectorEmitter}, which
 * does what is not worth while here.
 */
final class PlainVectors implements VectorWriter {
    private static final ClassDesc LANES = Descriptors.of(VectorLanes.class);

    /** Of longer code, more than the 8,000 bytes that HotSpot compiles would be made. */
    private static final int MAX_LENGTH = 8000;

    private final CodeBuilder out;
    private final Operands operands;
    private final Variables variables;
    private final int[] code;
    private final FunctionCode function;
    private final BodyWriter body;
    private final VectorEmitter objects;
    private final PlainShapes shapes;
    private final VectorPlan plan;
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
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.function = function;
        this.code = function.code;
        this.body = body;
        objects = new VectorEmitter(out, operands, variables, memory, code);
        shapes = new PlainShapes(code);
        plan = new VectorPlan(code, function.slotCount, shapes);
        slots = new VectorSlots(out, plan, function.slotCount);
        variables.holdVectorsIn(slots);
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

    @Override
    public void start(boolean fromParameters) {
        for (int i = 0; i < function.paramCount && fromParameters; i++) {
            if (function.localKinds[i] == Kind.V128) {
                out.aload(out.parameterSlot(i));
                slots.storeObject(i);
            }
        }
    }

    @Override
    public void leave(int label) {
        slots.settle(label);
    }

    @Override
    public void enter() {
        slots.bind();
    }

    @Override
    public void emit(int pc) {
        switch (code[pc]) {
            case Code.COPY, Code.COPY_REF -> copy(pc);
            case Code.SELECT, Code.SELECT_REF -> select(pc);
            case Code.VECTOR_CONST -> {
                operands.overwrite(code[pc + 1]);
                slots.setConstant(code[pc + 1], longAt(pc + 2), longAt(pc + 4));
            }
            case Code.VECTOR_SPLAT -> splat(pc);
            case Code.VECTOR_EXTRACT_LANE -> extractLane(pc);
            case Code.VECTOR_REPLACE_LANE -> replaceLane(pc);
            case Code.VECTOR_TEST -> test(pc);
            case Code.VECTOR_SHIFT -> shift(pc);
            case Code.VECTOR_SHUFFLE -> shuffle(pc);
            case Code.VECTOR_LOAD, Code.VECTOR_LOAD_LANE, Code.VECTOR_STORE -> {
                if (!accesses.emit(pc, shapes.result(pc, plan.wanted(pc)))) {
                    objects.emit(pc);
                }
            }
            default -> compute(pc);
        }
    }

    private long longAt(int at) {
        return (code[at] & 0xFFFF_FFFFL) | (long) code[at + 1] << 32;
    }

    private int lane(int pc) {
        return code[pc + Code.LAYOUT[code[pc]].indexOf('o') + 1] & FunctionCode.LANE_MASK;
    }

    /** The lanes of a slot are on the JVM's stack. */
    private void define(int slot, int shape) {
        operands.overwrite(slot);
        slots.store(slot, shape);
    }

    private void loadAll(int slot, int shape) {
        for (int i = 0; i < VectorSlots.lanes(shape); i++) {
            slots.load(slot, shape, i);
        }
    }

    /** A shape, or if it is none, one that a vector is in. */
    private int orAny(int shape, int slot) {
        return shape == NONE ? slots.anyShape(slot) : shape;
    }

    private void copy(int pc) {
        int from = code[pc + 2];
        int to = code[pc + 1];
        if (slots.isConstant(from)) {
            operands.overwrite(to);
            slots.setConstant(to, slots.constant(from, 0), slots.constant(from, 1));
            return;
        }
        int shape = orAny(plan.wanted(pc), from);
        slots.ensure(from, shape);
        loadAll(from, shape);
        define(to, shape);
    }

    private void select(int pc) {
        int a = code[pc + 3];
        int b = code[pc + 4];
        int to = code[pc + 1];
        int shape = orAny(plan.wanted(pc), a);
        slots.ensure(a, shape);
        slots.ensure(b, shape);
        operands.takeAll(new int[] {code[pc + 2]}, new int[] {Kind.I32});
        Label first = out.newLabel();
        Label end = out.newLabel();
        out.ifne(first);
        loadAll(b, shape);
        out.goto_(end);
        out.labelBinding(first);
        loadAll(a, shape);
        out.labelBinding(end);
        define(to, shape);
    }

    // Lanes.

    private void splat(int pc) {
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

    private void extractLane(int pc) {
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

    private void replaceLane(int pc) {
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

    // Computations.

    private void test(int pc) {
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

    private void shift(int pc) {
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

    private void shuffle(int pc) {
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

    private void compute(int pc) {
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
