// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Additions with carry in 64 bits and divisions of 64 bits by 32: n decimal digits of e, by the
// series of 1/k!, and their product with themselves.

#include "kernel.h"

enum { LIMBS = 4200 };

static uint32_t term[LIMBS];
static uint32_t total[LIMBS];
static uint32_t product[2 * LIMBS];

// Numbers below 4096 as fixed-point numbers of length limbs, the most significant first.
static APART int divide(uint32_t *number, uint32_t length, uint32_t by) {
    uint64_t rest = 0;
    uint32_t any = 0;
    for (uint32_t i = 0; i < length; i++) {
        rest = rest << 32 | number[i];
        number[i] = (uint32_t) (rest / by);
        rest %= by;
        any |= number[i];
    }
    return any != 0;
}

static APART void add(uint32_t *to, const uint32_t *number, uint32_t length) {
    uint64_t carry = 0;
    for (uint32_t i = length; i-- > 0;) {
        carry += (uint64_t) to[i] + number[i];
        to[i] = (uint32_t) carry;
        carry >>= 32;
    }
}

static APART uint32_t scale(uint32_t *number, uint32_t length, uint32_t by) {
    uint64_t carry = 0;
    for (uint32_t i = length; i-- > 0;) {
        carry += (uint64_t) number[i] * by;
        number[i] = (uint32_t) carry;
        carry >>= 32;
    }
    return (uint32_t) carry;
}

static APART void multiply(const uint32_t *a, const uint32_t *b, uint32_t length) {
    for (uint32_t i = 0; i < 2 * length; i++) {
        product[i] = 0;
    }
    for (uint32_t i = length; i-- > 0;) {
        uint64_t carry = 0;
        for (uint32_t j = length; j-- > 0;) {
            carry += (uint64_t) a[i] * b[j] + product[i + j + 1];
            product[i + j + 1] = (uint32_t) carry;
            carry >>= 32;
        }
        product[i] = (uint32_t) carry;
    }
}

KERNEL {
    // A limb holds more than nine digits; one is the whole part, two are for rounding.
    uint32_t length = n / 9 + 3;
    if (length > LIMBS) {
        length = LIMBS;
    }
    for (uint32_t i = 0; i < length; i++) {
        term[i] = 0;
        total[i] = 0;
    }
    term[0] = 1;
    uint32_t k = 1;
    do {
        add(total, term, length);
    } while (divide(term, length, k++));
    multiply(total, total, length);
    uint32_t sum = MIX_START;
    for (uint32_t i = 0; i < 2 * length - 4; i++) {
        sum = mix(sum, product[i]);
    }
    for (uint32_t i = 0; i < n; i++) {
        sum = mix(sum, total[0]);
        total[0] = 0;
        total[0] = scale(total + 1, length - 1, 10);
    }
    return sum;
}
