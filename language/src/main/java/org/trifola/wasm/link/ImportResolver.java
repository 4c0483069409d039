// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import org.trifola.wasm.host.HostFunction;

/** Finds what a module imports. */
@FunctionalInterface
public interface ImportResolver {
    /**
     * What is imported under two names: a function, table, memory, global or tag of the store, a
     * {@link HostFunction}, or a value of another language; null if there is no such thing.
     */
    Object resolve(String module, String name);

    /**
     * Several resolvers in order: where one finds nothing, the next one is asked.
     *
     * @param resolvers the resolvers; the array is not written after construction
     */
    record Chain(ImportResolver... resolvers) implements ImportResolver {
        @Override
        public Object resolve(String module, String name) {
            for (ImportResolver resolver : resolvers) {
                Object found = resolver.resolve(module, name);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
    }
}
