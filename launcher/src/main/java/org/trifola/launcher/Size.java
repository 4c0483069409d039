// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

/** Sizes in bytes as users write them: a number, perhaps with K, M or G. */
final class Size {
    private static final int UNIT_LOG2 = 10;
    private static final String UNITS = "KMG";

    private Size() {}

    /** A size in bytes, or -1 if it is none or beyond {@code max}. */
    static long parse(String text, long max) {
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
        for (int i = 0; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || size > max) {
                return -1;
            }
            size = 10 * size + digit;
        }
        return end == 0 || size > max >> shift ? -1 : size << shift;
    }
}
