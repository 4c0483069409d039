// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/** Function, structure and array types (spec 2.3.5–2.3.7). */
public sealed interface CompositeType permits FuncType, StructType, ArrayType {
    /** The abstract heap type above it. */
    int heapType();
}
