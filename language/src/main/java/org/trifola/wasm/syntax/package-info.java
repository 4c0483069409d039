// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The abstract syntax (spec chapter 2): types, the one instruction table {@link
 * org.trifola.wasm.syntax.Opcode}, features, limits, and {@link org.trifola.wasm.syntax.Module}.
 * Immutable data once built. Function bodies stay in their binary form; {@code binary.CodeReader}
 * walks them.
 *
 * <p>Types of values are packed into {@code int}s ({@link org.trifola.wasm.syntax.ValueType}),
 * because decoder and validator handle millions of them.
 */
package org.trifola.wasm.syntax;
