// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Kind;
import org.trifola.wasm.syntax.FuncType;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * The kinds of what a function takes and returns, which decide how generated code calls it. A
 * single result is returned as it is, several are as an array of boxed values.
 *
 * @param params kinds of the parameters
 * @param results kinds of the results
 */
record Signature(byte[] params, byte[] results) {
    /**
     * Slots that the JVM lets a method have as parameters: two are the receiver's and {@link
     * #tail}'s.
     */
    private static final int MAX_SLOTS = 253;

    static Signature of(FuncType type) {
        return new Signature(Kind.of(type.params()), Kind.of(type.results()));
    }

    /** Whether a Java method can have so many parameters. */
    boolean fits() {
        int slots = 1;
        for (byte kind : params) {
            slots += Descriptors.size(kind);
        }
        return slots <= MAX_SLOTS;
    }

    /** The same for the same kinds: a part of class names. */
    String key() {
        StringBuilder text = new StringBuilder();
        append(text, params);
        text.append('_');
        append(text, results);
        return text.toString();
    }

    private static void append(StringBuilder text, byte[] kinds) {
        for (byte kind : kinds) {
            text.append(Descriptors.LETTERS.charAt(kind));
        }
    }

    /** The Java type of what a call returns. */
    ClassDesc result() {
        return switch (results.length) {
            case 0 -> ConstantDescs.CD_void;
            case 1 -> Descriptors.type(results[0]);
            default -> Descriptors.OBJECTS;
        };
    }

    /** The static method with the body of a function: the instance is its last parameter. */
    MethodTypeDesc body() {
        ClassDesc[] types = new ClassDesc[params.length + 1];
        for (int i = 0; i < params.length; i++) {
            types[i] = Descriptors.type(params[i]);
        }
        types[params.length] = Descriptors.INSTANCE;
        return MethodTypeDesc.of(result(), types);
    }

    /**
     * The method that makes a call in the place of its caller: as {@link #call}, and at last how
     * many such calls it may make itself. Returns what the interpreter would.
     */
    MethodTypeDesc tail() {
        return call().changeReturnType(ConstantDescs.CD_Object)
                .insertParameterTypes(params.length + 1, ConstantDescs.CD_int);
    }

    /** The method that calls any function of the signature: the function is its first parameter. */
    MethodTypeDesc call() {
        ClassDesc[] types = new ClassDesc[params.length + 1];
        types[0] = Descriptors.FUNCTION;
        for (int i = 0; i < params.length; i++) {
            types[i + 1] = Descriptors.type(params[i]);
        }
        return MethodTypeDesc.of(result(), types);
    }
}
