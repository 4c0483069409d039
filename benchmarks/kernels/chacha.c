// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Additions, rotations and shuffles of four 32-bit lanes: ChaCha20 (RFC 8439) over n blocks of 64
// bytes. A row of the state is one vector; built with SIMD as simd-chacha, without as chacha.

#include "vector.h"

static const uint32_t initial[16] = {
    0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, // "expand 32-byte k"
    0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c, // the key
    0x13121110, 0x17161514, 0x1b1a1918, 0x1f1e1d1c,
    0x00000001, 0x09000000, 0x4a000000, 0x00000000, // the counter and the nonce
};

static uint32_t state[16];
static uint32_t stream[16];

#ifdef VECTORS

static inline u32x4 rotate(u32x4 x, int count) {
    return x << count | x >> (32 - count);
}

static inline void quarters(u32x4 *a, u32x4 *b, u32x4 *c, u32x4 *d) {
    *a += *b;
    *d = rotate(*d ^ *a, 16);
    *c += *d;
    *b = rotate(*b ^ *c, 12);
    *a += *b;
    *d = rotate(*d ^ *a, 8);
    *c += *d;
    *b = rotate(*b ^ *c, 7);
}

static APART void block(void) {
    const u32x4 *from = (const u32x4 *) state;
    u32x4 *to = (u32x4 *) stream;
    u32x4 a = from[0], b = from[1], c = from[2], d = from[3];
    for (int i = 0; i < 10; i++) {
        quarters(&a, &b, &c, &d);
        b = __builtin_shufflevector(b, b, 1, 2, 3, 0);
        c = __builtin_shufflevector(c, c, 2, 3, 0, 1);
        d = __builtin_shufflevector(d, d, 3, 0, 1, 2);
        quarters(&a, &b, &c, &d);
        b = __builtin_shufflevector(b, b, 3, 0, 1, 2);
        c = __builtin_shufflevector(c, c, 2, 3, 0, 1);
        d = __builtin_shufflevector(d, d, 1, 2, 3, 0);
    }
    to[0] = a + from[0];
    to[1] = b + from[1];
    to[2] = c + from[2];
    to[3] = d + from[3];
}

#else

static inline uint32_t rotate(uint32_t x, int count) {
    return x << count | x >> (32 - count);
}

static inline void quarter(uint32_t *x, int a, int b, int c, int d) {
    x[a] += x[b];
    x[d] = rotate(x[d] ^ x[a], 16);
    x[c] += x[d];
    x[b] = rotate(x[b] ^ x[c], 12);
    x[a] += x[b];
    x[d] = rotate(x[d] ^ x[a], 8);
    x[c] += x[d];
    x[b] = rotate(x[b] ^ x[c], 7);
}

static APART void block(void) {
    uint32_t x[16];
    for (int i = 0; i < 16; i++) {
        x[i] = state[i];
    }
    for (int i = 0; i < 10; i++) {
        quarter(x, 0, 4, 8, 12);
        quarter(x, 1, 5, 9, 13);
        quarter(x, 2, 6, 10, 14);
        quarter(x, 3, 7, 11, 15);
        quarter(x, 0, 5, 10, 15);
        quarter(x, 1, 6, 11, 12);
        quarter(x, 2, 7, 8, 13);
        quarter(x, 3, 4, 9, 14);
    }
    for (int i = 0; i < 16; i++) {
        stream[i] = x[i] + state[i];
    }
}

#endif

// The first block is that of RFC 8439, section 2.3.2, so that run(1) is its first word, e4e7f110.
// The exclusive or of the first words of all blocks.
KERNEL {
    for (int i = 0; i < 16; i++) {
        state[i] = initial[i];
    }
    uint32_t sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        block();
        sum ^= stream[0];
        state[12]++;
    }
    return sum;
}
