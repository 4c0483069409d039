// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.Types;

import java.util.ArrayList;
import java.util.List;

/** Collects the types that the code of one function refers to, numbered as they come. */
final class TypePool {
    private final Types types;
    private final List<DefinedType> pool = new ArrayList<>();

    TypePool(Types types) {
        this.types = types;
    }

    /** The number of a type of the module. */
    int index(int typeIndex) {
        DefinedType type = types.get(typeIndex);
        int known = pool.indexOf(type);
        if (known < 0) {
            pool.add(type);
        }
        return known < 0 ? pool.size() - 1 : known;
    }

    /** The operand of a test for a heap type; see {@link TypeTest}. */
    int test(int heapType, boolean nullable) {
        return TypeTest.of(heapType < 0 ? heapType : index(heapType), nullable);
    }

    DefinedType[] toArray() {
        return pool.toArray(new DefinedType[0]);
    }
}
