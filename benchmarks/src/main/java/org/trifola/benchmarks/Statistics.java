// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.util.List;
import java.util.Locale;

/** What is computed of times. */
final class Statistics {
    /** How much slower than the fastest call one may be that is at full speed. */
    static final double FULL_SPEED = 1.2;

    private Statistics() {}

    /**
     * The least number.
     *
     * @param values numbers
     * @return the least, or NaN if there is none
     */
    static double fastest(List<Double> values) {
        double least = Double.NaN;
        for (double value : values) {
            if (!(least <= value)) {
                least = value;
            }
        }
        return least;
    }

    /**
     * The geometric mean.
     *
     * @param values numbers greater than zero
     * @return their mean, or NaN if there is none
     */
    static double geometricMean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.log(value);
        }
        return Math.exp(sum / values.size());
    }

    /**
     * How long calls took until the first of them at full speed had ended.
     *
     * @param calls the times of calls, in their order
     * @return a time in the same unit, or NaN if there is no call
     */
    static double settled(List<Double> calls) {
        double limit = FULL_SPEED * fastest(calls);
        double sum = 0;
        for (double call : calls) {
            sum += call;
            if (call <= limit) {
                return sum;
            }
        }
        return Double.NaN;
    }

    /**
     * A number with the three digits that count.
     *
     * @param value the number
     * @return its text, or a dash if it is NaN
     */
    static String threeDigits(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : value >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
