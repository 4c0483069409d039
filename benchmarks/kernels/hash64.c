// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// 64-bit multiplications, rotations and loads: a hash of 64-bit lanes over byte strings of many
// lengths, and the product of two 64-bit numbers in 128 bits made of its four parts.

#include "kernel.h"

enum { LENGTH = 4096 };

#define PRIME_A 0x9e3779b97f4a7c15u
#define PRIME_B 0xc2b2ae3d27d4eb4fu
#define PRIME_C 0x165667b19e3779f9u

static uint64_t words[LENGTH / 8];

static inline uint64_t rotate(uint64_t x, int count) {
    return x << count | x >> (64 - count);
}

// Both halves of a product of 128 bits, folded to one.
static inline uint64_t fold(uint64_t a, uint64_t b) {
    uint64_t low = (a & 0xffffffffu) * (b & 0xffffffffu);
    uint64_t left = (a >> 32) * (b & 0xffffffffu);
    uint64_t right = (a & 0xffffffffu) * (b >> 32);
    uint64_t high = (a >> 32) * (b >> 32);
    uint64_t middle = (low >> 32) + (left & 0xffffffffu) + right;
    high += (left >> 32) + (middle >> 32);
    return high ^ (middle << 32 | (low & 0xffffffffu));
}

static inline uint64_t step(uint64_t lane, uint64_t word) {
    return rotate(lane + word * PRIME_B, 31) * PRIME_A;
}

static APART uint64_t hash(const uint64_t *data, uint32_t length, uint64_t seed) {
    uint64_t a = seed + PRIME_A, b = seed ^ PRIME_B, c = seed, d = seed - PRIME_C;
    const uint64_t *end = data + length / 8;
    for (; data + 4 <= end; data += 4) {
        a = step(a, data[0]);
        b = step(b, data[1]);
        c = step(c, data[2]);
        d = step(d, data[3]);
    }
    uint64_t sum = rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18) + length;
    for (; data < end; data++) {
        sum = fold(sum ^ *data, PRIME_C);
    }
    const uint8_t *rest = (const uint8_t *) end;
    for (uint32_t i = 0; i < length % 8; i++) {
        sum = rotate(sum ^ rest[i] * PRIME_C, 11) * PRIME_A;
    }
    sum = fold(sum, PRIME_B);
    return sum ^ sum >> 29;
}

KERNEL {
    uint32_t state = 2463534242u;
    for (uint32_t i = 0; i < LENGTH / 8; i++) {
        words[i] = (uint64_t) xorshift(&state) << 32 | xorshift(&state);
    }
    uint64_t sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t random = xorshift(&state);
        // Most strings are short.
        uint32_t length = random % (random & 0x70000 ? 64 : LENGTH);
        uint32_t start = (random >> 20) % ((LENGTH - length) / 8 + 1);
        sum = hash(words + start, length, sum);
    }
    return (uint32_t) (sum ^ sum >> 32);
}
