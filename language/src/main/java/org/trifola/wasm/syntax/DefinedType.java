// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.function.Supplier;

/**
 * A canonical type (spec 3.2, "rolling"): two types of any modules of one {@link TypeStore} are
 * equivalent exactly if they are the same object. Closed: where a type inside {@link #composite}
 * refers to a concrete type, it holds the {@link #id} of that type, not an index of some module.
 */
public final class DefinedType {
    private final TypeStore store;
    private final int id;
    private final boolean isFinal;
    private final CompositeType composite;
    private final DefinedType supertype;
    private final int depth;

    /** All types above, from the root at 0, and at the end the type itself. */
    private final DefinedType[] display;

    private volatile Supplier<NameMap> fieldNames;

    DefinedType(
            TypeStore store,
            int id,
            boolean isFinal,
            CompositeType composite,
            DefinedType supertype) {
        this.store = store;
        this.id = id;
        this.isFinal = isFinal;
        this.composite = composite;
        this.supertype = supertype;
        this.depth = supertype == null ? 0 : supertype.depth + 1;
        this.display = new DefinedType[depth + 1];
        for (DefinedType type = this; type != null; type = type.supertype) {
            display[type.depth] = type;
        }
    }

    /** Where it lives. */
    public TypeStore store() {
        return store;
    }

    /** The number of this type in its store. */
    public int id() {
        return id;
    }

    /** Whether nothing may be declared below it. */
    public boolean isFinal() {
        return isFinal;
    }

    /** Its structure, closed. */
    public CompositeType composite() {
        return composite;
    }

    /** Its structure as a function type; it must be one. */
    public FuncType func() {
        return (FuncType) composite;
    }

    /** The declared supertype, or null. */
    public DefinedType supertype() {
        return supertype;
    }

    /** Number of supertypes above it. */
    public int depth() {
        return depth;
    }

    /** Whether it is that type or declared below it; constant time. */
    public boolean isSubtypeOf(DefinedType other) {
        return other.depth <= depth && display[other.depth] == other;
    }

    /**
     * Offers names for the fields of a structure type. They are no part of it: modules may name
     * them differently, and the first one counts.
     */
    public void offerFieldNames(Supplier<NameMap> names) {
        if (fieldNames == null) {
            fieldNames = names;
        }
    }

    /** Names for the fields of a structure type, as far as some module has any. */
    public NameMap fieldNames() {
        Supplier<NameMap> names = fieldNames;
        return names == null ? NameMap.EMPTY : names.get();
    }

    @Override
    public String toString() {
        return composite.toString();
    }
}
