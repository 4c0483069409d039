// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

import java.util.List;

/**
 * A type definition with its place in the subtype order (spec 2.3.8).
 *
 * @param isFinal whether no type may be declared below it
 * @param supertypes indices of declared supertypes; validation admits at most one
 * @param composite the structure of the type
 */
public record SubType(boolean isFinal, List<Integer> supertypes, CompositeType composite) {
    /** Keeps its own copy of the list. */
    public SubType {
        supertypes = List.copyOf(supertypes);
    }

    /** The abbreviation: a final type without supertypes. */
    public static SubType of(CompositeType composite) {
        return new SubType(true, List.of(), composite);
    }

    // By hand: types are keys of a map at every start, and the generated methods of records cost
    // milliseconds when they are first called.

    @Override
    public boolean equals(Object other) {
        return other instanceof SubType that
                && isFinal == that.isFinal
                && supertypes.equals(that.supertypes)
                && composite.equals(that.composite);
    }

    @Override
    public int hashCode() {
        return (composite.hashCode() * 31 + supertypes.hashCode()) * 2 + (isFinal ? 1 : 0);
    }
}
