// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * A canonical type (spec 3.2, "rolling"): two types of any modules of one {@link TypeStore} are
 * equivalent exactly if they are the same object. Closed: where a type inside {@link #composite}
 * refers to a concrete type, it holds the {@link #id} of that type, not an index of some module.
 */
public final class DefinedType {
    private final int id;
    private final boolean isFinal;
    private final CompositeType composite;
    private final DefinedType supertype;
    private final int depth;

    /** All types above, from the root at 0, and at the end the type itself. */
    private final DefinedType[] display;

    DefinedType(int id, boolean isFinal, CompositeType composite, DefinedType supertype) {
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

    @Override
    public String toString() {
        return composite.toString();
    }
}
