// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import java.util.Arrays;

/** A growing list of {@code int}s, also used as a stack. */
final class IntList {
    private int[] items = new int[8];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = item;
    }

    int get(int index) {
        return items[index];
    }

    void set(int index, int item) {
        items[index] = item;
    }

    int last() {
        return items[size - 1];
    }

    int pop() {
        return items[--size];
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
