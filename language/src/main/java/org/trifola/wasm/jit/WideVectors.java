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

/**
 * Vectors as those of the JDK's Vector API, of which HotSpot's C2 makes instructions of the
 * processor. Its methods are called from the generated code itself: behind methods of ours HotSpot
 * would stop to inline. What it has no quick operation for is done by {@link VectorEmitter}.
 */
final class WideVectors extends ShapedVectors {
    private final WideShapes shapes;
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
        wide.writeTo(out);
        WideShapes shapes = new WideShapes(function.code);
        VectorPlan plan = new VectorPlan(function.code, function.slotCount, shapes);
        WideSlots slots = new WideSlots(out, wide, plan, function.slotCount);
        super(out, operands, variables, memory, function, plan, slots);
        this.wide = wide;
        this.shapes = shapes;
        this.slots = slots;
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
    void splat(int pc) {
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

    @Override
    void extractLane(int pc) {
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

    @Override
    void replaceLane(int pc) {
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

    @Override
    void test(int pc) {
        arithmetic.test(PlainShapes.op(code, pc), code[pc + 2]);
        operands.push(code[pc + 1], Kind.I32);
    }

    @Override
    boolean access(int pc) {
        return accesses.emit(pc, shapes.result(pc, plan.wanted(pc)));
    }

    @Override
    void shift(int pc) {
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

    @Override
    void shuffle(int pc) {
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

    @Override
    void compute(int pc) {
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
