// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternText;
import org.trifola.wasm.syntax.Import;

import java.util.ArrayList;
import java.util.List;

/** Imports and exports of a module in words, for programs. */
final class ModuleDescription {
    private ModuleDescription() {}

    /** An array of objects with {@code module}, {@code name}, {@code kind} and {@code type}. */
    static HostArray imports(WasmModule module) {
        List<Object> all = new ArrayList<>();
        for (Import i : module.module.imports()) {
            String type = ExternText.type(module.module, i.type());
            String kind = ExternText.kind(i.type().kind());
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
            String type = ExternText.type(module.module, e);
            all.add(
                    HostRecord.of(
                            "name", e.name(), "kind", ExternText.kind(e.kind()), "type", type));
        }
        return new HostArray(all.toArray());
    }
}
