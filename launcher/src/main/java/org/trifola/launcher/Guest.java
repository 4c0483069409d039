// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.runtime.WasmStore;
import org.trifola.wasm.syntax.Module;

/** A program as the command line runs it, in one of the two ways. */
interface Guest {
    /** Loads a module: parses and validates it. */
    void load(ModuleFile file) throws LaunchException;

    /** Links and instantiates the module that was loaded last, which runs its start function. */
    void instantiate();

    /** Offers the exports of the last instance under a name, to modules instantiated later. */
    void register(String name);

    /** Where the instances live. */
    WasmStore store();

    /** Whether the last instance exports a function under a name. */
    boolean offers(String function);

    /**
     * Calls a function that the last instance exports.
     *
     * @param values arguments in the boxes of their types
     * @param types types of its results
     * @param module it, for words for its types; may be null if there are no results
     * @return its results in words, one a line
     */
    String call(String function, Object[] values, int[] types, Module module);
}
