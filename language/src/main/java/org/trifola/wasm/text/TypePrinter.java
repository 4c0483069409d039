// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Names;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.ValueType;

import java.util.List;

/** Prints types (spec 6.4). Every part but the first of a line brings the space before it. */
final class TypePrinter {
    private final Module module;
    private final Identifiers ids;
    private final StringBuilder out;

    /** Prints types of a module to a builder. */
    TypePrinter(Module module, Identifiers ids, StringBuilder out) {
        this.module = module;
        this.ids = ids;
        this.out = out;
    }

    /** A value or storage type. */
    void valueType(int type) {
        if (ValueType.isRef(type) && ValueType.heapType(type) >= 0) {
            refType(ValueType.heapType(type), ValueType.isNullable(type));
        } else {
            out.append(ValueType.toString(type));
        }
    }

    /** A reference type in its long form. */
    void refType(int heapType, boolean nullable) {
        out.append(nullable ? "(ref null " : "(ref ");
        heapType(heapType);
        out.append(')');
    }

    /** A heap type. */
    void heapType(int type) {
        out.append(type >= 0 ? ids.use(Names.Kind.TYPE, type) : HeapType.toString(type));
    }

    /** A group of types as one or more fields of the module. */
    void group(RecGroup group, int first) {
        int index = first;
        out.append("  ").append(group.explicit() ? "(rec" : "");
        for (SubType type : group.types()) {
            out.append(group.explicit() ? "\n    " : "");
            define(type, index++);
        }
        out.append(group.explicit() ? ")\n" : "\n");
    }

    private void define(SubType type, int index) {
        out.append("(type");
        definition(Names.Kind.TYPE, index);
        boolean plain = type.isFinal() && type.supertypes().isEmpty();
        out.append(plain ? " " : type.isFinal() ? " (sub final " : " (sub ");
        for (int supertype : type.supertypes()) {
            heapType(supertype);
            out.append(' ');
        }
        switch (type.composite()) {
            case FuncType func -> {
                out.append("(func");
                signature(func, IdentifierSpace.NONE);
            }
            case StructType struct -> {
                out.append("(struct");
                fields(struct.fields(), index);
            }
            case ArrayType array -> {
                out.append("(array ");
                fieldType(array.element());
            }
        }
        out.append(plain ? "))" : ")))");
    }

    private void fields(List<FieldType> fields, int type) {
        for (int i = 0; i < fields.size(); i++) {
            String definition = ids.fields(type).definition(i);
            out.append(" (field ");
            out.append(definition.isEmpty() ? "" : definition + " ");
            fieldType(fields.get(i));
            out.append(')');
        }
    }

    private void fieldType(FieldType field) {
        mutable(field.storageType(), field.mutable());
    }

    private void mutable(int type, boolean mutable) {
        out.append(mutable ? "(mut " : "");
        valueType(type);
        out.append(mutable ? ")" : "");
    }

    /** The identifier, if any, and the index as a comment of something that is defined here. */
    void definition(Names.Kind kind, int index) {
        String definition = ids.space(kind).definition(index);
        out.append(definition.isEmpty() ? "" : " " + definition);
        out.append(" (;").append(index).append(";)");
    }

    /** A type use with the parameters and results that it stands for. */
    void typeUse(int typeIndex, IdentifierSpace paramIds) {
        out.append(" (type ").append(ids.use(Names.Kind.TYPE, typeIndex)).append(')');
        FuncType func = funcType(typeIndex);
        if (func != null) {
            signature(func, paramIds);
        }
    }

    /** The function type of an index, or null if there is none. */
    FuncType funcType(int typeIndex) {
        return module.funcTypeOrNull(typeIndex);
    }

    private void signature(FuncType type, IdentifierSpace paramIds) {
        declarations("param", type.params(), 0, paramIds);
        declarations("result", type.results(), 0, IdentifierSpace.NONE);
    }

    /** Parameters, results or locals: named ones each for itself, runs of others together. */
    void declarations(String keyword, int[] types, int first, IdentifierSpace identifiers) {
        boolean open = false;
        for (int i = 0; i < types.length; i++) {
            String definition = identifiers.definition(first + i);
            if (open && !definition.isEmpty()) {
                out.append(')');
                open = false;
            }
            out.append(open ? " " : " (" + keyword + " ");
            out.append(definition.isEmpty() ? "" : definition + " ");
            valueType(types[i]);
            open = definition.isEmpty();
            out.append(open ? "" : ")");
        }
        out.append(open ? ")" : "");
    }

    /** The type of a table. */
    void table(TableType type) {
        limits(type.limits(), type.is64());
        out.append(' ');
        valueType(type.elementType());
    }

    /** The type of a memory. */
    void memory(MemoryType type) {
        limits(type.limits(), type.is64());
        out.append(type.shared() ? " shared" : "");
        if (type.pageSizeLog2() != MemoryType.PAGE_SIZE_LOG2) {
            out.append(" (pagesize ");
            out.append(Long.toUnsignedString(1L << type.pageSizeLog2())).append(')');
        }
    }

    private void limits(Limits limits, boolean is64) {
        out.append(is64 ? " i64 " : " ").append(limits);
    }

    /** The type of a global. */
    void global(GlobalType type) {
        out.append(' ');
        mutable(type.valueType(), type.mutable());
    }
}
