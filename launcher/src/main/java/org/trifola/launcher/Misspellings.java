// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

/** Finds what a user may have meant. */
final class Misspellings {
    private Misspellings() {}

    /**
     * The name that is most like a word, or null.
     *
     * @param most how many characters may differ
     */
    static String nearest(String word, Iterable<String> names, int most) {
        String found = null;
        int best = most + 1;
        for (String name : names) {
            // A name of which more than two thirds differ is no misspelling, however short it is.
            int distance = distance(word, name);
            if (distance < best && 3 * distance <= 2 * Math.max(word.length(), name.length())) {
                best = distance;
                found = name;
            }
        }
        return found;
    }

    /** How many characters have to be changed, added or taken away to make one word of another. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
