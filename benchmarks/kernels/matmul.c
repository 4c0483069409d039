// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Floating-point loads, multiplications and additions: the product of two n by n matrices of
// doubles, n at most 512.

#include "kernel.h"

enum { MAX = 512 };

static double a[MAX * MAX];
static double b[MAX * MAX];
static double c[MAX * MAX];

static APART void fill(uint32_t n) {
    for (uint32_t i = 0; i < n * n; i++) {
        a[i] = (double) (i % 97) / 97.0;
        b[i] = (double) (i % 89) / 89.0;
    }
}

static APART void multiply(uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j < n; j++) {
            double sum = 0;
            for (uint32_t k = 0; k < n; k++) {
                sum += a[i * n + k] * b[k * n + j];
            }
            c[i * n + j] = sum;
        }
    }
}

KERNEL {
    if (n > MAX) {
        n = MAX;
    }
    fill(n);
    multiply(n);
    uint32_t sum = MIX_START;
    for (uint32_t i = 0; i < n * n; i++) {
        sum = mix_double(sum, c[i]);
    }
    return sum;
}
