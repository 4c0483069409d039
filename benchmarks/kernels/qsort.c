// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Recursion and a comparison through a function pointer (call_indirect): sorts n numbers by four
// different orders, n at most 1,048,576.

#include "kernel.h"

enum { MAX = 1 << 20 };

typedef int comparison(uint32_t, uint32_t);

static uint32_t numbers[MAX];

static int ascending(uint32_t a, uint32_t b) {
    return a < b ? -1 : a > b;
}

static int descending(uint32_t a, uint32_t b) {
    return a > b ? -1 : a < b;
}

static int by_low_half(uint32_t a, uint32_t b) {
    return ascending(a << 16 | a >> 16, b << 16 | b >> 16);
}

static int by_bit_count(uint32_t a, uint32_t b) {
    int order = __builtin_popcount(a) - __builtin_popcount(b);
    return order != 0 ? order : ascending(a, b);
}

static comparison *const orders[] = {ascending, descending, by_low_half, by_bit_count};

static inline void swap(uint32_t *x, uint32_t *y) {
    uint32_t value = *x;
    *x = *y;
    *y = value;
}

static void insertion_sort(uint32_t *from, uint32_t *to, comparison *compare) {
    for (uint32_t *i = from + 1; i <= to; i++) {
        uint32_t value = *i;
        uint32_t *hole = i;
        while (hole > from && compare(hole[-1], value) > 0) {
            *hole = hole[-1];
            hole--;
        }
        *hole = value;
    }
}

// Sorts the numbers from *from to *to, both included; recurs into the smaller part only.
static APART void sort(uint32_t *from, uint32_t *to, comparison *compare) {
    while (to - from > 8) {
        uint32_t pivot = from[(to - from) / 2];
        uint32_t *low = from;
        uint32_t *high = to;
        while (low <= high) {
            while (compare(*low, pivot) < 0) {
                low++;
            }
            while (compare(*high, pivot) > 0) {
                high--;
            }
            if (low <= high) {
                swap(low++, high--);
            }
        }
        if (high - from < to - low) {
            sort(from, high, compare);
            from = low;
        } else {
            sort(low, to, compare);
            to = high;
        }
    }
    insertion_sort(from, to, compare);
}

KERNEL {
    if (n == 0 || n > MAX) {
        n = MAX;
    }
    uint32_t state = 88675123u;
    for (uint32_t i = 0; i < n; i++) {
        numbers[i] = xorshift(&state);
    }
    uint32_t sum = MIX_START;
    for (uint32_t order = 0; order < sizeof orders / sizeof orders[0]; order++) {
        sort(numbers, numbers + n - 1, orders[order]);
        for (uint32_t i = 0; i < n; i += 1 + n / 1000) {
            sum = mix(sum, numbers[i]);
        }
    }
    return sum;
}
