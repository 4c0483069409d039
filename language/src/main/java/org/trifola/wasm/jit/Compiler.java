// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.runtime.GeneratedFrames;
import org.trifola.wasm.runtime.WasmFunction;
import org.trifola.wasm.runtime.WasmModule;

import java.util.Map;
import java.util.WeakHashMap;

/**
 * Translates functions to classes of the JVM, for one engine. Safe for use by several threads.
 * Whoever decides what is translated, and when, is the package {@code tier}.
 */
public final class Compiler {
    private final SignatureClasses signatures = new SignatureClasses();

    /** The classes of each module; these hold the module. */
    private final Map<WasmModule, ModuleClasses> modules = new WeakHashMap<>();

    /** No classes yet. */
    public Compiler() {
        GeneratedFrames.setFinder(new JavaFrames());
    }

    private synchronized ModuleClasses classes(WasmModule module) {
        return modules.computeIfAbsent(module, key -> new ModuleClasses(key, signatures));
    }

    /**
     * The generated code of a function that a module defines, or null if there can be none.
     *
     * @throws org.trifola.wasm.fault.LoadException if its body cannot be executed
     */
    public Entry compile(WasmModule module, int funcIndex) {
        return classes(module).entry(funcIndex);
    }

    /** How generated code calls a function. */
    public Entry entry(WasmFunction function) {
        if (!function.isHost()) {
            Entry compiled = compile(function.instance.module, function.index);
            if (compiled != null) {
                return compiled;
            }
        }
        return signatures.outward(Signature.of(function.type.func()));
    }
}
