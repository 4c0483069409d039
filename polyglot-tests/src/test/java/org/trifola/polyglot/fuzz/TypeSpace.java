// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.CompositeType;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.Types;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.List;

/** The types of a module that is being made; types can be added until it is finished. */
final class TypeSpace {
    /** All groups in order. */
    final List<RecGroup> groups = new ArrayList<>();

    private final TypeStore store = new TypeStore();
    private final Types closed = new Types(store);
    private final List<SubType> types = new ArrayList<>();

    /** Number of types. */
    int count() {
        return types.size();
    }

    /** Adds a group. */
    void add(RecGroup group) {
        groups.add(group);
        types.addAll(group.types());
        closed.add(group);
    }

    /** Adds one type and returns its index. */
    int add(SubType type) {
        add(new RecGroup(List.of(type), false));
        return types.size() - 1;
    }

    /** The index of a final function type; adds it if there is none. */
    int func(int[] params, int[] results) {
        SubType wanted = SubType.of(new FuncType(params, results));
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).equals(wanted) && groupOf(i).types().size() == 1) {
                return i;
            }
        }
        return add(wanted);
    }

    private RecGroup groupOf(int index) {
        int first = 0;
        for (RecGroup group : groups) {
            first += group.types().size();
            if (index < first) {
                return group;
            }
        }
        throw new IndexOutOfBoundsException(index);
    }

    /** The definition of an index. */
    SubType get(int index) {
        return types.get(index);
    }

    /** What stands in a definition. */
    CompositeType composite(int index) {
        return types.get(index).composite();
    }

    /** Parameters and results of a function type. */
    FuncType func(int index) {
        return (FuncType) composite(index);
    }

    /** The fields of a structure type. */
    List<FieldType> fields(int index) {
        return ((StructType) composite(index)).fields();
    }

    /** The elements of an array type. */
    FieldType element(int index) {
        return ((ArrayType) composite(index)).element();
    }

    /** Whether a value type is a subtype of another. */
    boolean matches(int sub, int sup) {
        return store.matches(closed.close(sub), closed.close(sup));
    }

    /** Whether each value type of a list, from some index on, is a subtype of another's. */
    boolean matches(List<Integer> subs, int from, int[] sups) {
        if (subs.size() - from != sups.length) {
            return false;
        }
        for (int i = 0; i < sups.length; i++) {
            if (!matches(subs.get(from + i), sups[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a heap type is a subtype of another. */
    boolean matchesHeap(int sub, int sup) {
        return store.matchesHeap(closed.closeHeap(sub), closed.closeHeap(sup));
    }

    /** The indices of the types of a kind that are subtypes of a heap type. */
    List<Integer> below(Class<? extends CompositeType> kind, int heapType) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            if (kind.isInstance(composite(i)) && matchesHeap(i, heapType)) {
                found.add(i);
            }
        }
        return found;
    }

    /** The top of the hierarchy of a heap type. */
    int top(int heapType) {
        return HeapType.top(heapType < 0 ? heapType : composite(heapType).heapType());
    }

    /** The reference type without null to a heap type. */
    static int nonNull(int heapType) {
        return ValueType.ref(heapType, false);
    }
}
