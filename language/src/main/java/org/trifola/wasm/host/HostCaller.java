// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

/** The instance that imported a host function, as the function sees it. */
public interface HostCaller {
    /**
     * The memory that it exports as {@code memory}, else its first one. Without a memory this
     * traps: the exception is not to be caught.
     */
    HostMemory memory();

    /**
     * Starts a thread: it makes another instance of the caller's module, with the same imports, and
     * calls a function that it exports. If that does anything but return, the whole program ends in
     * the same way, on all its threads.
     *
     * @param function the name of the export
     * @param arguments values in the classes that {@link HostType} says
     * @return whether there is such a thread now: not if the host allows none, or there are too
     *     many, or the module has no such function or no shared memory that it imports
     */
    boolean startThread(String function, Object... arguments);
}
