// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.fault.LoadException;

import java.util.List;
import java.util.Map;

/**
 * What can execute modules of scripts. Instances and values are objects that only the environment
 * understands. Used by all threads that a script starts.
 */
public interface RunnerEnvironment {
    /**
     * Instantiates a module.
     *
     * @param registered the instances that are importable, by module name
     * @throws LoadException if it cannot be linked
     * @throws ExecutionFailure if it traps
     */
    Object instantiate(LoadedModule module, Map<String, Object> registered);

    /**
     * Calls an exported function.
     *
     * @return the results, or null if there is no such function
     * @throws ExecutionFailure if it traps, exhausts a resource or throws an exception
     */
    Object[] invoke(Object instance, String name, List<ScriptValue> arguments);

    /** The value of an exported global, or null if there is no such global. */
    Object[] get(Object instance, String name);

    /** Whether a result is what is expected. */
    boolean matches(ScriptValue expected, Object actual);

    /** A result as reports show it. */
    String describe(Object actual);

    /** A thread, not started, that may execute code. */
    Thread newThread(Runnable body);

    /** Waits for the end of a thread that this environment made. */
    void join(Thread thread);
}
