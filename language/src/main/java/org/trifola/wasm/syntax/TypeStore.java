// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The canonical types of an engine. Recursion groups with the same structure are the same types
 * (spec 3.2.1), whichever modules they come from. Safe for use by several threads.
 */
public final class TypeStore {
    /** Bytes of the largest array of one of the types. */
    private volatile long maxArrayBytes = Long.MAX_VALUE;

    /** Limits the size of each array of one of the types; bytes. */
    public void setMaxArrayBytes(long bytes) {
        maxArrayBytes = bytes;
    }

    /** How many bytes an array of one of the types may take. */
    public long maxArrayBytes() {
        return maxArrayBytes;
    }

    /** Stands for member {@code n} of the group itself while groups are compared. */
    private static final int OWN_GROUP = ValueType.MAX_TYPE_INDEX - 1_000_000;

    private final Map<List<SubType>, int[]> groups = new HashMap<>();
    private int count;

    /** Stored anew by every addition: readers see the types whose ids they have. */
    private volatile DefinedType[] types = new DefinedType[64];

    /**
     * The ids of the types of a group. All indices in it must refer to types before the group, or
     * in it, and supertypes must come before their subtypes.
     *
     * @param group the group with indices of the module
     * @param first index of its first type in the module
     * @param ids ids of the module's types before it
     */
    synchronized int[] define(RecGroup group, int first, int[] ids) {
        Renumbering renumbering = new Renumbering(ids, first, OWN_GROUP);
        List<SubType> key = new ArrayList<>();
        for (SubType type : group.types()) {
            key.add(map(type, renumbering));
        }
        int[] known = groups.get(key);
        if (known == null) {
            known = add(key);
            groups.put(key, known);
        }
        return known;
    }

    private int[] add(List<SubType> key) {
        int base = count;
        int[] ids = new int[key.size()];
        DefinedType[] grown = types;
        if (base + ids.length > grown.length) {
            grown = Arrays.copyOf(grown, Math.max(base + ids.length, 2 * grown.length));
        }
        Renumbering renumbering = new Renumbering(null, OWN_GROUP, base);
        for (int i = 0; i < ids.length; i++) {
            int id = base + i;
            SubType closed = map(key.get(i), renumbering);
            List<Integer> supertypes = closed.supertypes();
            DefinedType supertype = supertypes.isEmpty() ? null : grown[supertypes.get(0)];
            ids[i] = id;
            grown[id] = new DefinedType(this, id, closed.isFinal(), closed.composite(), supertype);
        }
        count += ids.length;
        types = grown;
        return ids;
    }

    /** The type of an id. */
    public DefinedType get(int id) {
        return types[id];
    }

    /** Whether a closed value type is a subtype of another (spec 3.3.6). */
    public boolean matches(int sub, int sup) {
        if (sub == sup || sub == ValueType.BOTTOM) {
            return true;
        }
        if (!ValueType.isRef(sub) || !ValueType.isRef(sup)) {
            return false;
        }
        return (ValueType.isNullable(sup) || !ValueType.isNullable(sub))
                && matchesHeap(ValueType.heapType(sub), ValueType.heapType(sup));
    }

    /** Whether a closed heap type is a subtype of another (spec 3.3.3). */
    public boolean matchesHeap(int sub, int sup) {
        if (sub == sup) {
            return true;
        }
        if (sub >= 0) {
            return sup >= 0
                    ? get(sub).isSubtypeOf(get(sup))
                    : HeapType.matchesAbstract(get(sub).composite().heapType(), sup);
        }
        if (sup >= 0) {
            return sub == HeapType.bottom(get(sup).composite().heapType());
        }
        return HeapType.matchesAbstract(sub, sup);
    }

    /**
     * A change of the indices inside types. No lambda: this runs at every start, and the first one
     * costs milliseconds.
     *
     * @param ids what becomes of the numbers below {@code first}; null if they stay
     * @param first the first number that moves
     * @param target where it moves to
     */
    private record Renumbering(int[] ids, int first, int target) {
        int apply(int index) {
            if (index >= first) {
                return target + index - first;
            }
            return ids == null ? index : ids[index];
        }
    }

    private static int map(int type, Renumbering map) {
        if (!ValueType.isRef(type) || ValueType.heapType(type) < 0) {
            return type;
        }
        return ValueType.ref(map.apply(ValueType.heapType(type)), ValueType.isNullable(type));
    }

    private static SubType map(SubType type, Renumbering map) {
        List<Integer> supertypes = new ArrayList<>(1);
        for (int supertype : type.supertypes()) {
            supertypes.add(map.apply(supertype));
        }
        return new SubType(type.isFinal(), supertypes, map(type.composite(), map));
    }

    /** No pattern switch: this runs at every start, and the first one costs milliseconds. */
    private static CompositeType map(CompositeType type, Renumbering map) {
        if (type instanceof FuncType func) {
            return new FuncType(map(func.params(), map), map(func.results(), map));
        }
        if (type instanceof ArrayType array) {
            return new ArrayType(map(array.element(), map));
        }
        List<FieldType> fields = new ArrayList<>();
        for (FieldType field : ((StructType) type).fields()) {
            fields.add(map(field, map));
        }
        return new StructType(fields);
    }

    private static int[] map(int[] types, Renumbering map) {
        int[] mapped = Arrays.copyOf(types, types.length);
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = map(mapped[i], map);
        }
        return mapped;
    }

    private static FieldType map(FieldType field, Renumbering map) {
        return new FieldType(map(field.storageType(), map), field.mutable());
    }
}
