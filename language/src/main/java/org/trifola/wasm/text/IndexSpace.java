// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.Names;

/** One index space of a module (spec 6.3.5): how many things it has, and their identifiers. */
final class IndexSpace {
    final Names.Kind kind;
    final Fault unknown;
    final Fault duplicate;
    private final SymbolMap indices = new SymbolMap();
    private int count;

    IndexSpace(Names.Kind kind, Fault unknown, Fault duplicate) {
        this.kind = kind;
        this.unknown = unknown;
        this.duplicate = duplicate;
    }

    /** Number of things declared. */
    int count() {
        return count;
    }

    /** Declares the next thing, without an identifier. */
    int declare() {
        return count++;
    }

    /** Gives the thing declared last an identifier, and says whether it is a new one. */
    boolean bind(int symbol) {
        return indices.put(symbol, count - 1) == SymbolMap.ABSENT;
    }

    /** The index of an identifier, or {@link SymbolMap#ABSENT}. */
    int find(int symbol) {
        return indices.get(symbol);
    }
}
