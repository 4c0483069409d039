// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import org.trifola.wasm.code.Kind;
import org.trifola.wasm.syntax.DefinedType;

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

/**
 * Writes the class of a structure type: its fields, and for each kind of them a pair of methods
 * that switch over the number of the field. With few fields, the methods cover those of the
 * superclass, too; else they leave them to it. Many fields are spread over several classes, of
 * which only the last one is whole.
 */
final class StructClass {
    /** With more fields than this, inherited ones are reached through the superclass. */
    private static final int FLAT = 256;

    private static final int ABSTRACT = ClassFile.ACC_SUPER | ClassFile.ACC_ABSTRACT;

    /** The static field that has the type. */
    static final String TYPE_FIELD = "TYPE";

    private static final ClassDesc DEFINED_TYPE = desc(DefinedType.class);
    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc TYPE = MethodTypeDesc.of(DEFINED_TYPE);
    private static final ClassDesc STRUCT = desc(WasmStruct.class);
    private static final MethodTypeDesc CREATE = MethodTypeDesc.of(STRUCT);
    private static final MethodTypeDesc NO_STRUCTURE =
            MethodTypeDesc.of(desc(WasmTrap.class), ConstantDescs.CD_Object);

    /** Field types by kind. */
    static final ClassDesc[] TYPES = {
        ConstantDescs.CD_int,
        ConstantDescs.CD_long,
        ConstantDescs.CD_float,
        ConstantDescs.CD_double,
        ConstantDescs.CD_Object,
        ConstantDescs.CD_Object,
        ConstantDescs.CD_byte,
        ConstantDescs.CD_short
    };

    /** How accessors are called, by kind of what they pass. */
    private static final String[] NAMES = {"Int", "Long", "Float", "Double", "Object"};

    private final ClassDesc self;
    private final ClassDesc parent;
    private final byte[] kinds;
    private final int inherited;
    private final int end;

    /**
     * A class to write.
     *
     * @param kinds kinds of all fields of the type
     * @param inherited how many of them the parent has
     * @param end how many of them the class has
     */
    StructClass(String name, Class<?> parent, byte[] kinds, int inherited, int end) {
        this.self = ClassDesc.of(name);
        this.parent = desc(parent);
        this.kinds = kinds;
        this.inherited = inherited;
        this.end = end;
    }

    private static ClassDesc desc(Class<?> type) {
        return ClassDesc.of(type.getName());
    }

    /** The class file of a part, which only others extend. */
    byte[] write() {
        return ClassFile.of()
                .build(self, out -> body(out.withFlags(ClassFile.ACC_PUBLIC | ABSTRACT)));
    }

    /** The class file of what has all fields. */
    byte[] writeWhole(boolean takesFields) {
        return ClassFile.of()
                .build(
                        self,
                        out -> {
                            body(out.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER));
                            creation(out);
                            if (takesFields) {
                                fieldsConstructor(out);
                            }
                        });
    }

    private void body(ClassBuilder out) {
        out.withSuperclass(parent);
        for (int i = inherited; i < end; i++) {
            out.withField("f" + i, TYPES[kinds[i]], ClassFile.ACC_PUBLIC);
        }
        out.withMethodBody(
                ConstantDescs.INIT_NAME,
                CONSTRUCTOR,
                ClassFile.ACC_PUBLIC,
                code -> superConstructor(code).return_());
        for (int kind = 0; kind < NAMES.length; kind++) {
            List<Integer> fields = fields(kind);
            if (!fields.isEmpty() && fields.getLast() >= inherited) {
                accessor(out, kind, fields, false);
                accessor(out, kind, fields, true);
            }
        }
    }

    private CodeBuilder superConstructor(CodeBuilder code) {
        return code.aload(0).invokespecial(parent, ConstantDescs.INIT_NAME, CONSTRUCTOR);
    }

    private void creation(ClassBuilder out) {
        out.withField(TYPE_FIELD, DEFINED_TYPE, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC);
        out.withMethodBody(
                "type",
                TYPE,
                ClassFile.ACC_PUBLIC,
                code -> code.getstatic(self, TYPE_FIELD, DEFINED_TYPE).areturn());
        out.withMethodBody(
                "create",
                CREATE,
                ClassFile.ACC_PUBLIC,
                code ->
                        code.new_(self)
                                .dup()
                                .invokespecial(self, ConstantDescs.INIT_NAME, CONSTRUCTOR)
                                .areturn());
    }

    /** A constructor of all values, in the order of the fields. */
    private void fieldsConstructor(ClassBuilder out) {
        ClassDesc[] parameters = new ClassDesc[end];
        for (int i = 0; i < end; i++) {
            parameters[i] = TYPES[Kind.unpacked(kinds[i])];
        }
        out.withMethodBody(
                ConstantDescs.INIT_NAME,
                MethodTypeDesc.of(ConstantDescs.CD_void, parameters),
                ClassFile.ACC_PUBLIC,
                code -> {
                    superConstructor(code);
                    int slot = 1;
                    for (int i = 0; i < end; i++) {
                        TypeKind value = TypeKind.from(parameters[i]);
                        code.aload(0).loadLocal(value, slot);
                        slot += value.slotSize();
                        set(code, i);
                    }
                    code.return_();
                });
    }

    /** The fields that are passed as one kind. */
    private List<Integer> fields(int kind) {
        List<Integer> fields = new ArrayList<>();
        for (int i = end <= FLAT ? 0 : inherited; i < end; i++) {
            if (Math.min(Kind.unpacked(kinds[i]), Kind.REF) == kind) {
                fields.add(i);
            }
        }
        return fields;
    }

    /** Arguments are 1 the structure, 2 the number of the field and, to set it, 3 the value. */
    private void accessor(ClassBuilder out, int kind, List<Integer> fields, boolean sets) {
        ClassDesc value = TYPES[kind];
        MethodTypeDesc type =
                MethodTypeDesc.of(value, ConstantDescs.CD_Object, ConstantDescs.CD_int);
        if (sets) {
            type = type.changeReturnType(ConstantDescs.CD_void);
            type = type.insertParameterTypes(2, value);
        }
        MethodTypeDesc descriptor = type;
        String name = (sets ? "set" : "get") + NAMES[kind];
        out.withMethodBody(
                name,
                descriptor,
                ClassFile.ACC_PUBLIC,
                code -> {
                    Label none = code.newLabel();
                    Label others = code.newLabel();
                    code.aload(1).instanceOf(self).ifeq(none);
                    select(code, TypeKind.from(value), fields, sets, others);
                    code.labelBinding(others).aload(0).aload(1).iload(2);
                    if (sets) {
                        code.loadLocal(TypeKind.from(value), 3);
                    }
                    code.invokespecial(parent, name, descriptor);
                    code.return_(TypeKind.from(descriptor.returnType()));
                    code.labelBinding(none).aload(1);
                    code.invokestatic(STRUCT, "noStructure", NO_STRUCTURE).athrow();
                });
    }

    /** Reads or sets the field of that number; for fields that are not listed, jumps away. */
    private void select(
            CodeBuilder code, TypeKind value, List<Integer> fields, boolean sets, Label others) {
        List<SwitchCase> cases = new ArrayList<>();
        for (int field : fields) {
            cases.add(SwitchCase.of(field, code.newLabel()));
        }
        code.iload(2).tableswitch(fields.getFirst(), fields.getLast(), others, cases);
        for (SwitchCase at : cases) {
            int field = at.caseValue();
            code.labelBinding(at.target()).aload(1).checkcast(self);
            if (sets) {
                code.loadLocal(value, 3);
                set(code, field);
                code.return_();
            } else {
                code.getfield(self, "f" + field, TYPES[kinds[field]]).return_(value);
            }
        }
    }

    /** Sets a field of the structure below the value on the stack. */
    private void set(CodeBuilder code, int field) {
        int kind = kinds[field];
        if (kind == Kind.I8) {
            code.i2b();
        } else if (kind == Kind.I16) {
            code.i2s();
        }
        code.putfield(self, "f" + field, TYPES[kind]);
    }
}
