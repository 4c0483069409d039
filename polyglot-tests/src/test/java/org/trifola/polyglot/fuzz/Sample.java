// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A module and what to call its functions with.
 *
 * @param binary the module
 * @param rounds arguments for each function: an {@code i32}, an {@code i64}, an {@code f32} and an
 *     {@code f64}
 * @param portable whether other engines should do the same
 */
record Sample(byte[] binary, List<Object[]> rounds, boolean portable) {
    /** The module of a seed, each function to be called that often. */
    static Sample of(RandomModule module, long seed, int rounds) {
        Random random = new Random(seed);
        List<Object[]> arguments = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            arguments.add(
                    new Object[] {
                        (int) Values.integer(random),
                        Values.integer(random),
                        number(random).floatValue(),
                        number(random)
                    });
        }
        return new Sample(module.binary(), arguments, !module.ownOnly);
    }

    /** No NaN: hosts may change its bits. */
    private static Double number(Random random) {
        double number = Values.floating(random);
        return Double.isNaN(number) ? 0.0 : number;
    }
}
