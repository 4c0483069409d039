// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Comparisons of doubles and values chosen by them: a Julia set of n by n points. With SIMD two
// points at once in an f64x2, where the one that has escaped waits for the other.

#include "vector.h"

enum { STEPS = 200 };

static const double constant_x = -0.7269;
static const double constant_y = 0.1889;

#ifdef VECTORS
typedef double f64x2 __attribute__((vector_size(16)));
typedef int64_t s64x2 __attribute__((vector_size(16)));

static APART uint32_t steps(double first, double second, double row) {
    f64x2 x = {first, second};
    f64x2 y = {row, row};
    f64x2 cx = {constant_x, constant_x};
    f64x2 cy = {constant_y, constant_y};
    f64x2 limit = {4, 4};
    s64x2 count = {0, 0};
    for (uint32_t i = 0; i < STEPS; i++) {
        f64x2 xx = x * x;
        f64x2 yy = y * y;
        s64x2 inside = (s64x2) (xx + yy <= limit);
        if ((inside[0] | inside[1]) == 0) {
            break;
        }
        count -= inside;
        f64x2 nx = xx - yy + cx;
        f64x2 ny = (x + x) * y + cy;
        x = (f64x2) (((s64x2) nx & inside) | ((s64x2) x & ~inside));
        y = (f64x2) (((s64x2) ny & inside) | ((s64x2) y & ~inside));
    }
    return (uint32_t) count[0] << 16 | (uint32_t) count[1];
}
#else
static uint32_t steps_of(double x, double y) {
    uint32_t count = 0;
    while (count < STEPS && x * x + y * y <= 4) {
        double next = x * x - y * y + constant_x;
        y = (x + x) * y + constant_y;
        x = next;
        count++;
    }
    return count;
}

static APART uint32_t steps(double first, double second, double row) {
    return steps_of(first, row) << 16 | steps_of(second, row);
}
#endif

KERNEL {
    uint32_t sum = MIX_START;
    double scale = 3.0 / n;
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j + 1 < n; j += 2) {
            sum = mix(sum, steps(j * scale - 1.5, (j + 1) * scale - 1.5, i * scale - 1.5));
        }
    }
    return sum;
}
