// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.CompositeType;
import org.trifola.wasm.syntax.ExternType;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TagType;

/** Writes type definitions and the types of imports (spec 5.3) in their shortest form. */
final class TypeWriter {
    private TypeWriter() {}

    static void group(RecGroup group, CodeWriter out) {
        if (group.explicit() || group.types().size() != 1) {
            out.u8(TypeDecoder.REC);
            out.u32(group.types().size());
        }
        for (SubType type : group.types()) {
            subType(type, out);
        }
    }

    private static void subType(SubType type, CodeWriter out) {
        if (!type.isFinal() || !type.supertypes().isEmpty()) {
            out.u8(type.isFinal() ? TypeDecoder.SUB_FINAL : TypeDecoder.SUB);
            out.u32(type.supertypes().size());
            for (int supertype : type.supertypes()) {
                out.u32(supertype);
            }
        }
        composite(type.composite(), out);
    }

    private static void composite(CompositeType type, CodeWriter out) {
        // No pattern switch: texts are encoded at start-up too.
        if (type instanceof FuncType func) {
            out.u8(TypeDecoder.FUNC);
            out.valueTypes(func.params());
            out.valueTypes(func.results());
        } else if (type instanceof StructType struct) {
            out.u8(TypeDecoder.STRUCT);
            out.u32(struct.fields().size());
            for (FieldType field : struct.fields()) {
                fieldType(field, out);
            }
        } else {
            out.u8(TypeDecoder.ARRAY);
            fieldType(((ArrayType) type).element(), out);
        }
    }

    private static void fieldType(FieldType type, CodeWriter out) {
        out.valueType(type.storageType());
        out.u8(type.mutable() ? 1 : 0);
    }

    /** The kind and the type of an import. */
    static void externType(ExternType type, CodeWriter out) {
        out.u8(type.kind().ordinal());
        switch (type.kind()) {
            case FUNC -> out.u32(((ExternType.Func) type).typeIndex());
            case TABLE -> tableType((TableType) type, out);
            case MEMORY -> memoryType((MemoryType) type, out);
            case GLOBAL -> globalType((GlobalType) type, out);
            case TAG -> tagType((TagType) type, out);
        }
    }

    static void tableType(TableType type, CodeWriter out) {
        out.valueType(type.elementType());
        limits(type.limits(), type.is64() ? ExternDecoder.IS_64 : 0, out);
    }

    static void memoryType(MemoryType type, CodeWriter out) {
        boolean ordinaryPages = type.pageSizeLog2() == MemoryType.PAGE_SIZE_LOG2;
        int flags = type.is64() ? ExternDecoder.IS_64 : 0;
        flags |= type.shared() ? ExternDecoder.SHARED : 0;
        flags |= ordinaryPages ? 0 : ExternDecoder.HAS_PAGE_SIZE;
        limits(type.limits(), flags, out);
        if (!ordinaryPages) {
            out.u32(type.pageSizeLog2());
        }
    }

    private static void limits(Limits limits, int flags, CodeWriter out) {
        out.u8(flags | (limits.hasMax() ? ExternDecoder.HAS_MAX : 0));
        out.u64(limits.min());
        if (limits.hasMax()) {
            out.u64(limits.max());
        }
    }

    static void globalType(GlobalType type, CodeWriter out) {
        out.valueType(type.valueType());
        out.u8(type.mutable() ? 1 : 0);
    }

    static void tagType(TagType type, CodeWriter out) {
        out.u8(0);
        out.u32(type.typeIndex());
    }
}
