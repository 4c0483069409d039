// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.FunctionCode;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;

/** Writes the second version of a function, or what goes on in it at a loop: a static method. */
final class SecondClass extends FunctionClass {
    private final FunctionCode function;
    private final int loop;

    /**
     * The class of a second version.
     *
     * @param whole the class of the function
     * @param loop the position where it begins, or -1 if that is the start
     */
    SecondClass(FunctionClass whole, FunctionCode function, int loop) {
        super(
                whole,
                ClassDesc.of(ModuleClasses.secondName(whole.className(), loop)),
                VectorForm.WIDE);
        this.function = function;
        this.loop = loop;
    }

    @Override
    protected void write(ClassBuilder out) {
        out.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        if (loop < 0) {
            out.withMethodBody(
                    body,
                    signature.body(),
                    ClassFile.ACC_STATIC,
                    code -> new BodyWriter(code, function, this).write());
        } else {
            Promotion.writeLoopBody(out, function, this, loop);
        }
        writeTypes(out);
    }
}
