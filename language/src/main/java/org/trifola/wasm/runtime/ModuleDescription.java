// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.ExternType;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TagType;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.List;

/** Imports and exports of a module in words, for programs and messages. */
public final class ModuleDescription {
    private ModuleDescription() {}

    /** The kind of an export as the JavaScript embedding names it, such as {@code function}. */
    public static String kind(ExternKind kind) {
        return kind == ExternKind.FUNC ? "function" : kind.text();
    }

    /**
     * A type such as {@code [i32] -> [i64]} or {@code mut i32}, in terms of the module's indices.
     */
    public static String type(Module module, ExternType type) {
        if (type instanceof ExternType.Func func) {
            return module.funcTypeAt(func.typeIndex()).toString();
        }
        if (type instanceof TagType tag) {
            return ValueType.toString(module.funcTypeAt(tag.typeIndex()).params());
        }
        return type(type);
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

    /** An array of objects with {@code module}, {@code name}, {@code kind} and {@code type}. */
    static HostArray imports(WasmModule module) {
        List<Object> all = new ArrayList<>();
        for (Import i : module.module.imports()) {
            String type = type(module.module, i.type());
            String kind = kind(i.type().kind());
            all.add(
                    HostRecord.of(
                            "module", i.module(), "name", i.name(), "kind", kind, "type", type));
        }
        return new HostArray(all.toArray());
    }

    /** An array of objects with {@code name}, {@code kind} and {@code type}. */
    static HostArray exports(WasmModule module) {
        List<Object> all = new ArrayList<>();
        for (Export e : module.module.exports()) {
            String type = type(module.module, module.module.exportType(e));
            all.add(HostRecord.of("name", e.name(), "kind", kind(e.kind()), "type", type));
        }
        return new HostArray(all.toArray());
    }
}
