// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.numeric.Int32;
import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.syntax.DefinedType;

/** Lets generated code, which is in no named module, name what it needs of the engine. */
final class Exports {
    private Exports() {}

    static void open(Module generated) {
        Module own = Exports.class.getModule();
        Class<?>[] needed = {Exports.class, Int32.class, Entry.class, DefinedType.class};
        for (Class<?> type : needed) {
            own.addExports(type.getPackageName(), generated);
        }
    }
}
