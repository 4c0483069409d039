// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import java.util.Arrays;

/**
 * The distinct words of a text, numbered in the order in which they first occur. Keywords and the
 * names of identifiers share the numbers, so that tables of both are plain arrays. One thread.
 */
final class Symbols {
    private String[] texts = new String[256];
    private int[] hashes = new int[256];
    private int count;

    /** Open addressing: number of the word plus one, or 0. */
    private int[] table = new int[1024];

    /** Number of distinct words. */
    int count() {
        return count;
    }

    /** The word of a number. */
    String text(int symbol) {
        return texts[symbol];
    }

    /** The number of the word that stands in {@code chars}; an old or a new one. */
    int intern(char[] chars, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + chars[i];
        }
        int slot = slot(hash);
        while (table[slot] != 0) {
            int symbol = table[slot] - 1;
            if (hashes[symbol] == hash && matches(texts[symbol], chars, start, end)) {
                return symbol;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = count + 1;
        return add(new String(chars, start, end - start), hash);
    }

    /** The number of a word. */
    int intern(String word) {
        return intern(word.toCharArray(), 0, word.length());
    }

    private int slot(int hash) {
        // The low bits of names that differ in one digit are alike: spread them.
        return (hash * 0x9E3779B9 >>> 8) & (table.length - 1);
    }

    private int add(String text, int hash) {
        if (count == texts.length) {
            texts = Arrays.copyOf(texts, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        texts[count] = text;
        hashes[count] = hash;
        count++;
        if (2 * count > table.length) {
            grow();
        }
        return count - 1;
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int symbol = 0; symbol < count; symbol++) {
            int slot = slot(hashes[symbol]);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = symbol + 1;
        }
    }

    private static boolean matches(String text, char[] chars, int start, int end) {
        if (text.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (text.charAt(i - start) != chars[i]) {
                return false;
            }
        }
        return true;
    }
}
