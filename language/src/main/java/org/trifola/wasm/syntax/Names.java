// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the custom section {@code name} says (spec appendix 7.4.1, with the extended name section
 * proposal): names of the module, of index spaces, and of things inside functions and types.
 */
public final class Names {
    /** What can be named; the ordinal is the id of the subsection. */
    public enum Kind {
        /** The module itself. */
        MODULE,
        /** Functions. */
        FUNC,
        /** Locals, by function. */
        LOCAL,
        /** Labels, by function, numbered in the order of their blocks. */
        LABEL,
        /** Types. */
        TYPE,
        /** Tables. */
        TABLE,
        /** Memories. */
        MEMORY,
        /** Globals. */
        GLOBAL,
        /** Element segments. */
        ELEM,
        /** Data segments. */
        DATA,
        /** Fields, by type. */
        FIELD,
        /** Tags. */
        TAG
    }

    /** Nothing is named. */
    public static final Names EMPTY = new Names(null, Map.of(), Map.of());

    private final String module;
    // Not EnumMaps: the first one in a process takes milliseconds, and every module has names.
    private final Map<Kind, NameMap> flat = new HashMap<>();
    private final Map<Kind, Map<Integer, NameMap>> nested = new HashMap<>();

    /**
     * Names of everything.
     *
     * @param module name of the module, or null
     * @param flat names by index space
     * @param nested names of locals, labels and fields: by the function or type, then by index
     */
    public Names(String module, Map<Kind, NameMap> flat, Map<Kind, Map<Integer, NameMap>> nested) {
        this.module = module;
        this.flat.putAll(flat);
        for (Map.Entry<Kind, Map<Integer, NameMap>> entry : nested.entrySet()) {
            this.nested.put(entry.getKey(), new TreeMap<>(entry.getValue()));
        }
    }

    /** The name of the module, or null. */
    public String module() {
        return module;
    }

    /** The name of a function without {@code $}, or null. */
    public String function(int index) {
        return map(Kind.FUNC).get(index);
    }

    /** The names of an index space. */
    public NameMap map(Kind kind) {
        return flat.getOrDefault(kind, NameMap.EMPTY);
    }

    /** The names of locals, labels or fields of one function or type. */
    public NameMap map(Kind kind, int owner) {
        return nested.getOrDefault(kind, Map.of()).getOrDefault(owner, NameMap.EMPTY);
    }

    /** The functions or types that have names inside, with those, by increasing index. */
    public Map<Integer, NameMap> owners(Kind kind) {
        return nested.getOrDefault(kind, Map.of());
    }

    /** Whether nothing is named. */
    public boolean isEmpty() {
        return module == null && flat.isEmpty() && nested.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Names that
                && Objects.equals(module, that.module)
                && flat.equals(that.flat)
                && nested.equals(that.nested);
    }

    @Override
    public int hashCode() {
        return flat.hashCode() * 31 + nested.hashCode();
    }
}
