// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// The lines of a text of 64 KiB and the characters in it: bytes compared with one or a range, and
// the results counted. With SIMD sixteen bytes at once, by i8x16.bitmask. n rounds.

#include "vector.h"

enum { LENGTH = 65536 };

static uint8_t text[LENGTH] __attribute__((aligned(16)));

#ifdef VECTORS
typedef uint8_t u8x16 __attribute__((vector_size(16)));
typedef int8_t s8x16 __attribute__((vector_size(16)));

static inline u8x16 all(uint8_t c) {
    return (u8x16) {c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c};
}

static inline uint32_t bits(s8x16 mask) {
    return (uint32_t) __builtin_wasm_bitmask_i8x16(mask);
}
#endif

// The place of a byte from a multiple of 16 on, or LENGTH.
static APART uint32_t find(uint8_t c, uint32_t from) {
#ifdef VECTORS
    u8x16 wanted = all(c);
    for (; from < LENGTH; from += 16) {
        uint32_t found = bits((s8x16) (*(const u8x16 *) &text[from] == wanted));
        if (found != 0) {
            return from + (uint32_t) __builtin_ctz(found);
        }
    }
    return LENGTH;
#else
    while (from < LENGTH && text[from] != c) {
        from++;
    }
    return from;
#endif
}

// How many bytes begin a character of UTF-8.
static APART uint32_t characters(void) {
    uint32_t count = 0;
#ifdef VECTORS
    for (uint32_t i = 0; i < LENGTH; i += 16) {
        u8x16 kind = *(const u8x16 *) &text[i] & all(0xc0);
        count += (uint32_t) __builtin_popcount(bits((s8x16) (kind != all(0x80))));
    }
#else
    for (uint32_t i = 0; i < LENGTH; i++) {
        count += (text[i] & 0xc0) != 0x80;
    }
#endif
    return count;
}

// Upper-cases the ASCII letters.
static APART void upper_case(void) {
#ifdef VECTORS
    for (uint32_t i = 0; i < LENGTH; i += 16) {
        u8x16 c = *(const u8x16 *) &text[i];
        u8x16 small = (u8x16) (c - all('a') < all(26));
        *(u8x16 *) &text[i] = c - (small & all('a' - 'A'));
    }
#else
    for (uint32_t i = 0; i < LENGTH; i++) {
        if ((uint8_t) (text[i] - 'a') < 26) {
            text[i] -= 'a' - 'A';
        }
    }
#endif
}

KERNEL {
    uint32_t state = 3141592653u;
    uint32_t sum = MIX_START;
    for (uint32_t i = 0; i < LENGTH; i++) {
        uint32_t random = xorshift(&state);
        text[i] = (uint8_t) ((random & 0x7000) == 0 ? random >> 24 : 'a' + (random >> 16) % 26);
    }
    for (uint32_t i = 0; i < n; i++) {
        sum = mix(sum, find((uint8_t) i, (uint32_t) (i * 4096) % LENGTH));
        sum = mix(sum, characters());
        upper_case();
        text[xorshift(&state) % LENGTH] = (uint8_t) i;
    }
    return sum;
}
