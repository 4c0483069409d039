// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.FunctionCode;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the first version of a function has to find out that it is hot, and to go on in the second
 * one: at its start, and where loops begin, with the values that the loop needs. It counts its
 * calls and the polls of its loops; after so many of them {@link ModuleClasses#isHot} looks at the
 * clock. A second version is for code that is fast only once it is compiled.
 */
final class Promotion {
    /** Calls between two looks at the clock. */
    private static final int ROUNDS = Integer.getInteger("trifola.hotRounds", 5000);

    /** For how many calls a loop counts each time that it lets other threads stop it. */
    private static final int LOOP_WEIGHT = 64;

    /** Most values that a loop may need: the parameters of a method, each of two slots. */
    private static final int MAX_VALUES = 120;

    private static final String LEFT = "left";
    private static final String PROMOTED = "promoted";
    private static final int FIELD = ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE;
    private static final MethodTypeDesc IS_HOT =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Class);

    private final CodeBuilder out;
    private final Variables variables;
    private final FunctionCode function;
    private final FunctionClass owner;

    /** By the position of a loop: where the method goes on in the second version. */
    private final Map<Integer, Label> exits = new TreeMap<>();

    Promotion(CodeBuilder out, Variables variables, FunctionCode function, FunctionClass owner) {
        this.out = out;
        this.variables = variables;
        this.function = function;
        this.owner = owner;
    }

    /** Adds the fields that the code needs. */
    static void addFields(ClassBuilder out) {
        out.withField(
                LEFT,
                ConstantDescs.CD_int,
                field -> field.withFlags(FIELD).with(ConstantValueAttribute.of(ROUNDS)));
        out.withField(PROMOTED, ConstantDescs.CD_boolean, FIELD);
    }

    /**
     * At the start of the method, where no line is: the second version's frame stands for both.
     *
     * @param vectors told where control joins
     */
    void writeStart(BitSet loops, VectorWriter vectors) {
        Label start = out.newLabel();
        Label second = out.newLabel();
        out.getstatic(owner.self, PROMOTED, ConstantDescs.CD_boolean).ifne(second);
        count(1, start);
        out.ifeq(start);
        out.labelBinding(second);
        byte[] params = owner.signature.params();
        for (int i = 0; i < params.length; i++) {
            out.loadLocal(Descriptors.typeKind(params[i]), out.parameterSlot(i));
        }
        goOn(-1, owner.signature.body());
        VectorPlan plan = new VectorPlan(function.code, function.slotCount, null);
        for (int pc = loops.nextSetBit(0); pc >= 0; pc = loops.nextSetBit(pc + 1)) {
            BitSet values = plan.liveAt(pc);
            if (isPossible(values)) {
                Label exit = out.newBoundLabel();
                exits.put(pc, exit);
                vectors.enter();
                values.stream().forEach(i -> variables.load(i, function.localKinds[i]));
                goOn(pc, type(function, owner.signature, values));
            }
        }
        out.labelBinding(start);
    }

    /** Whether all values that a loop needs are locals, of which the types are known. */
    private boolean isPossible(BitSet values) {
        return values.length() <= function.localKinds.length && values.cardinality() <= MAX_VALUES;
    }

    /** The type of the method that goes on at a loop. */
    private static MethodTypeDesc type(FunctionCode function, Signature signature, BitSet values) {
        ClassDesc[] params = new ClassDesc[values.cardinality() + 1];
        int count = 0;
        for (int i = values.nextSetBit(0); i >= 0; i = values.nextSetBit(i + 1)) {
            params[count++] = Descriptors.type(function.localKinds[i]);
        }
        params[count] = Descriptors.INSTANCE;
        return MethodTypeDesc.of(signature.body().returnType(), params);
    }

    private void goOn(int loop, MethodTypeDesc type) {
        out.aload(variables.instance);
        String name = ModuleClasses.secondName(owner.className(), loop);
        out.invokestatic(ClassDesc.of(name), owner.body, type);
        SignatureClasses.returnResult(out, owner.signature);
    }

    /** At the start of a loop. */
    void writeLoop(int pc) {
        Label exit = exits.get(pc);
        if (exit != null) {
            Label stay = out.newLabel();
            count(LOOP_WEIGHT, stay);
            out.ifne(exit);
            out.labelBinding(stay);
        }
    }

    /** Goes to a label, or leaves on the stack whether the function is hot. */
    private void count(int weight, Label otherwise) {
        out.getstatic(owner.self, LEFT, ConstantDescs.CD_int);
        out.loadConstant(weight).isub().dup();
        out.putstatic(owner.self, LEFT, ConstantDescs.CD_int).ifge(otherwise);
        out.loadConstant(ROUNDS).putstatic(owner.self, LEFT, ConstantDescs.CD_int);
        out.loadConstant(owner.self);
        out.invokestatic(Descriptors.of(ModuleClasses.class), "isHot", IS_HOT);
        out.dup().putstatic(owner.self, PROMOTED, ConstantDescs.CD_boolean);
    }

    // The second version.

    /** Writes the method of the second version that begins at a loop. */
    static void writeLoopBody(
            ClassBuilder out, FunctionCode function, FunctionClass owner, int loop) {
        BitSet values = new VectorPlan(function.code, function.slotCount, null).liveAt(loop);
        out.withMethodBody(
                owner.body,
                type(function, owner.signature, values),
                ClassFile.ACC_STATIC,
                code -> new BodyWriter(code, function, owner, values, loop).write());
    }

    /** Takes the values of a loop from the parameters of its method. */
    static void takeValues(
            CodeBuilder out, Variables variables, FunctionCode function, BitSet values) {
        int param = 0;
        for (int i = values.nextSetBit(0); i >= 0; i = values.nextSetBit(i + 1)) {
            int kind = function.localKinds[i];
            out.loadLocal(Descriptors.typeKind(kind), out.parameterSlot(param++));
            variables.store(i, kind);
        }
    }
}
