// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names of the indices of one index space (spec appendix "Name Section"); immutable. */
public final class NameMap {
    /** No names. */
    public static final NameMap EMPTY = new NameMap(Map.of());

    private final SortedMap<Integer, String> names;

    /** Keeps its own copy of the map. */
    public NameMap(Map<Integer, String> names) {
        this.names = new TreeMap<>(names);
    }

    /** The name of an index, or null. */
    public String get(int index) {
        return names.get(index);
    }

    /** All names by increasing index. */
    public Iterable<Map.Entry<Integer, String>> entries() {
        return names.entrySet();
    }

    /** Number of names. */
    public int size() {
        return names.size();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameMap that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
