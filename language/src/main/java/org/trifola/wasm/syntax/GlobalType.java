// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * The type of a global (spec 2.3.14).
 *
 * @param valueType packed value type
 * @param mutable whether it can be set
 */
public record GlobalType(int valueType, boolean mutable) implements ExternType {
    @Override
    public ExternKind kind() {
        return ExternKind.GLOBAL;
    }
}
