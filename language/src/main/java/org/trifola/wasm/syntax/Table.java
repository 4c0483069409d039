// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * A table that the module defines (spec 2.5.4).
 *
 * @param type its type
 * @param init constant expression of the first value of all elements, or null for null references
 */
public record Table(TableType type, Bytes init) {}
