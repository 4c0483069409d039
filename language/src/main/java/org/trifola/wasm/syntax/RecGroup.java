// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.List;

/**
 * A recursion group (spec 2.3.8): types that may refer to each other.
 *
 * @param types the types in index order
 * @param explicit whether it was written as {@code rec}, which for one type is a choice
 */
public record RecGroup(List<SubType> types, boolean explicit) {
    /** Keeps its own copy of the list. */
    public RecGroup {
        types = List.copyOf(types);
    }
}
