// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * An export (spec 2.5.9).
 *
 * @param name its name, unique in the module
 * @param kind the index space
 * @param index the index there
 */
public record Export(String name, ExternKind kind, int index) {}
