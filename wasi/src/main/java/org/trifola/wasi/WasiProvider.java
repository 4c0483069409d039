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

    private static final Set<String> NAMES = Set.of(PREVIEW1, UNSTABLE);

    /** For the service loader. */
    public WasiProvider() {}

    /** The names of all functions that it offers. */
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
