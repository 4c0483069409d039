// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.jit.VectorShapes.NONE;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/**
 * Vectors that variables hold in one or several shapes: what the forms have in common that keep
 * them so. Moves are written here, computations by the forms.
 */
abstract class ShapedVectors implements VectorWriter {
    final CodeBuilder out;
    final Operands operands;
    final Variables variables;
    final FunctionCode function;
    final int[] code;
    final VectorPlan plan;

    /** Writes what is not worth while in shapes. */
    final VectorEmitter objects;

    private final VectorState state;

    ShapedVectors(
            CodeBuilder out,
            Operands operands,
            Variables variables,
            MemoryEmitter memory,
            FunctionCode function,
            VectorPlan plan,
            VectorState state) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.function = function;
        this.code = function.code;
        this.plan = plan;
        this.state = state;
        objects = new VectorEmitter(out, operands, variables, memory, code);
        variables.holdVectorsIn(state);
    }

    @Override
    public final void start(boolean fromParameters) {
        for (int i = 0; i < function.paramCount && fromParameters; i++) {
            if (function.localKinds[i] == Kind.V128) {
                out.aload(out.parameterSlot(i));
                state.storeObject(i);
            }
        }
    }

    @Override
    public final void leave(int label) {
        state.settle(label);
    }

    @Override
    public final void enter() {
        state.bind();
    }

    @Override
    public final void emit(int pc) {
        switch (code[pc]) {
            case Code.COPY, Code.COPY_REF -> copy(pc);
            case Code.SELECT, Code.SELECT_REF -> select(pc);
            case Code.VECTOR_CONST -> {
                operands.overwrite(code[pc + 1]);
                state.setConstant(code[pc + 1], longAt(pc + 2), longAt(pc + 4));
            }
            case Code.VECTOR_SPLAT -> splat(pc);
            case Code.VECTOR_EXTRACT_LANE -> extractLane(pc);
            case Code.VECTOR_REPLACE_LANE -> replaceLane(pc);
            case Code.VECTOR_TEST -> test(pc);
            case Code.VECTOR_SHIFT -> shift(pc);
            case Code.VECTOR_SHUFFLE -> shuffle(pc);
            case Code.VECTOR_LOAD, Code.VECTOR_LOAD_LANE, Code.VECTOR_STORE -> {
                if (!access(pc)) {
                    objects.emit(pc);
                }
            }
            default -> compute(pc);
        }
    }

    abstract void splat(int pc);

    abstract void extractLane(int pc);

    abstract void replaceLane(int pc);

    abstract void test(int pc);

    abstract void shift(int pc);

    abstract void shuffle(int pc);

    /** Writes a load or store, or returns false if objects do as well. */
    abstract boolean access(int pc);

    abstract void compute(int pc);

    private void copy(int pc) {
        int from = code[pc + 2];
        int to = code[pc + 1];
        if (state.isConstant(from)) {
            operands.overwrite(to);
            state.setConstant(to, state.constant(from, 0), state.constant(from, 1));
            return;
        }
        int shape = orAny(plan.wanted(pc), from);
        state.prepare(from, shape);
        state.load(from, shape);
        define(to, shape);
    }

    private void select(int pc) {
        int a = code[pc + 3];
        int b = code[pc + 4];
        int shape = orAny(plan.wanted(pc), a);
        state.prepare(a, shape);
        state.prepare(b, shape);
        operands.takeAll(new int[] {code[pc + 2]}, new int[] {Kind.I32});
        Label first = out.newLabel();
        Label end = out.newLabel();
        out.ifne(first);
        state.load(b, shape);
        out.goto_(end);
        out.labelBinding(first);
        state.load(a, shape);
        out.labelBinding(end);
        define(code[pc + 1], shape);
    }

    /** The value on the JVM's stack, in a shape, is that of a slot from now on. */
    final void define(int slot, int shape) {
        operands.overwrite(slot);
        state.store(slot, shape);
    }

    /** A shape, or if it is none, one that a vector is in. */
    final int orAny(int shape, int slot) {
        return shape == NONE ? state.anyShape(slot) : shape;
    }

    /** The lane that an instruction names. */
    final int lane(int pc) {
        return code[pc + Code.LAYOUT[code[pc]].indexOf('o') + 1] & FunctionCode.LANE_MASK;
    }

    final long longAt(int at) {
        return (code[at] & 0xFFFF_FFFFL) | (long) code[at + 1] << 32;
    }
}
