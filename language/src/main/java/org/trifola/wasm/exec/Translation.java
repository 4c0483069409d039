// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;

import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.runtime.WasmModule;

/**
 * When one function is translated to JVM bytecode: after some calls, or at once if it has loops.
 */
final class Translation {
    private final WasmModule module;
    private final int funcIndex;

    /** Calls that the interpreter runs before; -1 for all. */
    private int callsLeft;

    /** What runs instead of the interpreter, or null. */
    @CompilationFinal private Entry entry;

    Translation(WasmModule module, int funcIndex, FunctionCode code) {
        this.module = module;
        this.funcIndex = funcIndex;
        int calls = module.engine.translateAfter;
        this.callsLeft = code.hasLoops() ? Math.min(calls, 0) : calls;
    }

    /** What the function has become, or null. */
    Entry entry() {
        return entry;
    }

    /** Counts a call, and returns what is to run it, or null if that is the interpreter. */
    Entry call() {
        if (entry != null || callsLeft < 0) {
            return entry;
        }
        if (callsLeft-- == 0) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            entry = module.generated().entry(funcIndex);
        }
        return entry;
    }
}
