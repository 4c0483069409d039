// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import org.trifola.wasm.runtime.WasmFunction;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.Import;

/**
 * What another instance of the same module has imported. Host functions are bound anew, as they are
 * told who calls.
 *
 * @param first that instance
 */
public record SameImports(WasmInstance first) implements ImportResolver {
    @Override
    public Object resolve(String module, String name) {
        int[] next = new int[ExternKind.values().length];
        for (Import each : first.module.module.imports()) {
            int index = next[each.type().kind().ordinal()]++;
            if (each.module().equals(module) && each.name().equals(name)) {
                return imported(each.type().kind(), index);
            }
        }
        return null;
    }

    private Object imported(ExternKind kind, int index) {
        return switch (kind) {
            case FUNC -> unbound(first.functions[index]);
            case TABLE -> first.tables[index];
            case MEMORY -> first.memories[index];
            case GLOBAL -> first.globals[index];
            case TAG -> first.tags[index];
        };
    }

    private static Object unbound(WasmFunction function) {
        return function.receiver instanceof BoundHostFunction bound ? bound.function() : function;
    }
}
