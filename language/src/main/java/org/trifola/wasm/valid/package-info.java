// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Validation (spec chapter 3): {@link org.trifola.wasm.valid.Validator} checks a module and closes
 * its types. Function bodies are checked by the algorithm of the spec's appendix 7.3, driven by the
 * columns of {@link org.trifola.wasm.syntax.Op}; what the table cannot say is a method of one of
 * the classes named Rules.
 */
package org.trifola.wasm.valid;
