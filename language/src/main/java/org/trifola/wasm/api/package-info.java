// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Modules described without running them, for programs that embed Trifola or only look at modules.
 * {@link org.trifola.wasm.api.WasmModuleInfo} is the front door. No context, no engine, no Truffle.
 */
package org.trifola.wasm.api;
