// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The exits of a piece: one for each target and set of values to store. */
final class Exits {
    /** Values to load or to store in a piece, beyond which it does so in one place. */
    static final int MAX_TRANSFERS = 300;

    /**
     * An exit.
     *
     * @param next where it goes
     * @param table where it goes by the operand of a branch table, or null
     * @param stores numbers of values of the {@link Flow}
     */
    private record Exit(int next, int[] table, long[] stores) {}

    private final SplitFunction split;
    private final Flow flow;
    private final List<Exit> exits = new ArrayList<>();
    private final Map<List<Object>, Integer> known = new HashMap<>();
    private long[] shared;

    Exits(SplitFunction split, Flow flow) {
        this.split = split;
        this.flow = flow;
    }

    private int add(int next, long[] stores) {
        List<Object> key = new ArrayList<>();
        key.add(next);
        for (long word : stores) {
            key.add(word);
        }
        Integer found = known.get(key);
        if (found != null) {
            return found;
        }
        known.put(key, exits.size());
        exits.add(new Exit(next, null, stores));
        return exits.size() - 1;
    }

    /** The exit of a member of the piece to a block. */
    int to(int member, int block) {
        int exit = add(split.next(block), flow.storesTo(member, block));
        flow.addExit(member, exit);
        return exit;
    }

    /** The exit to where a catch clause goes on, from wherever an exception is thrown. */
    int ofHandler(int clause) {
        int block = split.blocks.handler(clause);
        int exit = add(split.next(block), flow.storesToHandler(clause));
        flow.addHandlerExit(clause, exit);
        return exit;
    }

    /** The exit of a branch table to all blocks that it does not reach otherwise. */
    int ofTable(int member, int[] table, Map<Integer, Integer> reached) {
        long[] stores = null;
        for (int block : new TreeSet<>(reached.keySet())) {
            if (reached.get(block) < 0) {
                long[] some = flow.storesTo(member, block);
                if (stores == null) {
                    stores = some;
                } else {
                    Sets.addAll(stores, some);
                }
            }
        }
        flow.addExit(member, exits.size());
        exits.add(new Exit(-1, table, stores));
        return exits.size() - 1;
    }

    /** If the exits store many values, let all store the same ones, in one place. */
    void share() {
        int sum = 0;
        for (Exit exit : exits) {
            sum += Sets.size(exit.stores);
        }
        if (sum > MAX_TRANSFERS) {
            shared = flow.emptySet();
            for (Exit exit : exits) {
                Sets.addAll(shared, exit.stores);
            }
        }
    }

    /** The values that are live at an exit because it stores them. */
    long[] stores(int exit) {
        return shared != null ? shared : exits.get(exit).stores;
    }

    int[] sharedStores() {
        return shared == null ? null : flow.values(shared);
    }

    Piece.Exit[] toArray() {
        Piece.Exit[] made = new Piece.Exit[exits.size()];
        for (int i = 0; i < made.length; i++) {
            Exit exit = exits.get(i);
            int[] stores = shared != null ? new int[0] : flow.values(exit.stores);
            made[i] = new Piece.Exit(exit.next, exit.table, stores);
        }
        return made;
    }
}
