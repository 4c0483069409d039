// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

import java.time.Duration;

/** Sizes and times as users write them, such as {@code 64M} and {@code 1.5s}. */
public final class Quantity {
    private static final int UNIT_LOG2 = 10;
    private static final String UNITS = "KMG";

    /** Units of time, those first that end as others do. */
    private static final String[] TIME_UNITS = {"ns", "us", "ms", "s", "m", "h"};

    private static final long[] NANOSECONDS = {
        1, 1_000, 1_000_000, 1_000_000_000, 60_000_000_000L, 3_600_000_000_000L
    };

    /** Half of the 290 years in nanoseconds that a long holds; nobody waits for so long. */
    private static final double MAX_NANOSECONDS = 1L << 62;

    private Quantity() {}

    /**
     * A number of bytes or other things: digits, perhaps with K, M or G for units of 1024.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static long size(String text) {
        int end = text.length();
        int shift = 0;
        if (end > 0) {
            int unit = UNITS.indexOf(Character.toUpperCase(text.charAt(end - 1)));
            if (unit >= 0) {
                shift = UNIT_LOG2 * (unit + 1);
                end--;
            }
        }
        long size = 0;
        boolean valid = end > 0;
        for (int i = 0; i < end && valid; i++) {
            int digit = text.charAt(i) - '0';
            valid = digit >= 0 && digit <= 9 && size <= (Long.MAX_VALUE - digit) / 10;
            size = 10 * size + digit;
        }
        if (!valid || size > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException(
                    "no size or number: " + text + " (such as 1000, 64M or 1G)");
        }
        return size << shift;
    }

    /**
     * A time of a nanosecond or more: a number, perhaps with a fraction, and its unit ns, us, ms,
     * s, m or h; seconds if there is none.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Duration time(String text) {
        String number = text;
        long unit = NANOSECONDS[3];
        for (int i = 0; i < TIME_UNITS.length; i++) {
            if (text.endsWith(TIME_UNITS[i])) {
                number = text.substring(0, text.length() - TIME_UNITS[i].length());
                unit = NANOSECONDS[i];
                break;
            }
        }
        double value = isDecimal(number) ? Double.parseDouble(number) * unit : -1;
        if (value < 1 || value > MAX_NANOSECONDS) {
            throw new IllegalArgumentException(
                    "no time: " + text + " (such as 2s, 1.5s, 300ms or 5m)");
        }
        return Duration.ofNanos((long) value);
    }

    private static boolean isDecimal(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }
}
