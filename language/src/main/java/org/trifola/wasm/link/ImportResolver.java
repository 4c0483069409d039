// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

/** Finds what a module imports. */
@FunctionalInterface
public interface ImportResolver {
    /** No imports. */
    ImportResolver NONE = (module, name) -> null;

    /**
     * What is imported under two names: a function, table, memory, global or tag of the store, a
     * {@link HostFunction}, or a value of another language; null if there is no such thing.
     */
    Object resolve(String module, String name);

    /** This one, and where it finds nothing, another one. */
    default ImportResolver or(ImportResolver other) {
        return (module, name) -> {
            Object found = resolve(module, name);
            return found == null ? other.resolve(module, name) : found;
        };
    }
}
