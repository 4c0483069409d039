// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Floating-point arithmetic in registers and an unpredictable exit: the Mandelbrot set on a grid of
// n by n points.

#include "kernel.h"

enum { ITERATIONS = 100 };

static uint32_t escape_time(double cx, double cy) {
    double x = 0;
    double y = 0;
    uint32_t i = 0;
    while (i < ITERATIONS) {
        double xx = x * x;
        double yy = y * y;
        if (xx + yy > 4.0) {
            break;
        }
        y = 2 * x * y + cy;
        x = xx - yy + cx;
        i++;
    }
    return i;
}

KERNEL {
    uint32_t sum = MIX_START;
    for (uint32_t row = 0; row < n; row++) {
        double cy = 2.5 * row / n - 1.25;
        for (uint32_t column = 0; column < n; column++) {
            double cx = 3.0 * column / n - 2.25;
            sum = mix(sum, escape_time(cx, cy));
        }
    }
    return sum;
}
