// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.nodes.Node;

import org.trifola.wasm.exec.FunctionRootNode;
import org.trifola.wasm.link.HostCallRootNode;
import org.trifola.wasm.runtime.WasmEngine;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.runtime.WasmStore;
import org.trifola.wasm.runtime.WasmTrap;
import org.trifola.wasm.syntax.DefinedType;

/** The engine with nothing around it: no language, no context, only the interpreter. */
final class TestEngine extends WasmEngine {
    private static final long STACK_BYTES = 16L << 20;

    TestEngine() {
        super(null);
        // As the language does: nothing may be initialized when the stack is full.
        WasmTrap.prepare();
    }

    @Override
    public CallTarget create(WasmModule module, int funcIndex) {
        return FunctionRootNode.create(module, funcIndex).getCallTarget();
    }

    @Override
    public CallTarget forHost(DefinedType signature) {
        return new HostCallRootNode(null, signature, types).getCallTarget();
    }

    @Override
    public WasmStore currentStore(Node node) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WasmInstance instantiate(WasmModule module, Object[] imports, WasmStore store) {
        throw new UnsupportedOperationException();
    }

    RunnerEnvironment environment() {
        return new EngineEnvironment(
                new WasmStore(this), body -> new Thread(null, body, "script", STACK_BYTES));
    }
}
