// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.jit.VectorShapes.BYTES;
import static org.trifola.wasm.jit.VectorShapes.DOUBLES;
import static org.trifola.wasm.jit.VectorShapes.FLOATS;
import static org.trifola.wasm.jit.VectorShapes.NONE;
import static org.trifola.wasm.jit.VectorShapes.SHORTS;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.syntax.Op;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/**
 * Vectors as those of the JDK's Vector API, of which HotSpot's C2 makes instructions of the
 * processor. Its methods are called from the generated code itself: behind methods of ours HotSpot
 * would stop to inline. What it has no quick operation for is done by {@link VectorEmitter}.
 */
final class WideVectors implements VectorWriter {
    private final CodeBuilder out;
    private final Operands operands;
    private final Variables variables;
    private final int[] code;
    private final FunctionCode function;
    private final VectorEmitter objects;
    private final WideShapes shapes;
    private final VectorPlan plan;
    private final Wide wide;
    private final WideSlots slots;
    private final WideArithmetic arithmetic;
    private final WideAccess accesses;

    WideVectors(
            CodeBuilder out,
            Operands operands,
            Variables variables,
            MemoryEmitter memory,
            FunctionCode function,
            Wide wide) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.function = function;
        this.code = function.code;
        this.wide = wide;
        wide.writeTo(out);
        objects = new VectorEmitter(out, operands, variables, memory, code);
        shapes = new WideShapes(code);
        plan = new VectorPlan(code, function.slotCount, shapes);
        slots = new WideSlots(out, wide, plan, function.slotCount);
        variables.holdVectorsIn(slots);
        arithmetic = new WideArithmetic(out, wide, slots);
        accesses = new WideAccess(out, operands, variables, memory, wide, slots, code);
    }

    /**
     * Whether a function gains enough: lanes of 8 and 16 bits and single-precision numbers do.
     * Measured with the others alone (simd-chacha, simd-julia), it is no faster than {@link
     * PlainVectors}.
     */
    static boolean pays(FunctionCode function) {
        int[] code = function.code;
        for (int pc = 0; pc < code.length; pc = Code.next(code, pc)) {
            if (VectorEmitter.handles(code[pc]) && Code.LAYOUT[code[pc]].indexOf('o') >= 0) {
                int shape = WideShapes.shape(VectorMethods.mnemonic(PlainShapes.op(code, pc)));
                if (shape == BYTES || shape == SHORTS || shape == FLOATS) {
                    return true;
                }
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
            case Code.VECTOR_TEST -> {
                arithmetic.test(PlainShapes.op(code, pc), code[pc + 2]);
                operands.push(code[pc + 1], Kind.I32);
            }
            case Code.VECTOR_SHIFT -> shift(pc);
            case Code.VECTOR_SHUFFLE -> shuffle(pc);
            case Code.VECTOR_LOAD, Code.VECTOR_LOAD_LANE, Code.VECTOR_STORE -> {
                int shape = shapes.result(pc, plan.wanted(pc));
                if (!accesses.emit(pc, shape)) {
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

    private void define(int slot, int shape) {
        operands.overwrite(slot);
        slots.store(slot, shape);
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
        slots.load(from, shape);
        define(to, shape);
    }

    private void select(int pc) {
        int shape = orAny(plan.wanted(pc), code[pc + 3]);
        operands.takeAll(new int[] {code[pc + 2]}, new int[] {Kind.I32});
        Label first = out.newLabel();
        Label end = out.newLabel();
        out.ifne(first);
        slots.load(code[pc + 4], shape);
        out.goto_(end);
        out.labelBinding(first);
        slots.load(code[pc + 3], shape);
        out.labelBinding(end);
        define(code[pc + 1], shape);
    }

    private void splat(int pc) {
        int op = PlainShapes.op(code, pc);
        int shape = shapes.result(pc, plan.wanted(pc));
        int from = code[pc + 2];
        operands.save(from);
        wide.speciesOf(shape);
        variables.load(from, VectorEmitter.laneKind(op));
        narrow(shape);
        wide.broadcast(shape);
        define(code[pc + 1], shape);
    }

    /** An int on the stack becomes an element of a shape. */
    private void narrow(int shape) {
        if (shape == BYTES) {
            out.i2b();
        } else if (shape == SHORTS) {
            out.i2s();
        }
    }

    private void extractLane(int pc) {
        int op = PlainShapes.op(code, pc);
        int shape = shapes.operands(pc, NONE);
        slots.load(code[pc + 2], shape);
        wide.lane(shape, lane(pc));
        if (op == Op.I8X16_EXTRACT_LANE_U) {
            out.loadConstant(0xFF).iand();
        } else if (op == Op.I16X8_EXTRACT_LANE_U) {
            out.i2c();
        }
        operands.push(code[pc + 1], VectorEmitter.laneKind(op));
    }

    private void replaceLane(int pc) {
        int op = PlainShapes.op(code, pc);
        int shape = shapes.result(pc, NONE);
        operands.save(code[pc + 3]);
        slots.load(code[pc + 2], shape);
        out.loadConstant(lane(pc));
        variables.load(code[pc + 3], VectorEmitter.laneKind(op));
        narrow(shape);
        wide.withLane(shape);
        define(code[pc + 1], shape);
    }

    private void shift(int pc) {
        int op = PlainShapes.op(code, pc);
        int shape = shapes.result(pc, NONE);
        String text = VectorMethods.mnemonic(op);
        operands.save(code[pc + 3]);
        slots.load(code[pc + 2], shape);
        wide.operator(text.endsWith("shl") ? "LSHL" : text.endsWith("_s") ? "ASHR" : "LSHR");
        variables.load(code[pc + 3], Kind.I32);
        out.loadConstant(Op.LANE_BITS[op] - 1).iand();
        wide.shift(shape);
        define(code[pc + 1], shape);
    }

    private void shuffle(int pc) {
        long low = longAt(pc + 4);
        long high = longAt(pc + 6);
        int a = code[pc + 2];
        int b = code[pc + 3];
        boolean onlyA = true;
        boolean onlyB = true;
        for (int i = 0; i < 16; i++) {
            onlyA &= Shuffle.index(code, pc, i) < 16;
            onlyB &= Shuffle.index(code, pc, i) >= 16;
        }
        long mask = 0x0F0F_0F0F_0F0F_0F0FL;
        if (onlyA || onlyB || a == b) {
            slots.load(onlyB ? b : a, BYTES);
            wide.rearrange(low & mask, high & mask);
        } else {
            slots.load(a, BYTES);
            wide.shuffle(low, high);
            slots.load(b, BYTES);
            wide.rearrangeTwo();
        }
        define(code[pc + 1], BYTES);
    }

    private void compute(int pc) {
        int op = PlainShapes.op(code, pc);
        int[] from = new int[code[pc] - Code.VECTOR_UNARY + 1];
        for (int i = 0; i < from.length; i++) {
            from[i] = code[pc + 2 + i];
        }
        int shape = arithmetic.compute(op, from, plan.wanted(pc));
        if (shape == NONE) {
            objects.emit(pc);
        } else {
            define(code[pc + 1], shape);
        }
    }

    /** Whether a shape is one of floating-point numbers. */
    static boolean isFloating(int shape) {
        return shape == FLOATS || shape == DOUBLES;
    }
}
