// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.Arrays;

/**
 * The variables of a generated method that stand for the slots of a frame. A slot of the operand
 * stack may hold values of several kinds, one after the other: it has a variable for each of them,
 * so that every variable has one type.
 */
final class Variables {
    private static final int KINDS = Kind.V128 + 1;

    private final CodeBuilder out;
    private final int[] variables;

    /** Where vectors are, or null if they are objects. */
    private VectorState vectors;

    /** The variable of the instance, which is the last parameter. */
    final int instance;

    /** The variables of a static method with the parameters of the function and the instance. */
    Variables(CodeBuilder out, FunctionCode function) {
        this.out = out;
        instance = out.parameterSlot(function.paramCount);
        variables = new int[function.slotCount * KINDS];
        Arrays.fill(variables, -1);
        for (int i = 0; i < function.paramCount; i++) {
            variables[at(i, function.localKinds[i])] = out.parameterSlot(i);
        }
    }

    /** The variables of a piece of a function, which takes its values from elsewhere. */
    Variables(CodeBuilder out, FunctionCode function, int instanceParameter) {
        this.out = out;
        instance = out.parameterSlot(instanceParameter);
        variables = new int[function.slotCount * KINDS];
        Arrays.fill(variables, -1);
    }

    private static int at(int slot, int kind) {
        return slot * KINDS + kind;
    }

    private int variable(int slot, int kind) {
        int at = at(slot, kind);
        if (variables[at] < 0) {
            variables[at] = out.allocateLocal(Descriptors.typeKind(kind));
        }
        return variables[at];
    }

    /** Has vectors kept lane by lane. */
    void holdVectorsIn(VectorState slots) {
        vectors = slots;
    }

    /** Whether values of a kind are kept lane by lane. */
    boolean areApart(int kind) {
        return vectors != null && kind == Kind.V128;
    }

    /** A value of another kind takes the place of a vector, if there was one. */
    void forgetVector(int slot, int kind) {
        if (vectors != null && kind != Kind.V128) {
            vectors.forget(slot);
        }
    }

    /** Has a value in a form that loading it does not change, because ways part here. */
    void settle(int slot, int kind) {
        if (areApart(kind)) {
            vectors.ensure(slot, VectorShapes.LONGS);
        }
    }

    void load(int slot, int kind) {
        if (areApart(kind)) {
            vectors.loadObject(slot);
            return;
        }
        out.loadLocal(Descriptors.typeKind(kind), variable(slot, kind));
    }

    /** Stores zero or null. */
    void clear(int slot, int kind) {
        switch (kind) {
            case Kind.I32 -> out.iconst_0();
            case Kind.I64 -> out.lconst_0();
            case Kind.F32 -> out.fconst_0();
            case Kind.F64 -> out.dconst_0();
            default -> out.aconst_null();
        }
        store(slot, kind);
    }

    void store(int slot, int kind) {
        if (areApart(kind)) {
            vectors.storeObject(slot);
            return;
        }
        out.storeLocal(Descriptors.typeKind(kind), variable(slot, kind));
    }

    /** A variable for other purposes. */
    int allocate(TypeKind type) {
        return out.allocateLocal(type);
    }
}
