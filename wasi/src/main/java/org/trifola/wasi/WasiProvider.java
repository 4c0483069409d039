// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.host.HostEnvironment;
import org.trifola.wasm.host.HostModule;
import org.trifola.wasm.host.HostModuleProvider;

import java.util.List;
import java.util.Set;

/** Offers WASI preview 1 to the engine, which finds this class as a service. */
public final class WasiProvider implements HostModuleProvider {
    /** The import name of preview 1. */
    static final String PREVIEW1 = "wasi_snapshot_preview1";

    /** The import name of the version before. */
    static final String UNSTABLE = "wasi_unstable";

    /** The import name of what starts threads. */
    static final String THREADS = "wasi";

    private static final Set<String> NAMES = Set.of(PREVIEW1, UNSTABLE, THREADS);

    /** For the service loader. */
    public WasiProvider() {}

    /** Whether it offers a function under the two names by which modules import it. */
    public static boolean offers(String module, String name) {
        return module.equals(THREADS)
                ? name.equals(ThreadSpawn.NAME)
                : NAMES.contains(module) && functionNames().contains(name);
    }

    /** The names of all functions of preview 1. */
    public static List<String> functionNames() {
        return Preview1Names.ALL;
    }

    @Override
    public Set<String> moduleNames() {
        return NAMES;
    }

    @Override
    public HostModule create(HostEnvironment environment) {
        return new Wasi(environment);
    }
}
