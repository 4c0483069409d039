// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * A custom section (spec 5.5.3).
 *
 * @param name its name
 * @param contents its bytes after the name
 * @param after id of the last non-custom section before it, or 0 if it comes first; keeps its place
 */
public record CustomSection(String name, Bytes contents, int after) {}
