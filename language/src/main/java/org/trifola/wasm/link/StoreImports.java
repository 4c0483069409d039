// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import org.trifola.wasm.runtime.WasmStore;

/**
 * Imports from what is registered in the store.
 *
 * @param store the store
 */
public record StoreImports(WasmStore store) implements ImportResolver {
    @Override
    public Object resolve(String module, String name) {
        Object registered = store.registered(module);
        return registered == null ? null : ObjectImports.member(registered, name);
    }
}
