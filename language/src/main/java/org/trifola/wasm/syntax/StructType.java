// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.List;

/**
 * A structure type (spec 2.3.6).
 *
 * @param fields its fields in order
 */
public record StructType(List<FieldType> fields) implements CompositeType {
    /** Keeps its own copy of the list. */
    public StructType {
        fields = List.copyOf(fields);
    }

    @Override
    public int heapType() {
        return HeapType.STRUCT;
    }
}
