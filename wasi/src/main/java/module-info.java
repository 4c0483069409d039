// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/** WASI preview 1 for Trifola, found by the engine as a service. */
@SuppressWarnings("module") // The launcher, which is compiled later, is not known yet.
module org.trifola.wasi {
    requires java.management; // CPU time of threads.
    requires org.trifola.wasm;

    exports org.trifola.wasi to
            org.trifola.launcher;

    provides org.trifola.wasm.host.HostModuleProvider with
            org.trifola.wasi.WasiProvider;
}
