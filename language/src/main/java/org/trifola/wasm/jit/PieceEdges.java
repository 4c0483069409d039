// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Kind;
import org.trifola.wasm.split.Piece;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Where the method of a piece begins and ends. It takes where to begin, the frame and the instance,
 * and returns where to go on: a piece and its entry, or a negative number if the function is done.
 */
final class PieceEdges {
    private static final int ENTRY = 0;
    private static final int FRAME = 1;
    private static final int INSTANCE = 2;

    private final CodeBuilder out;
    private final Variables variables;
    private final Piece piece;
    private final PieceClass owner;
    private final BodyWriter body;

    /** Variable of the operand of a branch table, or -1. */
    private int tableOperand = -1;

    PieceEdges(
            CodeBuilder out, Variables variables, Piece piece, PieceClass owner, BodyWriter body) {
        this.out = out;
        this.variables = variables;
        this.piece = piece;
        this.owner = owner;
        this.body = body;
    }

    static Variables variables(CodeBuilder out, Piece piece) {
        return new Variables(out, piece.code(), INSTANCE);
    }

    /** Loads what is needed and goes to the entry that the caller named. */
    void writeEntries() {
        clearOperands();
        int count = piece.entries().length;
        boolean shared = piece.loads().length == 1;
        if (shared) {
            load(piece.loads()[0]);
        }
        if (count == 1) {
            out.goto_(body.label(piece.entries()[0]));
            return;
        }
        List<SwitchCase> cases = new ArrayList<>(count);
        Label[] starts = new Label[count];
        for (int i = 0; i < count; i++) {
            starts[i] = shared ? body.label(piece.entries()[i]) : out.newLabel();
            if (i > 0) {
                cases.add(SwitchCase.of(i, starts[i]));
            }
        }
        out.iload(out.parameterSlot(ENTRY));
        out.loadConstant(PieceClass.ENTRY_MASK).iand();
        out.tableswitch(1, count - 1, starts[0], cases);
        for (int i = 0; i < count && !shared; i++) {
            out.labelBinding(starts[i]);
            load(piece.loads()[i]);
            out.goto_(body.label(piece.entries()[i]));
        }
    }

    /**
     * An operand that is stored where the piece is left may never have been in its variable: it was
     * taken from the JVM's stack, and nobody reads it any more, which is not always known.
     */
    private void clearOperands() {
        BitSet stored = new BitSet();
        for (Piece.Exit exit : piece.exits()) {
            addOperands(stored, exit.stores());
        }
        if (piece.sharedStores() != null) {
            addOperands(stored, piece.sharedStores());
        }
        for (int value = stored.nextSetBit(0); value >= 0; value = stored.nextSetBit(value + 1)) {
            variables.clear(value >> Kind.BITS, value & Kind.MASK);
        }
    }

    private void addOperands(BitSet found, int[] values) {
        int locals = piece.code().localKinds.length;
        for (int value : values) {
            if (value >> Kind.BITS >= locals) {
                found.set(value);
            }
        }
    }

    private void load(int[] values) {
        for (int value : values) {
            int kind = value & Kind.MASK;
            out.aload(out.parameterSlot(FRAME));
            out.getfield(owner.frame, FrameClass.field(value), Descriptors.type(kind));
            variables.store(value >> Kind.BITS, kind);
        }
    }

    private void store(int[] values) {
        for (int value : values) {
            int kind = value & Kind.MASK;
            out.aload(out.parameterSlot(FRAME));
            variables.load(value >> Kind.BITS, kind);
            out.putfield(owner.frame, FrameClass.field(value), Descriptors.type(kind));
        }
    }

    /**
     * If a branch table has an exit that looks its operand up, keeps that, which is on the stack.
     */
    void keepTableOperand(int[] code, int pc) {
        for (int i = 0; i <= code[pc + 2]; i++) {
            int exit = code[pc + 3 + i] - code.length - 1;
            if (exit >= 0 && piece.exits()[exit].table() != null) {
                if (tableOperand < 0) {
                    tableOperand = out.allocateLocal(TypeKind.INT);
                }
                out.dup().istore(tableOperand);
                return;
            }
        }
    }

    /** The ways out, behind the code. */
    void writeExits() {
        int end = piece.code().code.length;
        Label common = piece.sharedStores() == null ? null : out.newLabel();
        for (int i = 0; i < piece.exits().length; i++) {
            Piece.Exit exit = piece.exits()[i];
            out.labelBinding(body.label(end + 1 + i));
            store(exit.stores());
            if (exit.table() == null) {
                out.loadConstant(exit.next());
            } else {
                lookUp(i, exit.table().length - 1);
            }
            if (common == null) {
                out.ireturn();
            } else {
                out.goto_(common);
            }
        }
        if (common != null) {
            out.labelBinding(common);
            store(piece.sharedStores());
            out.ireturn();
        }
    }

    /** Leaves where to go on by the operand of a branch table on the stack. */
    private void lookUp(int exit, int last) {
        owner.loadTable(out, exit);
        out.iload(tableOperand).loadConstant(last);
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor("(II)I");
        out.invokestatic(Descriptors.SUPPORT, "tableIndex", type);
        out.iaload();
    }

    /** Leaves the value on the stack in the frame as the result. */
    void storeResult(int kind) {
        int variable = out.allocateLocal(Descriptors.typeKind(kind));
        out.storeLocal(Descriptors.typeKind(kind), variable);
        out.aload(out.parameterSlot(FRAME));
        out.loadLocal(Descriptors.typeKind(kind), variable);
        out.putfield(owner.frame, FrameClass.resultField(kind), Descriptors.type(kind));
    }

    /** Ends the function. */
    void end() {
        out.iconst_m1().ireturn();
    }

    /** The type of the method of a piece. */
    static MethodTypeDesc type(ClassDesc frame) {
        return MethodTypeDesc.of(
                ConstantDescs.CD_int, ConstantDescs.CD_int, frame, Descriptors.INSTANCE);
    }
}
