// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Branches that nobody can predict and loads far apart: n doubles sorted by a heap, then looked
// up by binary search.

#include "kernel.h"

enum { MOST = 1 << 20 };

static double numbers[MOST];

static APART void sink(uint32_t hole, uint32_t length) {
    double number = numbers[hole];
    for (;;) {
        uint32_t child = 2 * hole + 1;
        if (child >= length) {
            break;
        }
        if (child + 1 < length && numbers[child] < numbers[child + 1]) {
            child++;
        }
        if (!(number < numbers[child])) {
            break;
        }
        numbers[hole] = numbers[child];
        hole = child;
    }
    numbers[hole] = number;
}

static APART void sort(uint32_t length) {
    for (uint32_t i = length / 2; i-- > 0;) {
        sink(i, length);
    }
    for (uint32_t i = length; i-- > 1;) {
        double greatest = numbers[0];
        numbers[0] = numbers[i];
        numbers[i] = greatest;
        sink(0, i);
    }
}

// How many numbers are less.
static APART uint32_t rank(double number, uint32_t length) {
    uint32_t low = 0;
    uint32_t high = length;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (numbers[middle] < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

KERNEL {
    uint32_t state = 1812433253u;
    uint32_t sum = MIX_START;
    uint32_t length = n < MOST ? n : MOST;
    for (uint32_t i = 0; i < length; i++) {
        numbers[i] = (double) (int32_t) xorshift(&state) / 1024;
    }
    sort(length);
    for (uint32_t i = 0; i < length; i++) {
        sum = mix(sum, rank((double) (int32_t) xorshift(&state) / 1024, length));
    }
    return sum;
}
