// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Kind;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/**
 * The class of the frames of a function that is cut into pieces: a field for each value that goes
 * from one piece to another.
 */
final class FrameClass {
    private FrameClass() {}

    /** Fields that a class can have, with some room for others. */
    static final int MAX_FIELDS = 65_000;

    private static final String RESULT = "result";

    /** The name of the field of a value, packed with its kind. */
    static String field(int value) {
        return Descriptors.LETTERS.substring(value & Kind.MASK, (value & Kind.MASK) + 1)
                + (value >> Kind.BITS);
    }

    /** The name of the field for a result of some kind. */
    static String resultField(int kind) {
        return RESULT + Descriptors.LETTERS.charAt(kind);
    }

    /** Writes the class. */
    static byte[] write(ClassDesc self, int[] values) {
        return FunctionClass.CLASS_FILE.build(
                self,
                out -> {
                    out.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                    SignatureClasses.constructor(out, ConstantDescs.CD_Object);
                    for (int value : values) {
                        out.withField(field(value), Descriptors.type(value & Kind.MASK), 0);
                    }
                    for (int kind = 0; kind <= Kind.V128; kind++) {
                        out.withField(resultField(kind), Descriptors.type(kind), 0);
                    }
                });
    }
}
