// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// call_indirect: n calls through a table of sixteen functions with two signatures, in an order that
// no branch predictor knows, as in object-oriented programs.

#include "kernel.h"

typedef uint32_t unary(uint32_t);
typedef uint32_t binary(uint32_t, uint32_t);

static uint32_t add_one(uint32_t x) { return x + 1; }
static uint32_t twice(uint32_t x) { return x << 1; }
static uint32_t not_any(uint32_t x) { return ~x; }
static uint32_t negate(uint32_t x) { return 0 - x; }
static uint32_t fold(uint32_t x) { return x ^ x >> 16; }
static uint32_t scatter(uint32_t x) { return x * 2654435761u; }
static uint32_t shift(uint32_t x) { return x >> 1 | x << 31; }
static uint32_t mask(uint32_t x) { return x & 0x7fffffffu; }

static uint32_t plus(uint32_t x, uint32_t y) { return x + y; }
static uint32_t minus(uint32_t x, uint32_t y) { return x - y; }
static uint32_t times(uint32_t x, uint32_t y) { return x * (y | 1); }
static uint32_t either(uint32_t x, uint32_t y) { return x ^ y; }
static uint32_t larger(uint32_t x, uint32_t y) { return x > y ? x : y; }
static uint32_t smaller(uint32_t x, uint32_t y) { return x < y ? x : y; }
static uint32_t both(uint32_t x, uint32_t y) { return x | y; }
static uint32_t turn(uint32_t x, uint32_t y) { return x << (y & 15) | x >> (32 - (y & 15) & 31); }

static unary *const unaries[] = {add_one, twice, not_any, negate, fold, scatter, shift, mask};
static binary *const binaries[] = {plus, minus, times, either, larger, smaller, both, turn};

KERNEL {
    uint32_t state = 521288629u;
    uint32_t sum = MIX_START;
    uint32_t value = 1;
    for (uint32_t i = 0; i < n; i += 2) {
        uint32_t random = xorshift(&state);
        value = unaries[random & 7](value);
        value = binaries[random >> 8 & 7](value, random);
        sum += value;
    }
    return sum;
}
