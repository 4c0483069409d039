// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The pure semantics of the numeric and vector instructions, once (spec 4.3), and the numerals of
 * the text format (spec 6.3). The interpreter, the code generator, constant evaluation and the
 * tests call the same static methods.
 */
package org.trifola.wasm.numeric;
