// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Module;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a module is made for, as its imports and exports tell.
 *
 * @param kind {@code command}, {@code reactor} or {@code library}
 * @param names what it imports from, such as {@code WASI preview 1}
 */
record Interface(String kind, List<String> names) {
    /** The interface of a module. */
    static Interface of(Module module) {
        Set<String> names = new LinkedHashSet<>();
        for (Import i : module.imports()) {
            switch (i.module()) {
                case "wasi_snapshot_preview1" -> names.add("WASI preview 1");
                case "wasi_unstable" -> names.add("WASI unstable");
                case "wasi" -> names.add("WASI threads");
                default -> {}
            }
        }
        Glue glue = Glue.of(module);
        if (glue != null) {
            names.add(glue.title());
        }
        return new Interface(kind(module), new ArrayList<>(names));
    }

    private static String kind(Module module) {
        if (exports(module, "_start")) {
            return "command";
        }
        return exports(module, "_initialize") ? "reactor" : "library";
    }

    private static boolean exports(Module module, String name) {
        for (Export export : module.exports()) {
            if (export.kind() == ExternKind.FUNC && export.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
