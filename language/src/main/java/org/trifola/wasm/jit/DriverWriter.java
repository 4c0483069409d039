// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Kind;
import org.trifola.wasm.split.SplitFunction;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Writes the method of a function that is cut into pieces: it makes the frame, and calls one piece
 * after the other as they say. If there are many, they are called by methods for groups of them.
 */
final class DriverWriter {
    private static final int GROUP_BITS = 8;

    /** Pieces that run before other threads may stop this one; loops in pieces let them, too. */
    private static final int ROUNDS = 1 << 10;

    /** From as many values on, the frames that are there at the same time are counted. */
    private static final int LARGE_FRAME = 128;

    private static final MethodTypeDesc COUNT_FRAME =
            MethodTypeDesc.of(ConstantDescs.CD_void, Descriptors.INSTANCE, ConstantDescs.CD_int);

    private final FunctionClass owner;
    private final SplitFunction split;
    private final ClassDesc frame;
    private final MethodTypeDesc stepType;
    private final int groups;

    DriverWriter(FunctionClass owner, SplitFunction split) {
        this.owner = owner;
        this.split = split;
        this.frame = owner.frameClass();
        this.stepType = PieceEdges.type(frame);
        this.groups = (split.pieceCount() - 1 >> GROUP_BITS) + 1;
    }

    /** The methods for groups of pieces. */
    void writeGroups(ClassBuilder out) {
        for (int i = 0; groups > 1 && i < groups; i++) {
            int group = i;
            out.withMethodBody(
                    groupName(group),
                    stepType,
                    ClassFile.ACC_STATIC,
                    code -> writeGroup(code, group));
        }
    }

    private static String groupName(int group) {
        return "group" + group;
    }

    private void writeGroup(CodeBuilder out, int group) {
        int next = out.parameterSlot(0);
        int first = group << GROUP_BITS;
        int count = Math.min(1 << GROUP_BITS, split.pieceCount() - first);
        Label start = out.newBoundLabel();
        out.iload(next).loadConstant(SplitFunction.ENTRY_BITS).iushr();
        choose(out, first, count, out.parameterSlot(0), this::pieceClass, owner.body);
        out.iload(next).loadConstant(SplitFunction.ENTRY_BITS + GROUP_BITS).iushr();
        out.loadConstant(group).if_icmpeq(start);
        out.iload(next).ireturn();
    }

    private ClassDesc pieceClass(int index) {
        return ClassDesc.of(ModuleClasses.pieceName(owner.className(), index));
    }

    /**
     * Makes a step: calls the method that is chosen by the number on the stack.
     *
     * @param parameters first of three variables: where to go on, frame, instance
     */
    private void choose(
            CodeBuilder out,
            int first,
            int count,
            int parameters,
            IntFunction<ClassDesc> holder,
            String method) {
        List<SwitchCase> cases = new ArrayList<>(count);
        Label[] labels = new Label[count];
        Label end = out.newLabel();
        for (int i = 0; i < count; i++) {
            labels[i] = out.newLabel();
            cases.add(SwitchCase.of(first + i, labels[i]));
        }
        out.tableswitch(first, first + count - 1, labels[0], cases);
        for (int i = 0; i < count; i++) {
            out.labelBinding(labels[i]);
            out.iload(parameters).aload(parameters + 1).aload(parameters + 2);
            String name = method == null ? groupName(i) : method;
            out.invokestatic(holder.apply(first + i), name, stepType).istore(parameters);
            if (i + 1 < count) {
                out.goto_(end);
            }
        }
        out.labelBinding(end);
    }

    /** The body of the function. */
    void write(CodeBuilder out) {
        byte[] params = owner.signature.params();
        int instance = out.parameterSlot(params.length);
        boolean large = split.values().length > LARGE_FRAME;
        Label start = out.newBoundLabel();
        if (large) {
            countFrame(out, instance, "enterFrame");
        }
        int next = out.allocateLocal(TypeKind.INT);
        int frameVariable = out.allocateLocal(TypeKind.REFERENCE);
        int instanceCopy = out.allocateLocal(TypeKind.REFERENCE);
        out.aload(instance).astore(instanceCopy);
        out.new_(frame).dup();
        out.invokespecial(frame, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void));
        out.astore(frameVariable);
        storeParameters(out, frameVariable);
        int rounds = out.allocateLocal(TypeKind.INT);
        out.iconst_0().istore(rounds);
        poll(out);
        out.loadConstant(split.start()).istore(next);
        Label end = out.newLabel();
        Label loop = out.newBoundLabel();
        int groupShift = SplitFunction.ENTRY_BITS + (groups > 1 ? GROUP_BITS : 0);
        out.iload(next).loadConstant(groupShift).iushr();
        if (groups > 1) {
            choose(out, 0, groups, next, i -> owner.self, null);
        } else {
            choose(out, 0, split.pieceCount(), next, this::pieceClass, owner.body);
        }
        out.iload(next).iflt(end);
        out.iinc(rounds, 1).iload(rounds).loadConstant(ROUNDS - 1).iand().ifne(loop);
        poll(out);
        out.goto_(loop);
        out.labelBinding(end);
        if (large) {
            countFrame(out, instance, "leaveFrame");
        }
        returnResult(out, frameVariable);
        if (large) {
            Label handler = out.newBoundLabel();
            countFrame(out, instance, "leaveFrame");
            out.athrow();
            out.exceptionCatchAll(start, end, handler);
        }
    }

    private static void poll(CodeBuilder out) {
        out.invokestatic(Descriptors.SUPPORT, "poll", MethodTypeDesc.of(ConstantDescs.CD_void));
    }

    private void countFrame(CodeBuilder out, int instance, String method) {
        out.aload(instance).loadConstant(split.values().length);
        out.invokestatic(Descriptors.SUPPORT, method, COUNT_FRAME);
    }

    private void storeParameters(CodeBuilder out, int frameVariable) {
        byte[] params = owner.signature.params();
        for (int i = 0; i < params.length; i++) {
            if (split.isLiveAtStart(i, params[i])) {
                out.aload(frameVariable);
                out.loadLocal(Descriptors.typeKind(params[i]), out.parameterSlot(i));
                String field = FrameClass.field(SplitFunction.value(i, params[i]));
                out.putfield(frame, field, Descriptors.type(params[i]));
            }
        }
    }

    private void returnResult(CodeBuilder out, int frameVariable) {
        byte[] results = owner.signature.results();
        boolean object = owner.hasTailCalls() || results.length > 1;
        if (results.length == 0 && !object) {
            out.return_();
            return;
        }
        int kind = object ? Kind.REF : results[0];
        out.aload(frameVariable);
        out.getfield(frame, FrameClass.resultField(kind), Descriptors.type(kind));
        if (object && !owner.hasTailCalls()) {
            out.checkcast(Descriptors.OBJECTS);
        }
        out.return_(Descriptors.typeKind(kind));
    }
}
