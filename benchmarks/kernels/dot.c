// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Multiplications and additions of single-precision floats in four lanes: n dot products of 1,024
// elements. Built with SIMD as simd-dot, without as dot. Both add in the same order, four sums
// beside each other, so that the results are the same.

#include "vector.h"

enum { LENGTH = 1024 };

static float a[LENGTH] __attribute__((aligned(16)));
static float b[LENGTH] __attribute__((aligned(16)));

#ifdef VECTORS

static APART float dot(void) {
    const f32x4 *x = (const f32x4 *) a;
    const f32x4 *y = (const f32x4 *) b;
    f32x4 sum = {0, 0, 0, 0};
    for (int i = 0; i < LENGTH / 4; i++) {
        sum += x[i] * y[i];
    }
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

#else

static APART float dot(void) {
    float sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
    for (int i = 0; i < LENGTH; i += 4) {
        sum0 += a[i] * b[i];
        sum1 += a[i + 1] * b[i + 1];
        sum2 += a[i + 2] * b[i + 2];
        sum3 += a[i + 3] * b[i + 3];
    }
    return (sum0 + sum1) + (sum2 + sum3);
}

#endif

KERNEL {
    for (int i = 0; i < LENGTH; i++) {
        a[i] = (float) (i % 97) / 97.0f;
        b[i] = (float) (i % 89) / 89.0f - 0.5f;
    }
    uint32_t sum = MIX_START;
    for (uint32_t i = 0; i < n; i++) {
        union {
            float number;
            uint32_t bits;
        } view = {dot()};
        sum = mix(sum, view.bits);
        a[i % LENGTH] += 0.125f;
    }
    return sum;
}
