// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What execution needs beyond the original bytes: {@link org.trifola.wasm.code.Lowering} turns the
 * body of a valid function, when it is first called, into a compact code whose operands are frame
 * slots ({@link org.trifola.wasm.code.Code}).
 *
 * <p>Why not run the bytes: most instructions of a body only move operands ({@code local.get},
 * constants). Naming slots in the instruction itself leaves about 40 % of the dispatches, and the
 * only state of the interpreter that partial evaluation must keep constant is the position.
 */
package org.trifola.wasm.code;
