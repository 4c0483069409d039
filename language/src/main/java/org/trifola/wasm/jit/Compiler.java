// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.runtime.GeneratedCode;
import org.trifola.wasm.runtime.GeneratedFrames;
import org.trifola.wasm.runtime.WasmFunction;
import org.trifola.wasm.runtime.WasmModule;

import java.lang.invoke.MethodHandles;

/**
 * Translates functions to classes of the JVM, for one engine. Safe for use by several threads.
 * Whoever decides what is translated, and when, is the package {@code tier}.
 */
public final class Compiler {
    private final SignatureClasses signatures = new SignatureClasses();

    /** No classes yet. */
    public Compiler() {}

    /**
     * What generated code calls, initialized before there is any: where the stack is full, that
     * would fail, and never be tried again.
     */
    private static void prepare() {
        Class<?>[] called = {
            Support.class,
            NearAccess.class,
            FarAccess.class,
            TrappingNumerics.class,
            AtomicSupport.class,
            VectorAccess.class,
            VectorLanes.class,
            GeneratedEntry.class,
            PollLocation.class
        };
        for (Class<?> type : called) {
            try {
                MethodHandles.lookup().ensureInitialized(type);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        JavaFrames.prepare();
    }

    /** The code of a module, which is generated as it is asked for. */
    public GeneratedCode generate(WasmModule module) {
        prepare();
        GeneratedFrames.setFinder(new JavaFrames());
        return new ModuleClasses(module, signatures);
    }

    /** How generated code calls a function. */
    public Entry entry(WasmFunction function) {
        if (!function.isHost()) {
            Entry compiled = function.instance.module.generated().entry(function.index);
            if (compiled != null) {
                return compiled;
            }
        }
        return signatures.outward(Signature.of(function.type.func()));
    }
}
