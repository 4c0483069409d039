// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.runtime.References;
import org.trifola.wasm.runtime.StructLayouts;
import org.trifola.wasm.runtime.WasmArray;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.StructType;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Structures, arrays and small integers. A structure is an object of the class of its type ({@link
 * StructLayouts}), so making one and its fields are the instructions that {@code javac} would
 * choose. What is rare is a call of {@link AggregateSupport}.
 */
final class AggregateEmitter {
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc SUPPORT = Descriptors.of(AggregateSupport.class);
    private static final ClassDesc REFERENCES = Descriptors.of(References.class);
    private static final ClassDesc ARRAY = Descriptors.of(WasmArray.class);
    private static final MethodTypeDesc TO_INT = MethodTypeDesc.of(INT, OBJECT);
    private static final MethodTypeDesc TO_OBJECT = MethodTypeDesc.of(OBJECT, OBJECT);

    /** The classes of arrays, by kind of their elements. */
    private static final ClassDesc[] ARRAYS = {
        Descriptors.of(WasmArray.OfInt.class),
        Descriptors.of(WasmArray.OfLong.class),
        Descriptors.of(WasmArray.OfFloat.class),
        Descriptors.of(WasmArray.OfDouble.class),
        Descriptors.of(WasmArray.OfObject.class),
        Descriptors.of(WasmArray.OfVector.class),
        Descriptors.of(WasmArray.OfByte.class),
        Descriptors.of(WasmArray.OfShort.class)
    };

    /** How the JVM accesses elements, by kind; vectors are no elements of Java arrays. */
    private static final TypeKind[] ELEMENTS = {
        TypeKind.INT,
        TypeKind.LONG,
        TypeKind.FLOAT,
        TypeKind.DOUBLE,
        TypeKind.REFERENCE,
        null,
        TypeKind.BYTE,
        TypeKind.SHORT
    };

    private final CodeBuilder out;
    private final Operands operands;
    private final Variables variables;
    private final int[] code;
    private final FunctionClass owner;

    AggregateEmitter(
            CodeBuilder out,
            Operands operands,
            Variables variables,
            int[] code,
            FunctionClass owner) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.code = code;
        this.owner = owner;
    }

    static boolean handles(int op) {
        return op >= Code.STRUCT_NEW && op < Code.REF_TEST
                || op >= Code.REF_I31 && op <= Code.I31_GET_U;
    }

    void emit(int pc) {
        int op = code[pc];
        switch (op) {
            case Code.STRUCT_NEW, Code.STRUCT_NEW_DEFAULT -> structNew(pc);
            case Code.REF_I31 -> {
                operands.take(code[pc + 2], Kind.I32);
                MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_Integer, INT);
                out.invokestatic(REFERENCES, "i31", type);
                operands.push(code[pc + 1], Kind.REF);
            }
            case Code.I31_GET_S, Code.I31_GET_U -> {
                operands.take(code[pc + 2], Kind.REF);
                out.invokestatic(SUPPORT, "i31", TO_INT);
                if (op == Code.I31_GET_U) {
                    out.loadConstant(Integer.MAX_VALUE).iand();
                }
                operands.push(code[pc + 1], Kind.I32);
            }
            default -> {
                if (op < Code.STRUCT_SET_I32) {
                    structGet(pc, op - Code.STRUCT_GET_I32);
                } else if (op < Code.ARRAY_NEW) {
                    structSet(pc, op - Code.STRUCT_SET_I32);
                } else {
                    array(pc);
                }
            }
        }
    }

    // Structures.

    private void structNew(int pc) {
        ClassDesc type = owner.structClass(code[pc + 2]);
        operands.flush();
        out.new_(type).dup();
        int count = code[pc] == Code.STRUCT_NEW ? code[pc + 3] : 0;
        boolean atOnce = count > 0 && StructLayouts.takesFields(owner.type(code[pc + 2]));
        ClassDesc[] parameters = new ClassDesc[atOnce ? count : 0];
        for (int i = 0; i < parameters.length; i++) {
            int kind = loadValue(code[pc + 4 + i]);
            parameters[i] = Kind.isObject(kind) ? OBJECT : Descriptors.type(kind);
        }
        MethodTypeDesc constructor = MethodTypeDesc.of(ConstantDescs.CD_void, parameters);
        out.invokespecial(type, ConstantDescs.INIT_NAME, constructor);
        for (int i = parameters.length; i < count; i++) {
            out.dup();
            loadValue(code[pc + 4 + i]);
            putField(type, code[pc + 2], i);
        }
        operands.push(code[pc + 1], Kind.REF);
    }

    /** Loads a value that is given by slot and kind; returns the kind. */
    private int loadValue(int value) {
        variables.load(value >> Kind.BITS, value & Kind.MASK);
        return value & Kind.MASK;
    }

    private int fieldKind(int type, int field) {
        List<FieldType> fields = ((StructType) owner.type(type).composite()).fields();
        return Kind.ofStorage(fields.get(field).storageType());
    }

    private void putField(ClassDesc type, int typeIndex, int field) {
        int kind = fieldKind(typeIndex, field);
        if (kind == Kind.I8) {
            out.i2b();
        } else if (kind == Kind.I16) {
            out.i2s();
        }
        out.putfield(type, "f" + field, StructLayouts.fieldType(kind));
    }

    private void structGet(int pc, int kind) {
        ClassDesc type = owner.structClass(code[pc + 3]);
        int field = code[pc + 4];
        operands.take(code[pc + 2], Kind.REF);
        out.invokestatic(SUPPORT, "structure", TO_OBJECT).checkcast(type);
        ClassDesc fieldType = StructLayouts.fieldType(fieldKind(code[pc + 3], field));
        out.getfield(type, "f" + field, fieldType);
        if (kind == Kind.V128) {
            MethodTypeDesc vector = MethodTypeDesc.of(Descriptors.VEC128, OBJECT);
            out.invokestatic(SUPPORT, "vector", vector);
        }
        operands.push(code[pc + 1], kind);
    }

    private void structSet(int pc, int kind) {
        ClassDesc type = owner.structClass(code[pc + 3]);
        operands.save(code[pc + 1]);
        operands.save(code[pc + 2]);
        variables.load(code[pc + 1], Kind.REF);
        out.invokestatic(SUPPORT, "structure", TO_OBJECT).checkcast(type);
        variables.load(code[pc + 2], kind);
        putField(type, code[pc + 3], code[pc + 4]);
    }

    // Arrays.

    private void array(int pc) {
        int op = code[pc];
        switch (op) {
            case Code.ARRAY_NEW -> {
                operands.flush();
                owner.loadType(out, code[pc + 2]);
                out.loadConstant(code[pc + 5]);
                variables.load(code[pc + 4], Kind.I32);
                loadBoxed(code[pc + 3], code[pc + 5]);
                support("create", ARRAY, Descriptors.DEFINED_TYPE, INT, INT, OBJECT);
                operands.push(code[pc + 1], Kind.REF);
            }
            case Code.ARRAY_NEW_DEFAULT -> {
                operands.save(code[pc + 3]);
                owner.loadType(out, code[pc + 2]);
                out.loadConstant(code[pc + 4]);
                variables.load(code[pc + 3], Kind.I32);
                create();
                operands.push(code[pc + 1], Kind.REF);
            }
            case Code.ARRAY_NEW_FIXED -> arrayNewFixed(pc);
            case Code.ARRAY_NEW_DATA, Code.ARRAY_NEW_ELEM -> arrayNewSegment(pc);
            case Code.ARRAY_LEN -> {
                operands.take(code[pc + 2], Kind.REF);
                out.invokestatic(SUPPORT, "length", TO_INT);
                operands.push(code[pc + 1], Kind.I32);
            }
            case Code.ARRAY_FILL -> {
                load(pc + 1, "LI");
                loadBoxed(code[pc + 3], code[pc + 5]);
                variables.load(code[pc + 4], Kind.I32);
                support("fill", ConstantDescs.CD_void, OBJECT, INT, OBJECT, INT);
            }
            case Code.ARRAY_COPY -> {
                load(pc + 1, "LILII");
                support("copy", ConstantDescs.CD_void, OBJECT, INT, OBJECT, INT, INT);
            }
            case Code.ARRAY_INIT_DATA -> arrayInit(pc, "initData");
            case Code.ARRAY_INIT_ELEM -> arrayInit(pc, "initElements");
            default -> {
                if (op < Code.ARRAY_SET_I32) {
                    arrayGet(pc, op - Code.ARRAY_GET_I32);
                } else {
                    arraySet(pc, op - Code.ARRAY_SET_I32);
                }
            }
        }
    }

    /** Loads the values of slots; letters say of which kinds. */
    private void load(int at, String letters) {
        operands.flush();
        for (int i = 0; i < letters.length(); i++) {
            variables.load(code[at + i], Descriptors.LETTERS.indexOf(letters.charAt(i)));
        }
    }

    private void loadBoxed(int slot, int elementKind) {
        int kind = Kind.unpacked(elementKind);
        variables.load(slot, kind);
        Boxing.box(out, kind);
    }

    private void support(String name, ClassDesc result, ClassDesc... parameters) {
        out.invokestatic(SUPPORT, name, MethodTypeDesc.of(result, parameters));
    }

    private void create() {
        MethodTypeDesc type = MethodTypeDesc.of(ARRAY, Descriptors.DEFINED_TYPE, INT, INT);
        out.invokestatic(ARRAY, "create", type);
    }

    private void arrayNewFixed(int pc) {
        int kind = code[pc + 3];
        int length = code[pc + 4];
        operands.flush();
        owner.loadType(out, code[pc + 2]);
        out.loadConstant(kind).loadConstant(length);
        create();
        out.checkcast(ARRAYS[kind]);
        for (int i = 0; i < length; i++) {
            out.dup();
            if (kind != Kind.V128) {
                out.getfield(ARRAYS[kind], "elements", elementType(kind).arrayType());
            }
            out.loadConstant(i);
            loadValue(code[pc + 5 + i]);
            storeElement(kind);
        }
        operands.push(code[pc + 1], Kind.REF);
    }

    private static ClassDesc elementType(int kind) {
        return StructLayouts.fieldType(kind);
    }

    /** Elements or array of vectors, index and value are on the stack. */
    private void storeElement(int kind) {
        if (kind == Kind.V128) {
            MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_void, INT, OBJECT);
            out.invokevirtual(ARRAYS[kind], "set", type);
        } else {
            out.arrayStore(ELEMENTS[kind]);
        }
    }

    /** Leaves the elements, or the array of vectors, and the index, which is checked. */
    private void element(int arraySlot, int indexSlot, int kind) {
        variables.load(arraySlot, Kind.REF);
        variables.load(indexSlot, Kind.I32);
        ClassDesc found = kind == Kind.V128 ? ARRAYS[kind] : elementType(kind).arrayType();
        out.invokestatic(ARRAYS[kind], "at", MethodTypeDesc.of(found, OBJECT, INT));
        variables.load(indexSlot, Kind.I32);
    }

    private void arrayGet(int pc, int kind) {
        operands.save(code[pc + 2]);
        operands.save(code[pc + 3]);
        element(code[pc + 2], code[pc + 3], kind);
        if (kind == Kind.V128) {
            out.invokevirtual(ARRAYS[kind], "get", MethodTypeDesc.of(OBJECT, INT));
            out.checkcast(Descriptors.VEC128);
        } else {
            out.arrayLoad(ELEMENTS[kind]);
        }
        operands.push(code[pc + 1], Kind.unpacked(kind));
    }

    private void arraySet(int pc, int kind) {
        operands.flush();
        element(code[pc + 1], code[pc + 2], kind);
        variables.load(code[pc + 3], Kind.unpacked(kind));
        storeElement(kind);
    }

    private void arrayNewSegment(int pc) {
        load(pc + 3, "II");
        owner.loadType(out, code[pc + 2]);
        out.loadConstant(code[pc + 6]).aload(variables.instance).loadConstant(code[pc + 5]);
        String name = code[pc] == Code.ARRAY_NEW_DATA ? "ofData" : "ofElements";
        ClassDesc instance = Descriptors.INSTANCE;
        support(name, ARRAY, INT, INT, Descriptors.DEFINED_TYPE, INT, instance, INT);
        operands.push(code[pc + 1], Kind.REF);
    }

    private void arrayInit(int pc, String name) {
        load(pc + 1, "LIII");
        out.aload(variables.instance).loadConstant(code[pc + 5]);
        ClassDesc instance = Descriptors.INSTANCE;
        support(name, ConstantDescs.CD_void, OBJECT, INT, INT, INT, instance, INT);
    }
}
