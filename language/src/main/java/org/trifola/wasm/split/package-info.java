// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Cuts the internal code of a function into pieces, for a backend whose units are limited: HotSpot
 * compiles no method of 8,000 bytes or more, and none can have 64 KB. {@link
 * org.trifola.wasm.split.SplitFunction} decides where to cut, and makes the {@link
 * org.trifola.wasm.split.Piece}s one by one, as they are asked for: the code of each, with
 * positions of its own, and which values it takes over from others and leaves to them.
 */
package org.trifola.wasm.split;
