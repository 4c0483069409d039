// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.Arrays;

/**
 * The types of one module, closed: type indices resolved to the canonical types of a {@link
 * TypeStore}. Validation and execution compare only closed types. Filled group by group while the
 * type section is validated, then read by any thread.
 */
public final class Types {
    private final TypeStore store;
    private int[] ids = new int[0];
    private int count;

    /** No types yet. */
    public Types(TypeStore store) {
        this.store = store;
    }

    /** Where the canonical types live. */
    public TypeStore store() {
        return store;
    }

    /** Appends a group whose references were checked to be in range. */
    public void add(RecGroup group) {
        int[] added = store.define(group, count, ids);
        if (count + added.length > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(count + added.length, ids.length * 2));
        }
        System.arraycopy(added, 0, ids, count, added.length);
        count += added.length;
    }

    /** Number of types. */
    public int count() {
        return count;
    }

    /** The id of a type index in range. */
    public int id(int typeIndex) {
        return ids[typeIndex];
    }

    /** The canonical type of a type index in range. */
    public DefinedType get(int typeIndex) {
        return store.get(ids[typeIndex]);
    }

    /** The closed function type of a type index; it must be a function type. */
    public FuncType func(int typeIndex) {
        return get(typeIndex).func();
    }

    /** A packed value type of the module with its index replaced by the id. */
    public int close(int valueType) {
        if (!ValueType.isRef(valueType) || ValueType.heapType(valueType) < 0) {
            return valueType;
        }
        return ValueType.ref(ids[ValueType.heapType(valueType)], ValueType.isNullable(valueType));
    }

    /** A heap type of the module with its index replaced by the id. */
    public int closeHeap(int heapType) {
        return heapType < 0 ? heapType : ids[heapType];
    }
}
