// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.jit.VectorShapes.COUNT;
import static org.trifola.wasm.jit.VectorShapes.LONGS;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.BitSet;

/**
 * Which variables hold the vector of each slot at the point that is being written: a vector is
 * converted to a shape when it is first needed in it. The value of a constant is known and in no
 * variable.
 */
abstract class VectorState {
    private static final byte CONSTANT = 1 << COUNT;
    private static final ClassDesc VECTOR = Descriptors.VEC128;

    final CodeBuilder out;
    private final VectorPlan plan;

    /** By slot: a bit for each shape that it is in, or CONSTANT. */
    private final byte[] valid;

    /** By slot: both halves. */
    private final long[] constants;

    VectorState(CodeBuilder out, VectorPlan plan, int slotCount) {
        this.out = out;
        this.plan = plan;
        valid = new byte[slotCount];
        constants = new long[2 * slotCount];
    }

    final boolean isConstant(int slot) {
        return valid[slot] == CONSTANT;
    }

    /** The low half of a constant, or its high one. */
    final long constant(int slot, int half) {
        return constants[2 * slot + half];
    }

    /** The value of a slot is a constant from now on. */
    final void setConstant(int slot, long low, long high) {
        valid[slot] = CONSTANT;
        constants[2 * slot] = low;
        constants[2 * slot + 1] = high;
    }

    /** Whether nothing need be done to have the value of a slot in a shape. */
    final boolean isIn(int slot, int shape) {
        return (valid[slot] & (1 << shape | CONSTANT)) != 0;
    }

    /** A shape that the value of a slot is in. */
    final int anyShape(int slot) {
        return isConstant(slot) ? LONGS : Integer.numberOfTrailingZeros(valid[slot]);
    }

    /** The slot holds a new value, in that shape only. */
    final void setShape(int slot, int shape) {
        valid[slot] = (byte) (1 << shape);
    }

    /** The slot holds its value in that shape, too. */
    final void addShape(int slot, int shape) {
        valid[slot] |= (byte) (1 << shape);
    }

    /** The slot holds no vector from now on. */
    final void forget(int slot) {
        valid[slot] = 0;
    }

    /** Has the value of a slot in a shape, too. */
    abstract void ensure(int slot, int shape);

    /** Has the value of a slot such that loading it in a shape changes nothing here. */
    abstract void prepare(int slot, int shape);

    /** Brings the value of a slot, which is prepared, onto the JVM's stack in a shape. */
    abstract void load(int slot, int shape);

    /** Takes the value of a slot from the JVM's stack. */
    abstract void store(int slot, int shape);

    /** Brings a lane of a slot that is in a shape onto the JVM's stack. */
    abstract void load(int slot, int shape, int lane);

    /** Has the constant of a slot in the variables of a shape. */
    abstract void materialize(int slot, int shape);

    // Objects, for what knows no shapes.

    /** Brings the value of a slot onto the JVM's stack as an object. */
    final void loadObject(int slot) {
        ensure(slot, LONGS);
        out.new_(VECTOR).dup();
        load(slot, LONGS, 0);
        load(slot, LONGS, 1);
        out.invokespecial(VECTOR, ConstantDescs.INIT_NAME, VectorEmitter.OF_HALVES);
    }

    /** Takes an object from the JVM's stack. */
    abstract void storeObject(int slot);

    // Where control joins.

    /** Has all vectors that the code at a label reads where it expects them. */
    final void settle(int label) {
        BitSet live = plan.liveAt(label);
        for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
            if (isConstant(slot)) {
                materialize(slot, plan.home(slot));
            } else if (valid[slot] != 0) {
                ensure(slot, plan.home(slot));
            }
        }
    }

    /** Control joins here. */
    final void bind() {
        for (int slot = 0; slot < valid.length; slot++) {
            setShape(slot, plan.home(slot));
        }
    }
}
