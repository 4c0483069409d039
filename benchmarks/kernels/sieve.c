// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Byte loads and stores in nested loops: counts the primes below 65,536, n times.

#include "kernel.h"

enum { LIMIT = 65536 };

static uint8_t composite[LIMIT];

static APART uint32_t count_primes(uint32_t limit) {
    for (uint32_t i = 0; i < limit; i++) {
        composite[i] = 0;
    }
    uint32_t count = 0;
    for (uint32_t i = 2; i < limit; i++) {
        if (composite[i]) {
            continue;
        }
        count++;
        for (uint32_t j = 2 * i; j < limit; j += i) {
            composite[j] = 1;
        }
    }
    return count;
}

KERNEL {
    uint32_t sum = MIX_START;
    for (uint32_t round = 0; round < n; round++) {
        sum = mix(sum, count_primes(LIMIT - round % 1024));
    }
    return sum;
}
