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
 * Writes the class of a layout: its fields, and for each kind of them a pair of methods that switch
 * over the number of the field. With few fields, the methods cover those of the superclass, too;
 * else they leave them to it.
 */
final class StructClass {
    /** With more fields than this, inherited ones are reached through the superclass. */
    private static final int FLAT = 256;

    private static final ClassDesc DEFINED_TYPE = desc(DefinedType.class);
    private static final MethodTypeDesc CONSTRUCTOR =
            MethodTypeDesc.of(ConstantDescs.CD_void, DEFINED_TYPE);
    private static final MethodTypeDesc CREATE =
            MethodTypeDesc.of(desc(WasmStruct.class), DEFINED_TYPE);

    /** Field types by kind. */
    private static final ClassDesc[] TYPES = {
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

    /**
     * A class to write.
     *
     * @param kinds kinds of all fields
     * @param inherited how many of them the parent has
     */
    StructClass(String name, Class<?> parent, byte[] kinds, int inherited) {
        this.self = ClassDesc.of(name);
        this.parent = desc(parent);
        this.kinds = kinds;
        this.inherited = inherited;
    }

    private static ClassDesc desc(Class<?> type) {
        return ClassDesc.of(type.getName());
    }

    byte[] write() {
        return ClassFile.of().build(self, this::write);
    }

    private void write(ClassBuilder out) {
        out.withSuperclass(parent).withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER);
        for (int i = inherited; i < kinds.length; i++) {
            out.withField("f" + i, TYPES[kinds[i]], ClassFile.ACC_PUBLIC);
        }
        out.withMethodBody(
                ConstantDescs.INIT_NAME,
                CONSTRUCTOR,
                ClassFile.ACC_PUBLIC,
                code ->
                        code.aload(0)
                                .aload(1)
                                .invokespecial(parent, ConstantDescs.INIT_NAME, CONSTRUCTOR)
                                .return_());
        out.withMethodBody(
                "create",
                CREATE,
                ClassFile.ACC_PUBLIC,
                code ->
                        code.new_(self)
                                .dup()
                                .aload(1)
                                .invokespecial(self, ConstantDescs.INIT_NAME, CONSTRUCTOR)
                                .areturn());
        for (int kind = 0; kind < NAMES.length; kind++) {
            List<Integer> fields = fields(kind);
            if (!fields.isEmpty() && fields.getLast() >= inherited) {
                accessor(out, kind, fields, false);
                accessor(out, kind, fields, true);
            }
        }
    }

    /** The fields that are passed as one kind. */
    private List<Integer> fields(int kind) {
        List<Integer> fields = new ArrayList<>();
        for (int i = kinds.length <= FLAT ? 0 : inherited; i < kinds.length; i++) {
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
                    Label others = code.newLabel();
                    select(code, TypeKind.from(value), fields, sets, others);
                    code.labelBinding(others).aload(0).aload(1).iload(2);
                    if (sets) {
                        code.loadLocal(TypeKind.from(value), 3);
                    }
                    code.invokespecial(parent, name, descriptor);
                    code.return_(TypeKind.from(descriptor.returnType()));
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
                narrow(code, kinds[field]);
                code.putfield(self, "f" + field, TYPES[kinds[field]]).return_();
            } else {
                code.getfield(self, "f" + field, TYPES[kinds[field]]).return_(value);
            }
        }
    }

    private static void narrow(CodeBuilder code, int kind) {
        if (kind == Kind.I8) {
            code.i2b();
        } else if (kind == Kind.I16) {
            code.i2s();
        }
    }
}
