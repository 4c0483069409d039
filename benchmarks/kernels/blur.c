// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Bytes widened, added, shifted and narrowed: n passes of a blur, weights 1 2 1 along both axes,
// over a grey image of 256 by 256 pixels. Built with SIMD as simd-blur, without as blur.

#include "vector.h"

enum { SIDE = 256, EDGE = 16, STRIDE = SIDE + 2 * EDGE };

// A margin around the image, which stays 0, spares the loops the special cases.
static uint8_t image[(SIDE + 2) * STRIDE] __attribute__((aligned(16)));
static uint8_t other[(SIDE + 2) * STRIDE] __attribute__((aligned(16)));

#ifdef VECTORS

// Eight pixels: each (before + 2 * middle + after + 2) / 4.
static inline u8x8 weigh(const uint8_t *pixel, int step) {
    u16x8 before = __builtin_convertvector(*(const u8x8_anywhere *) (pixel - step), u16x8);
    u16x8 middle = __builtin_convertvector(*(const u8x8_anywhere *) pixel, u16x8);
    u16x8 after = __builtin_convertvector(*(const u8x8_anywhere *) (pixel + step), u16x8);
    return __builtin_convertvector((before + middle + middle + after + 2) >> 2, u8x8);
}

enum { WIDTH = 8 };

static inline void put(uint8_t *to, const uint8_t *from, int step) {
    *(u8x8_anywhere *) to = weigh(from, step);
}

#else

enum { WIDTH = 1 };

static inline void put(uint8_t *to, const uint8_t *from, int step) {
    *to = (uint8_t) ((from[-step] + 2 * from[0] + from[step] + 2) >> 2);
}

#endif

static APART void pass(uint8_t *to, const uint8_t *from, int step) {
    for (int y = 1; y <= SIDE; y++) {
        for (int x = 0; x < SIDE; x += WIDTH) {
            int i = y * STRIDE + EDGE + x;
            put(to + i, from + i, step);
        }
    }
}

KERNEL {
    uint32_t random = 1;
    for (int y = 1; y <= SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
            image[y * STRIDE + EDGE + x] = (uint8_t) xorshift(&random);
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        // A new row in each pass, or the image would soon stay as it is.
        for (int x = 0; x < SIDE; x++) {
            image[(i % SIDE + 1) * STRIDE + EDGE + x] = (uint8_t) xorshift(&random);
        }
        pass(other, image, 1);
        pass(image, other, STRIDE);
    }
    uint32_t sum = MIX_START;
    for (int y = 1; y <= SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
            sum = mix(sum, image[y * STRIDE + EDGE + x]);
        }
    }
    return sum;
}
