// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import org.trifola.wasm.host.HostEnvironment;
import org.trifola.wasm.host.HostFunction;
import org.trifola.wasm.host.HostModule;
import org.trifola.wasm.host.HostModuleProvider;
import org.trifola.wasm.host.HostTrap;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmTrap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The host modules of one context, found with {@link ServiceLoader} when the first import is looked
 * for here. One module object serves all the names of its provider.
 */
public final class HostModules implements ImportResolver {
    private final HostEnvironment environment;
    private final Set<String> enabled;
    private final List<HostModuleProvider> known;
    private final Map<HostModuleProvider, HostModule> created = new HashMap<>();
    private List<HostModuleProvider> providers;

    /** The modules whose names are enabled; null enables all. */
    public HostModules(HostEnvironment environment, Set<String> enabled) {
        this(environment, enabled, List.of());
    }

    /** The same, with providers that are asked first, since looking for others takes a while. */
    public HostModules(
            HostEnvironment environment, Set<String> enabled, List<HostModuleProvider> known) {
        this.environment = environment;
        this.enabled = enabled;
        this.known = known;
    }

    /** A {@link HostFunction}, or null; the linker binds it to a {@link WasmInstance}. */
    @Override
    public synchronized Object resolve(String module, String name) {
        if (enabled != null && !enabled.contains(module)) {
            return null;
        }
        HostFunction function = resolve(known, module, name);
        return function == null ? resolve(providers(), module, name) : function;
    }

    private HostFunction resolve(List<HostModuleProvider> among, String module, String name) {
        for (HostModuleProvider provider : among) {
            if (provider.moduleNames().contains(module)) {
                HostFunction function = module(provider).function(module, name);
                if (function != null) {
                    return function;
                }
            }
        }
        return null;
    }

    private HostModule module(HostModuleProvider provider) {
        HostModule host = created.get(provider);
        if (host == null) {
            try {
                host = provider.create(environment);
            } catch (HostTrap e) {
                throw WasmTrap.ofHost(e.getMessage());
            }
            created.put(provider, host);
        }
        return host;
    }

    /** Ends the use of all, when the context closes. */
    public synchronized void close() {
        for (HostModule module : created.values()) {
            module.close();
        }
        created.clear();
    }

    private List<HostModuleProvider> providers() {
        if (providers == null) {
            ClassLoader loader = HostModules.class.getClassLoader();
            providers = new ArrayList<>();
            ServiceLoader.load(HostModuleProvider.class, loader).forEach(providers::add);
        }
        return providers;
    }
}
