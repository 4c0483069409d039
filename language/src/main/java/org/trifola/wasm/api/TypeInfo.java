// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.api;

import java.util.List;

/**
 * A type that a module defines (spec 2.3.8).
 *
 * @param isFinal whether no type may be declared below it
 * @param supertypes indices of the types that it is declared to be below; a valid type has at most
 *     one
 * @param composite what it is made of
 */
public record TypeInfo(boolean isFinal, List<Integer> supertypes, Composite composite) {
    /** Keeps its own copy of the list. */
    public TypeInfo {
        supertypes = List.copyOf(supertypes);
    }

    /** What a type is made of (spec 2.3.5–2.3.7). */
    public sealed interface Composite permits FuncInfo, Struct, Array {}

    /**
     * A structure.
     *
     * @param fields its fields
     */
    public record Struct(List<Field> fields) implements Composite {
        /** Keeps its own copy of the list. */
        public Struct {
            fields = List.copyOf(fields);
        }
    }

    /**
     * An array.
     *
     * @param element what each element is
     */
    public record Array(Field element) implements Composite {}

    /**
     * A field of a structure, or the element of an array.
     *
     * @param storageType its type, in the text format; also {@code i8} and {@code i16}
     * @param mutable whether it can be set
     */
    public record Field(String storageType, boolean mutable) {}
}
