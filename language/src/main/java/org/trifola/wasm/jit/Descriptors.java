// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Kind;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.runtime.HeapMemory;
import org.trifola.wasm.runtime.WasmFunction;
import org.trifola.wasm.runtime.WasmGlobal;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmMemory;
import org.trifola.wasm.runtime.WasmTable;
import org.trifola.wasm.syntax.DefinedType;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** What generated code names: classes, and the Java types of kinds of values. */
final class Descriptors {
    private Descriptors() {}

    static final ClassDesc INSTANCE = of(WasmInstance.class);
    static final ClassDesc FUNCTION = of(WasmFunction.class);
    static final ClassDesc MEMORY = of(WasmMemory.class);
    static final ClassDesc HEAP_MEMORY = of(HeapMemory.class);
    static final ClassDesc GLOBAL = of(WasmGlobal.class);
    static final ClassDesc TABLE = of(WasmTable.class);
    static final ClassDesc DEFINED_TYPE = of(DefinedType.class);
    static final ClassDesc VEC128 = of(Vec128.class);
    static final ClassDesc SUPPORT = of(Support.class);
    static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();

    private static final ClassDesc[] TYPES = {
        ConstantDescs.CD_int,
        ConstantDescs.CD_long,
        ConstantDescs.CD_float,
        ConstantDescs.CD_double,
        ConstantDescs.CD_Object,
        VEC128
    };

    private static final TypeKind[] TYPE_KINDS = {
        TypeKind.INT,
        TypeKind.LONG,
        TypeKind.FLOAT,
        TypeKind.DOUBLE,
        TypeKind.REFERENCE,
        TypeKind.REFERENCE
    };

    /** The letter of a kind in names of classes. */
    static final String LETTERS = "IJFDLV";

    static ClassDesc of(Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }

    /** The Java type that holds values of a {@link Kind}. */
    static ClassDesc type(int kind) {
        return TYPES[kind];
    }

    /** How the JVM loads and stores values of a kind. */
    static TypeKind typeKind(int kind) {
        return TYPE_KINDS[kind];
    }

    /** Stack and variable slots of the JVM that a value of a kind takes. */
    static int size(int kind) {
        return kind == Kind.I64 || kind == Kind.F64 ? 2 : 1;
    }

    /** The kind of values of a Java type of generated code. */
    static int kind(ClassDesc type) {
        if (type.isPrimitive()) {
            return switch (type.descriptorString().charAt(0)) {
                case 'J' -> Kind.I64;
                case 'F' -> Kind.F32;
                case 'D' -> Kind.F64;
                default -> Kind.I32;
            };
        }
        return type.equals(VEC128) ? Kind.V128 : Kind.REF;
    }

    static MethodTypeDesc method(ClassDesc result, ClassDesc... parameters) {
        return MethodTypeDesc.of(result, parameters);
    }
}
