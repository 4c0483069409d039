// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * The type of a field or array element (spec 2.3.6).
 *
 * @param storageType packed value type, also {@link ValueType#I8} and {@link ValueType#I16}
 * @param mutable whether it can be set
 */
public record FieldType(int storageType, boolean mutable) {
    @Override
    public String toString() {
        String storage = ValueType.toString(storageType);
        return mutable ? "(mut " + storage + ")" : storage;
    }
}
