// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.ValueType;

import java.util.Arrays;

/**
 * The locals of the function that is being validated: their types, and which of those without a
 * default value have been set (spec 3.4, "Instruction Sequences", appendix 7.3). One thread.
 *
 * <p>A few bytes can declare many locals, so the cost of a function must not depend on their
 * number: only the first ones are spread into an array, others are found by their run; and what is
 * set is marked with the number of the function, so that nothing need be cleared.
 */
final class Locals {
    private static final int SPREAD = 512;

    private final Context context;

    /** Types of the first locals. */
    private int[] types = new int[SPREAD];

    /** How many of {@link #types} are filled. */
    private int spread;

    /** For every run of locals of one type, its type, and the index after its last local. */
    private int[] runTypes = new int[16];

    private int[] runEnds = new int[16];
    private int runs;
    private int params;
    private int count;

    /** By local: the serial number of the function in which it was set. */
    private int[] setIn = new int[0];

    private int serial;

    /** The locals that have been set, in that order. */
    private int[] order = new int[16];

    private int setCount;

    Locals(Context context) {
        this.context = context;
    }

    /** No locals at all, for constant expressions. */
    void clear() {
        params = 0;
        count = 0;
        spread = 0;
        setCount = 0;
    }

    /** The locals of another function. */
    void start(FuncType type, Function function) {
        clear();
        serial++;
        runs = 0;
        params = type.params().length;
        if (params > types.length) {
            types = new int[params + SPREAD];
        }
        System.arraycopy(type.params(), 0, types, 0, params);
        spread = params;
        count = params;
        int[] counts = function.localCounts();
        int at = function.body().start();
        if (runTypes.length < counts.length) {
            runTypes = new int[counts.length];
            runEnds = new int[counts.length];
        }
        for (int i = 0; i < counts.length; i++) {
            add(context.close(function.localTypes()[i], at), counts[i], at);
        }
    }

    private void add(int type, int run, int at) {
        long total = count + Integer.toUnsignedLong(run);
        if (total > context.limits.locals()) {
            throw context.fail(
                    Fault.IMPLEMENTATION_LIMIT_EXCEEDED,
                    total + " locals, the limit is " + context.limits.locals(),
                    at);
        }
        count = (int) total;
        int last = Math.min(count, types.length);
        for (; spread < last; spread++) {
            types[spread] = type;
        }
        runTypes[runs] = type;
        runEnds[runs++] = count;
    }

    /** Number of locals, parameters included. */
    int count() {
        return count;
    }

    /** The closed type of a local in range. */
    int type(int index) {
        return index < spread ? types[index] : typeOfRun(index);
    }

    /** The run of a local is the first one that ends behind it. */
    private int typeOfRun(int index) {
        int low = 0;
        int high = runs - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (runEnds[middle] > index) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return runTypes[low];
    }

    /** Whether a local in range has a value. */
    boolean isSet(int index, int type) {
        return ValueType.isDefaultable(type)
                || index < params
                || index < setIn.length && setIn[index] == serial;
    }

    /** A local in range gets a value. */
    void set(int index, int type) {
        if (isSet(index, type)) {
            return;
        }
        if (index >= setIn.length) {
            setIn = Arrays.copyOf(setIn, Math.max(index + 1, setIn.length * 2));
        }
        if (setCount == order.length) {
            order = Arrays.copyOf(order, setCount * 2);
        }
        setIn[index] = serial;
        order[setCount++] = index;
    }

    /** How many locals have been set. */
    int setCount() {
        return setCount;
    }

    /** Forgets what was set since there were only that many. */
    void reset(int height) {
        while (setCount > height) {
            setIn[order[--setCount]] = 0;
        }
    }
}
