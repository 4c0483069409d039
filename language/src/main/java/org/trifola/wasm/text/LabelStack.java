// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

/**
 * The labels in force (spec 6.5.1), innermost last; an inner one hides an outer one of its name.
 */
final class LabelStack {
    private final IntList symbols = new IntList();
    private final IntList hidden = new IntList();
    private final SymbolMap depths = new SymbolMap();

    void clear() {
        symbols.clear();
        hidden.clear();
        depths.clear();
    }

    /** Opens a label, whose symbol may be absent. */
    void push(int symbol) {
        boolean named = symbol != SymbolMap.ABSENT;
        hidden.add(named ? depths.put(symbol, symbols.size()) : SymbolMap.ABSENT);
        symbols.add(symbol);
    }

    void pop() {
        int symbol = symbols.pop();
        int outer = hidden.pop();
        if (symbol != SymbolMap.ABSENT) {
            depths.put(symbol, outer);
        }
    }

    /** The symbol of the innermost label, or {@link SymbolMap#ABSENT}. */
    int innermost() {
        return symbols.last();
    }

    /** How many labels are inside the one of that symbol, or {@link SymbolMap#ABSENT}. */
    int relativeDepth(int symbol) {
        int depth = depths.get(symbol);
        return depth < 0 ? SymbolMap.ABSENT : symbols.size() - 1 - depth;
    }
}
