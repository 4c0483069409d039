// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.jit.VectorShapes.COUNT;
import static org.trifola.wasm.jit.VectorShapes.LONGS;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Arrays;

/** The variables that hold vectors of the Vector API, one for each shape. */
final class WideSlots extends VectorState {
    private static final ClassDesc VECTOR = Descriptors.VEC128;

    private final Wide wide;

    /** By slot and shape. */
    private final int[] variables;

    WideSlots(CodeBuilder out, Wide wide, VectorPlan plan, int slotCount) {
        super(out, plan, slotCount);
        this.wide = wide;
        variables = new int[slotCount * COUNT];
        Arrays.fill(variables, -1);
    }

    private int variable(int slot, int shape) {
        int at = slot * COUNT + shape;
        if (variables[at] < 0) {
            variables[at] = out.allocateLocal(TypeKind.REFERENCE);
        }
        return variables[at];
    }

    /** Loading converts what is on the stack, not what is in the variables. */
    @Override
    void prepare(int slot, int shape) {}

    @Override
    void load(int slot, int shape) {
        if (isConstant(slot)) {
            wide.constant(shape, constant(slot, 0), constant(slot, 1));
        } else if (isIn(slot, shape)) {
            out.aload(variable(slot, shape));
        } else {
            out.aload(variable(slot, anyShape(slot)));
            wide.reinterpret(anyShape(slot), shape);
        }
    }

    @Override
    void store(int slot, int shape) {
        out.astore(variable(slot, shape));
        setShape(slot, shape);
    }

    /**
     * Computes the constant: where it meets others, C2 keeps a vector in a register only if no way
     * brings one that is an object already.
     */
    @Override
    void materialize(int slot, int shape) {
        long low = constant(slot, 0);
        long high = constant(slot, 1);
        if (low == high) {
            wide.speciesOf(LONGS);
            out.loadConstant(low);
            wide.broadcast(LONGS);
        } else {
            wide.fromHalves(() -> out.loadConstant(low), () -> out.loadConstant(high));
        }
        wide.reinterpret(LONGS, shape);
        store(slot, shape);
    }

    @Override
    void ensure(int slot, int shape) {
        if (!isIn(slot, shape)) {
            load(slot, shape);
            out.astore(variable(slot, shape));
            addShape(slot, shape);
        }
    }

    @Override
    void load(int slot, int shape, int lane) {
        load(slot, shape);
        wide.lane(shape, lane);
    }

    @Override
    void storeObject(int slot) {
        int object = out.allocateLocal(TypeKind.REFERENCE);
        out.astore(object);
        wide.fromHalves(
                () -> out.aload(object).getfield(VECTOR, "low", ConstantDescs.CD_long),
                () -> out.aload(object).getfield(VECTOR, "high", ConstantDescs.CD_long));
        store(slot, LONGS);
    }
}
