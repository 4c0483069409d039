// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

/**
 * The functions of a {@link HostModuleProvider} in one context, and what they have open there until
 * {@link #close}.
 */
@FunctionalInterface
public interface HostModule {
    /** The function of that name, or null if there is none. */
    HostFunction function(String module, String name);

    /** Ends its use, when the context closes: writes out what it buffers, and closes files. */
    default void close() {}
}
