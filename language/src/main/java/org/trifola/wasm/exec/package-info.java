// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The interpreter (spec 4.4 and 4.6): one root node per function, whose {@link
 * org.trifola.wasm.exec.FunctionNode} dispatches over the internal code. The Graal compiler
 * partially evaluates it; without one, HotSpot's compilers compile the dispatch loop itself.
 *
 * <p>Handlers are small static methods, one each, that take the frame, the code and the position
 * and return the next position. Branches are different: both ways must be seen by the dispatch
 * loop, so that the position stays a constant of partial evaluation.
 */
package org.trifola.wasm.exec;
