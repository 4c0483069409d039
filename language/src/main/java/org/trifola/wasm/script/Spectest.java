// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.host.HostCaller;
import org.trifola.wasm.host.HostFunction;
import org.trifola.wasm.host.HostType;
import org.trifola.wasm.runtime.WasmGlobal;
import org.trifola.wasm.runtime.WasmMemory;
import org.trifola.wasm.runtime.WasmStore;
import org.trifola.wasm.runtime.WasmTable;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.ValueType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The module {@code spectest} that scripts import from: small things of every kind. */
final class Spectest {
    private static final int INTEGER = 666;
    private static final double FRACTION = 666.6;

    private final Map<String, Object> exports = new HashMap<>();

    /** A module with state of its own, in a store. */
    Spectest(WasmStore store) {
        function("print");
        function("print_i32", HostType.I32);
        function("print_i64", HostType.I64);
        function("print_f32", HostType.F32);
        function("print_f64", HostType.F64);
        function("print_i32_f32", HostType.I32, HostType.F32);
        function("print_f64_f64", HostType.F64, HostType.F64);
        TypeStore types = store.types;
        global("global_i32", types, ValueType.I32, INTEGER);
        global("global_i64", types, ValueType.I64, (long) INTEGER);
        global("global_f32", types, ValueType.F32, (float) FRACTION);
        global("global_f64", types, ValueType.F64, FRACTION);
        Limits elements = Limits.of(10, 20);
        exports.put(
                "table",
                new WasmTable(new TableType(ValueType.FUNCREF, elements, false), types, null));
        exports.put(
                "table64",
                new WasmTable(new TableType(ValueType.FUNCREF, elements, true), types, null));
        exports.put("memory", memory(store, false));
        exports.put("shared_memory", memory(store, true));
    }

    /** What is exported under a name, or null. */
    Object export(String name) {
        return exports.get(name);
    }

    private static WasmMemory memory(WasmStore store, boolean shared) {
        Limits pages = Limits.of(1, 2);
        return WasmMemory.create(
                new MemoryType(pages, false, shared, MemoryType.PAGE_SIZE_LOG2), store);
    }

    private void global(String name, TypeStore types, int type, Object value) {
        exports.put(name, new WasmGlobal(type, false, types, value));
    }

    private void function(String name, HostType... params) {
        exports.put(name, new Print(List.of(params)));
    }

    /** Printing would only hide what a test says: the arguments are dropped. */
    private static final class Print extends HostFunction {
        private final List<HostType> params;

        Print(List<HostType> params) {
            this.params = params;
        }

        @Override
        public List<HostType> params() {
            return params;
        }

        @Override
        public List<HostType> results() {
            return List.of();
        }

        @Override
        public Object call(HostCaller caller, Object[] arguments) {
            return null;
        }
    }
}
