// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * A global that the module defines (spec 2.5.6).
 *
 * @param type its type
 * @param init constant expression of its first value, including the final {@code end}
 */
public record Global(GlobalType type, Bytes init) {}
