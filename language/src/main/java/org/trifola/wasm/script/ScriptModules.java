// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.runtime.CodePositions;
import org.trifola.wasm.runtime.WasmEngine;
import org.trifola.wasm.runtime.WasmModule;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The modules of a script, each made once: code belongs to a module, so a script that runs again
 * with the same object finds what it compiled. Safe for use by several threads.
 */
public final class ScriptModules {
    private final Map<Command, LoadedModule> loaded = concurrent();
    private final Map<LoadedModule, WasmModule> executable = concurrent();

    /** No modules. */
    public ScriptModules() {}

    private static <K, V> Map<K, V> concurrent() {
        return Collections.synchronizedMap(new IdentityHashMap<>());
    }

    /** The module of a command. */
    LoadedModule load(Command.Load command, ScriptLoader loader) {
        LoadedModule known = loaded.get(command);
        if (known == null) {
            known = loader.load(command.source());
            loaded.put(command, known);
        }
        return known;
    }

    /** What executes of a module, made at the first call. */
    WasmModule executable(LoadedModule module, WasmEngine engine) {
        return executable.computeIfAbsent(module, m -> create(m, engine));
    }

    private static WasmModule create(LoadedModule module, WasmEngine engine) {
        CodePositions positions = module.positions() == null ? null : module.positions()::inText;
        return new WasmModule(module.module(), module.types(), engine, null, null, positions);
    }
}
