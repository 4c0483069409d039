// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Linking and instantiation (spec 4.5, 4.7.2): imports, host modules, constant expressions. Host
 * modules such as WASI are services, see {@link org.trifola.wasm.host.HostModuleProvider}.
 */
package org.trifola.wasm.link;
