// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/** Kinds and types of imports and exports in words, for programs and messages. */
public final class ExternText {
    private ExternText() {}

    /** The kind of an export as the JavaScript embedding names it, such as {@code function}. */
    public static String kind(ExternKind kind) {
        return kind == ExternKind.FUNC ? "function" : kind.text();
    }

    /** The type of an export; of an invalid module, which index is out of range. */
    public static String type(Module module, Export export) {
        return export.index() < 0 || export.index() >= module.count(export.kind())
                ? "unknown " + kind(export.kind()) + " " + export.index()
                : type(module, module.exportType(export));
    }

    /**
     * A type such as {@code [i32] -> [i64]} or {@code mut i32}, in terms of the module's indices.
     */
    public static String type(Module module, ExternType type) {
        if (type instanceof ExternType.Func func) {
            FuncType known = module.funcTypeOrNull(func.typeIndex());
            return known == null ? unknown(func.typeIndex()) : known.toString();
        }
        if (type instanceof TagType tag) {
            FuncType known = module.funcTypeOrNull(tag.typeIndex());
            return known == null ? unknown(tag.typeIndex()) : ValueType.toString(known.params());
        }
        return type(type);
    }

    private static String unknown(int typeIndex) {
        return "unknown type " + Integer.toUnsignedString(typeIndex);
    }

    /** The type of a table, memory or global, such as {@code i64 1 2 shared}. */
    public static String type(ExternType type) {
        if (type instanceof TableType table) {
            return (table.is64() ? "i64 " : "")
                    + table.limits()
                    + " "
                    + ValueType.toString(table.elementType());
        }
        if (type instanceof MemoryType memory) {
            return (memory.is64() ? "i64 " : "")
                    + memory.limits()
                    + (memory.shared() ? " shared" : "")
                    + (memory.pageSizeLog2() == 0 ? " (pagesize 1)" : "");
        }
        GlobalType global = (GlobalType) type;
        return (global.mutable() ? "mut " : "") + ValueType.toString(global.valueType());
    }
}
