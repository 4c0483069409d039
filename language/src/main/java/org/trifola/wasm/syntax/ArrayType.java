// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * An array type (spec 2.3.6).
 *
 * @param element the type of all elements
 */
public record ArrayType(FieldType element) implements CompositeType {
    @Override
    public int heapType() {
        return HeapType.ARRAY;
    }
}
