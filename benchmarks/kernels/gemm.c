// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// The product of two matrices of floats, a row at a time: broadcast, multiply and add, n times
// for matrices of 128 by 128. With SIMD four columns at once, in the same order.

#include "vector.h"

enum { SIDE = 128 };

static float a[SIDE][SIDE] __attribute__((aligned(16)));
static float b[SIDE][SIDE] __attribute__((aligned(16)));
static float c[SIDE][SIDE] __attribute__((aligned(16)));

static APART void multiply(void) {
    for (uint32_t i = 0; i < SIDE; i++) {
#ifdef VECTORS
        for (uint32_t j = 0; j < SIDE; j += 8) {
            f32x4 first = {0, 0, 0, 0};
            f32x4 second = {0, 0, 0, 0};
            for (uint32_t k = 0; k < SIDE; k++) {
                float x = a[i][k];
                f32x4 all = {x, x, x, x};
                first += all * *(const f32x4 *) &b[k][j];
                second += all * *(const f32x4 *) &b[k][j + 4];
            }
            *(f32x4 *) &c[i][j] = first;
            *(f32x4 *) &c[i][j + 4] = second;
        }
#else
        for (uint32_t j = 0; j < SIDE; j += 2) {
            float first = 0;
            float second = 0;
            for (uint32_t k = 0; k < SIDE; k++) {
                float x = a[i][k];
                first += x * b[k][j];
                second += x * b[k][j + 1];
            }
            c[i][j] = first;
            c[i][j + 1] = second;
        }
#endif
    }
}

KERNEL {
    uint32_t state = 1099087573u;
    uint32_t sum = MIX_START;
    for (uint32_t i = 0; i < SIDE * SIDE; i++) {
        a[i / SIDE][i % SIDE] = (float) (xorshift(&state) >> 20) / 4096;
        b[i / SIDE][i % SIDE] = (float) (xorshift(&state) >> 20) / 4096;
    }
    for (uint32_t i = 0; i < n; i++) {
        multiply();
        for (uint32_t j = 0; j < SIDE; j++) {
            sum = mix_double(sum, c[j][(i + j) % SIDE]);
            a[(i + j) % SIDE][j] = c[j][i % SIDE] / SIDE;
        }
    }
    return sum;
}
