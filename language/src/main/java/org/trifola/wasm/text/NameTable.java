// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.syntax.NameMap;
import org.trifola.wasm.syntax.Names;

import java.util.HashMap;
import java.util.Map;

/** Collects what goes to the name section (spec appendix 7.4.1). */
final class NameTable {
    private String module;

    // Not EnumMaps: the first one in a process takes milliseconds.
    private final Map<Names.Kind, Map<Integer, String>> flat = new HashMap<>();
    private final Map<Names.Kind, Map<Integer, NameMap>> nested = new HashMap<>();

    /** Names inside the function or type that is parsed. */
    private final Map<Names.Kind, Map<Integer, String>> inner = new HashMap<>();

    void module(String name) {
        module = name;
    }

    void add(Names.Kind kind, int index, String name) {
        put(flat, kind, index, name);
    }

    /** Adds a local, label or field of what {@link #finish} will name. */
    void addInner(Names.Kind kind, int index, String name) {
        put(inner, kind, index, name);
    }

    private static void put(
            Map<Names.Kind, Map<Integer, String>> all, Names.Kind kind, int index, String name) {
        Map<Integer, String> names = all.get(kind);
        if (names == null) {
            names = new HashMap<>();
            all.put(kind, names);
        }
        names.put(index, name);
    }

    /** Says which function or type the names added by {@link #addInner} belong to. */
    void finish(int owner) {
        for (Map.Entry<Names.Kind, Map<Integer, String>> entry : inner.entrySet()) {
            Map<Integer, NameMap> owners = nested.get(entry.getKey());
            if (owners == null) {
                owners = new HashMap<>();
                nested.put(entry.getKey(), owners);
            }
            owners.put(owner, new NameMap(entry.getValue()));
        }
        inner.clear();
    }

    Names build() {
        Map<Names.Kind, NameMap> maps = new HashMap<>();
        for (Map.Entry<Names.Kind, Map<Integer, String>> entry : flat.entrySet()) {
            maps.put(entry.getKey(), new NameMap(entry.getValue()));
        }
        return new Names(module, maps, nested);
    }
}
