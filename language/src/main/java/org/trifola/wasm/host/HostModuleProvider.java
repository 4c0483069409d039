// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

import java.util.Set;

/**
 * A service that offers modules written in Java as imports, found with {@link
 * java.util.ServiceLoader}.
 */
public interface HostModuleProvider {
    /** The names by which modules import what it offers, such as {@code wasi_snapshot_preview1}. */
    Set<String> moduleNames();

    /** Its state for one context, made when one of the names is first imported there. */
    HostModule create(HostEnvironment environment);
}
