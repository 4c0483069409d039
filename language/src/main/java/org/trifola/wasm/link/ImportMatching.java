// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import com.oracle.truffle.api.interop.InteropLibrary;

import org.trifola.wasm.binary.SectionId;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.host.HostFunction;
import org.trifola.wasm.host.HostType;
import org.trifola.wasm.runtime.HostValues;
import org.trifola.wasm.runtime.WasmFunction;
import org.trifola.wasm.runtime.WasmGlobal;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmMemory;
import org.trifola.wasm.runtime.WasmTable;
import org.trifola.wasm.runtime.WasmTag;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.ExternText;
import org.trifola.wasm.syntax.ExternType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TagType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.Types;
import org.trifola.wasm.syntax.ValueType;

import java.util.List;

/**
 * Checks what is imported against what is asked for (spec 3.2.11), in closed types, and makes store
 * objects of the values of other languages.
 */
final class ImportMatching {
    private final WasmInstance instance;
    private final Types types;
    private final TypeStore store;

    ImportMatching(WasmInstance instance) {
        this.instance = instance;
        this.types = instance.module.types;
        this.store = types.store();
    }

    /** A function for an import of that type index. */
    WasmFunction function(Import wanted, int typeIndex, Object found) {
        DefinedType type = types.get(typeIndex);
        String name = wanted.module() + "." + wanted.name();
        if (found instanceof WasmFunction function) {
            if (function.type.isSubtypeOf(type)) {
                return function;
            }
            throw incompatible(wanted, "function " + function.type);
        }
        if (found instanceof HostFunction host) {
            FuncType offered = new FuncType(types(host.params()), types(host.results()));
            if (offered.equals(type.func())) {
                Object bound = new BoundHostFunction(host, instance);
                return WasmFunction.host(instance.store.engine, bound, type, name);
            }
            throw incompatible(wanted, "function " + offered);
        }
        if (InteropLibrary.getUncached().isExecutable(found)) {
            Object foreign = new ForeignFunction(found, name);
            return WasmFunction.host(instance.store.engine, foreign, type, name);
        }
        throw incompatible(wanted, describe(found));
    }

    private static int[] types(List<HostType> types) {
        int[] packed = new int[types.size()];
        for (int i = 0; i < packed.length; i++) {
            packed[i] =
                    switch (types.get(i)) {
                        case I32 -> ValueType.I32;
                        case I64 -> ValueType.I64;
                        case F32 -> ValueType.F32;
                        case F64 -> ValueType.F64;
                        case FUNCREF -> ValueType.FUNCREF;
                        case EXTERNREF -> ValueType.EXTERNREF;
                    };
        }
        return packed;
    }

    /** A table for an import. */
    WasmTable table(Import wanted, TableType type, Object found) {
        if (found instanceof WasmTable table
                && table.is64 == type.is64()
                && table.elementType == types.close(type.elementType())
                && table.type().limits().matches(type.limits())) {
            return table;
        }
        throw incompatible(wanted, describe(found));
    }

    /** A memory for an import. */
    WasmMemory memory(Import wanted, MemoryType type, Object found) {
        if (found instanceof WasmMemory memory) {
            MemoryType is = memory.type();
            if (is.is64() == type.is64()
                    && is.shared() == type.shared()
                    && is.pageSizeLog2() == type.pageSizeLog2()
                    && is.limits().matches(type.limits())) {
                return memory;
            }
        }
        throw incompatible(wanted, describe(found));
    }

    /** A global for an import; a plain value will do for one that nobody can set. */
    WasmGlobal global(Import wanted, GlobalType type, Object found) {
        int closed = types.close(type.valueType());
        if (found instanceof WasmGlobal global) {
            boolean same = global.type == closed;
            if (global.mutable == type.mutable()
                    && (same || !global.mutable && store.matches(global.type, closed))) {
                return global;
            }
            throw incompatible(wanted, describe(found));
        }
        if (type.mutable()) {
            throw incompatible(wanted, describe(found));
        }
        Object value = HostValues.toWasm(found, closed, store, InteropLibrary.getUncached());
        if (value == HostValues.MISMATCH) {
            throw incompatible(wanted, describe(found));
        }
        return new WasmGlobal(closed, false, store, value);
    }

    /** A tag for an import. */
    WasmTag tag(Import wanted, TagType type, Object found) {
        if (found instanceof WasmTag tag && tag.type == types.get(type.typeIndex())) {
            return tag;
        }
        throw incompatible(wanted, describe(found));
    }

    /** The failure of an import that nobody offers. */
    LoadException unknown(Import wanted) {
        return fail(Fault.UNKNOWN_IMPORT, wanted, name(wanted));
    }

    private LoadException incompatible(Import wanted, String found) {
        String detail = name(wanted) + ": found " + found;
        return fail(Fault.INCOMPATIBLE_IMPORT_TYPE, wanted, detail);
    }

    private LoadException fail(Fault fault, Import wanted, String detail) {
        Module module = instance.module.module;
        int number = module.imports().indexOf(wanted);
        return new LoadException(fault, detail, module.offsets().get(SectionId.IMPORT, number));
    }

    private String name(Import wanted) {
        return wanted.module()
                + "."
                + wanted.name()
                + " ("
                + ExternText.kind(wanted.type().kind())
                + " "
                + ExternText.type(instance.module.module, wanted.type())
                + ")";
    }

    private static String describe(Object found) {
        if (found instanceof WasmTable table) {
            return describe("table ", table.type());
        }
        if (found instanceof WasmMemory memory) {
            return describe("memory ", memory.type());
        }
        if (found instanceof WasmGlobal global) {
            return describe("global ", global.type());
        }
        Object text = InteropLibrary.getUncached().toDisplayString(found, false);
        return text.toString();
    }

    private static String describe(String kind, ExternType type) {
        return kind + ExternText.type(type);
    }
}
