// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import org.trifola.wasm.host.HostFunction;
import org.trifola.wasm.runtime.WasmInstance;

/**
 * A host function as one instance imported it; the receiver of its {@link
 * org.trifola.wasm.runtime.WasmFunction}.
 *
 * @param function the function
 * @param importer the instance
 */
public record BoundHostFunction(HostFunction function, WasmInstance importer) {}
