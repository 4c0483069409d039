// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.syntax.Module;

/** A program as the command line runs it, in one of the two ways. */
interface Guest {
    /** Loads and instantiates a module, which runs its start function. */
    void start(ModuleFile file) throws LaunchException;

    /** Whether a function is exported under a name. */
    boolean offers(String function);

    /**
     * Calls an exported function.
     *
     * @param values arguments in the boxes of their types
     * @param types types of its results
     * @param module it, for words for its types; may be null if there are no results
     * @return its results in words, one a line
     */
    String call(String function, Object[] values, int[] types, Module module);
}
