// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Modules written in Java that WebAssembly modules import from: all that an author of one needs, in
 * types of its own. A {@link org.trifola.wasm.host.HostModuleProvider} is a service that the engine
 * finds; docs/HOST-MODULES.md shows a whole one.
 */
package org.trifola.wasm.host;
