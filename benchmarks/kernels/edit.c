// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Dynamic programming: the edit distance of two strings of n letters, with minima of three and
// two rows of numbers; short loops whose values depend on the one before.

#include "kernel.h"

enum { MOST = 16384 };

static uint8_t left[MOST];
static uint8_t right[MOST];
static uint16_t rows[2][MOST + 1];

static inline uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

static APART uint32_t distance(uint32_t m, uint32_t n) {
    uint16_t *above = rows[0];
    uint16_t *row = rows[1];
    for (uint32_t j = 0; j <= n; j++) {
        above[j] = (uint16_t) j;
    }
    for (uint32_t i = 0; i < m; i++) {
        row[0] = (uint16_t) (i + 1);
        for (uint32_t j = 0; j < n; j++) {
            uint32_t replaced = above[j] + (left[i] != right[j]);
            row[j + 1] = (uint16_t) least(replaced, least(above[j + 1], row[j]) + 1);
        }
        uint16_t *swapped = above;
        above = row;
        row = swapped;
    }
    return above[n];
}

KERNEL {
    uint32_t state = 674665223u;
    uint32_t length = least(n, MOST);
    for (uint32_t i = 0; i < length; i++) {
        uint32_t random = xorshift(&state);
        left[i] = (uint8_t) ('a' + random % 8);
        right[i] = random & 0x3000 ? left[i] : (uint8_t) ('a' + (random >> 20) % 8);
    }
    return mix(distance(length, length), distance(length / 2, length));
}
