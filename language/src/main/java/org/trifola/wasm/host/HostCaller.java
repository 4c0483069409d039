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
}
