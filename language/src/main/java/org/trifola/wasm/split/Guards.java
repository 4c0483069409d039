// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.split;

import org.trifola.wasm.code.FunctionCode;

import java.util.Arrays;

/** Which catch clauses are in force where: the same between two borders of guarded code. */
final class Guards {
    private static final int[] NONE = {};

    private final FunctionCode function;
    private final int[] handlers;
    private final int[] borders;
    private final int[][] clauses;

    Guards(FunctionCode function) {
        this.function = function;
        handlers = function.handlers;
        Ints found = new Ints();
        for (int h = 0; h < handlers.length; h += FunctionCode.HANDLER_SIZE) {
            found.add(handlers[h]);
            found.add(handlers[h + 1]);
        }
        borders = found.toSet();
        clauses = new int[borders.length][];
    }

    /** Where clauses begin or end to be in force, in order. */
    int[] borders() {
        return borders;
    }

    /** The clauses in force at a position, innermost first, as indices of their entries. */
    int[] at(int pc) {
        int found = Arrays.binarySearch(borders, pc);
        int border = found >= 0 ? found : -found - 2;
        if (border < 0) {
            return NONE;
        }
        if (clauses[border] == null) {
            clauses[border] = find(borders[border]);
        }
        return clauses[border];
    }

    private int[] find(int pc) {
        Ints found = new Ints();
        for (int clause : function.clausesAt(pc)) {
            found.add(clause);
        }
        return found.toArray();
    }

    /** Where a clause goes on. */
    int target(int clause) {
        return handlers[clause + 5];
    }
}
