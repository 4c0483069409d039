// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Scripts of the official test suite ({@code .wast}): {@link org.trifola.wasm.script.ScriptParser}
 * reads them, {@link org.trifola.wasm.script.ScriptRunner} runs them and reports what was not as
 * expected. What needs no execution works without Truffle.
 */
package org.trifola.wasm.script;
