// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * WebAssembly as a language of the GraalVM polyglot API. {@link org.trifola.wasm.WasmLanguage} is
 * the front door.
 */
package org.trifola.wasm;
