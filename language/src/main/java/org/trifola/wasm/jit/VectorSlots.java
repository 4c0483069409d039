// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.trifola.wasm.jit.VectorShapes.COUNT;
import static org.trifola.wasm.jit.VectorShapes.DOUBLES;
import static org.trifola.wasm.jit.VectorShapes.FLOATS;
import static org.trifola.wasm.jit.VectorShapes.INTS;
import static org.trifola.wasm.jit.VectorShapes.LONGS;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/** The variables that hold vectors, a variable for each lane of a shape. */
final class VectorSlots extends VectorState {
    private static final TypeKind[] TYPES = {
        TypeKind.LONG, TypeKind.INT, TypeKind.FLOAT, TypeKind.DOUBLE
    };

    private static final ClassDesc VECTOR = Descriptors.VEC128;
    private static final ClassDesc LANES = Descriptors.of(VectorLanes.class);

    /** By slot and shape: the variable of the first lane. */
    private final int[] variables;

    VectorSlots(CodeBuilder out, VectorPlan plan, int slotCount) {
        super(out, plan, slotCount);
        variables = new int[slotCount * COUNT];
        Arrays.fill(variables, -1);
    }

    /** Number of lanes of a shape. */
    static int lanes(int shape) {
        return shape == INTS || shape == FLOATS ? 4 : 2;
    }

    private int variable(int slot, int shape, int lane) {
        int at = slot * COUNT + shape;
        TypeKind type = TYPES[shape];
        if (variables[at] < 0) {
            variables[at] = out.allocateLocal(type);
            for (int i = 1; i < lanes(shape); i++) {
                out.allocateLocal(type);
            }
        }
        return variables[at] + lane * type.slotSize();
    }

    @Override
    void prepare(int slot, int shape) {
        ensure(slot, shape);
    }

    @Override
    void load(int slot, int shape) {
        for (int lane = 0; lane < lanes(shape); lane++) {
            load(slot, shape, lane);
        }
    }

    // Lanes.

    @Override
    void load(int slot, int shape, int lane) {
        if (!isConstant(slot)) {
            out.loadLocal(TYPES[shape], variable(slot, shape, lane));
            return;
        }
        if (lanes(shape) == 2) {
            out.loadConstant(constant(slot, lane));
            fromBits(shape);
        } else {
            int bits = (int) (constant(slot, lane / 2) >>> lane % 2 * Integer.SIZE);
            if (shape == FLOATS && !Float.isNaN(Float.intBitsToFloat(bits))) {
                out.loadConstant(Float.intBitsToFloat(bits));
            } else {
                out.loadConstant(bits);
                fromBits(shape);
            }
        }
    }

    private void fromBits(int shape) {
        if (shape == FLOATS) {
            call(ConstantDescs.CD_Float, "intBitsToFloat", "(I)F");
        } else if (shape == DOUBLES) {
            call(ConstantDescs.CD_Double, "longBitsToDouble", "(J)D");
        }
    }

    private void call(ClassDesc owner, String name, String type) {
        out.invokestatic(owner, name, MethodTypeDesc.ofDescriptor(type));
    }

    /** Takes all lanes from the JVM's stack, the last one on top. */
    @Override
    void store(int slot, int shape) {
        fill(slot, shape);
        setShape(slot, shape);
    }

    private void fill(int slot, int shape) {
        for (int lane = lanes(shape) - 1; lane >= 0; lane--) {
            out.storeLocal(TYPES[shape], variable(slot, shape, lane));
        }
    }

    // Conversions.

    @Override
    void materialize(int slot, int shape) {
        for (int lane = 0; lane < lanes(shape); lane++) {
            load(slot, shape, lane);
        }
        store(slot, shape);
    }

    @Override
    void ensure(int slot, int shape) {
        if (isIn(slot, shape)) {
            return;
        }
        int from = anyShape(slot);
        if (lanes(from) == 2 && lanes(shape) == 4 && from != LONGS) {
            convert(slot, from, LONGS);
            from = LONGS;
        } else if (isIn(slot, partner(shape))) {
            from = partner(shape);
        }
        convert(slot, from, shape);
    }

    /** The shape with lanes of the same width. */
    private static int partner(int shape) {
        return switch (shape) {
            case LONGS -> DOUBLES;
            case DOUBLES -> LONGS;
            case INTS -> FLOATS;
            default -> INTS;
        };
    }

    private void convert(int slot, int from, int to) {
        boolean widens = lanes(to) < lanes(from);
        boolean narrows = lanes(to) > lanes(from);
        for (int i = 0; i < lanes(to); i++) {
            if (widens) {
                load(slot, from, 2 * i);
                load(slot, from, 2 * i + 1);
                call(LANES, "half", from == INTS ? "(II)J" : "(FF)J");
                fromBits(to);
            } else if (narrows) {
                load(slot, from, i / 2);
                if (i % 2 == 1) {
                    out.loadConstant(Integer.SIZE).lushr();
                }
                out.l2i();
                fromBits(to);
            } else {
                load(slot, from, i);
                switch (from) {
                    case FLOATS -> call(ConstantDescs.CD_Float, "floatToRawIntBits", "(F)I");
                    case DOUBLES -> call(ConstantDescs.CD_Double, "doubleToRawLongBits", "(D)J");
                    default -> fromBits(to);
                }
            }
        }
        fill(slot, to);
        addShape(slot, to);
    }

    // Objects, for what knows no shapes.

    @Override
    void storeObject(int slot) {
        out.dup().getfield(VECTOR, "low", ConstantDescs.CD_long);
        out.storeLocal(TypeKind.LONG, variable(slot, LONGS, 0));
        out.getfield(VECTOR, "high", ConstantDescs.CD_long);
        out.storeLocal(TypeKind.LONG, variable(slot, LONGS, 1));
        setShape(slot, LONGS);
    }
}
