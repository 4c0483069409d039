// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;

import org.trifola.wasm.runtime.WasmModule;

/** What evaluating a source runs: gives the module, whatever the arguments are. */
final class ModuleRootNode extends RootNode {
    private final WasmModule module;

    ModuleRootNode(WasmLanguage language, WasmModule module) {
        super(language);
        this.module = module;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return module;
    }

    @Override
    public String getName() {
        return "module";
    }

    @Override
    public boolean isInternal() {
        return true;
    }
}
