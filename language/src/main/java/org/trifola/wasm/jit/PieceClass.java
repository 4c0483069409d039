// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.split.Piece;
import org.trifola.wasm.split.SplitFunction;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** Writes the class of one piece of a function, with a static method. */
final class PieceClass extends FunctionClass {
    /** The bits of an entry within its piece. */
    static final int ENTRY_MASK = (1 << SplitFunction.ENTRY_BITS) - 1;

    private static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();

    /** The class of the frames of the function. */
    final ClassDesc frame;

    private final Piece piece;

    /**
     * The class of a piece.
     *
     * @param whole the class of the function
     */
    PieceClass(FunctionClass whole, int index, Piece piece) {
        super(
                whole,
                ClassDesc.of(ModuleClasses.pieceName(whole.className(), index)),
                VectorForm.OBJECTS);
        this.frame = whole.frameClass();
        this.piece = piece;
    }

    @Override
    protected void write(ClassBuilder out) {
        out.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        out.withMethodBody(
                body,
                PieceEdges.type(frame),
                ClassFile.ACC_STATIC,
                code -> new BodyWriter(code, piece, this).write());
        for (int i = 0; i < piece.exits().length; i++) {
            if (piece.exits()[i].table() != null) {
                int flags = ClassFile.ACC_STATIC | ClassFile.ACC_FINAL | ClassFile.ACC_PRIVATE;
                out.withField("table" + i, INTS, flags);
            }
        }
        writeTypes(out);
    }

    /** Loads the table of an exit. */
    void loadTable(CodeBuilder out, int exit) {
        out.getstatic(self, "table" + exit, INTS);
    }

    @Override
    protected boolean hasConstants() {
        for (Piece.Exit exit : piece.exits()) {
            if (exit.table() != null) {
                return true;
            }
        }
        return super.hasConstants();
    }

    @Override
    protected void initialize(CodeBuilder out) {
        for (int i = 0; i < piece.exits().length; i++) {
            if (piece.exits()[i].table() != null) {
                initialize(out, "table", i, INTS);
            }
        }
        super.initialize(out);
    }
}
