// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Doubles with strides: the fast Fourier transform of 4,096 complex numbers, in place and back,
// n times.

#include "kernel.h"

enum { BITS = 12, LENGTH = 1 << BITS };

static double real[LENGTH];
static double imaginary[LENGTH];
static double cosines[LENGTH / 2];
static double sines[LENGTH / 2];

// The roots of unity: those of half the angle by square roots, the others by products.
static void make_roots(void) {
    double c = -1;
    double s = 0;
    for (uint32_t step = LENGTH / 2; step > 0; step /= 2) {
        if (step < LENGTH / 2) {
            cosines[step] = c;
            sines[step] = s;
        }
        s = __builtin_sqrt((1 - c) / 2);
        c = __builtin_sqrt((1 + c) / 2);
    }
    cosines[0] = 1;
    sines[0] = 0;
    for (uint32_t step = LENGTH / 4; step > 0; step /= 2) {
        for (uint32_t i = step; i < LENGTH / 2; i += 2 * step) {
            uint32_t rest = i - step;
            cosines[i] = cosines[step] * cosines[rest] - sines[step] * sines[rest];
            sines[i] = sines[step] * cosines[rest] + cosines[step] * sines[rest];
        }
    }
}

static APART void reverse(double *numbers) {
    uint32_t j = 0;
    for (uint32_t i = 1; i < LENGTH; i++) {
        uint32_t bit = LENGTH >> 1;
        for (; j & bit; bit >>= 1) {
            j ^= bit;
        }
        j |= bit;
        if (i < j) {
            double swapped = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = swapped;
        }
    }
}

// The transform, or with sign -1 its inverse times LENGTH.
static APART void transform(double sign) {
    reverse(real);
    reverse(imaginary);
    for (uint32_t half = 1; half < LENGTH; half *= 2) {
        uint32_t stride = LENGTH / 2 / half;
        for (uint32_t start = 0; start < LENGTH; start += 2 * half) {
            for (uint32_t i = 0; i < half; i++) {
                double c = cosines[i * stride];
                double s = sign * sines[i * stride];
                uint32_t a = start + i;
                uint32_t b = a + half;
                double x = c * real[b] - s * imaginary[b];
                double y = c * imaginary[b] + s * real[b];
                real[b] = real[a] - x;
                imaginary[b] = imaginary[a] - y;
                real[a] += x;
                imaginary[a] += y;
            }
        }
    }
}

KERNEL {
    uint32_t state = 19937u;
    uint32_t sum = MIX_START;
    make_roots();
    for (uint32_t i = 0; i < LENGTH; i++) {
        real[i] = (double) (int32_t) xorshift(&state);
        imaginary[i] = 0;
    }
    for (uint32_t i = 0; i < n; i++) {
        transform(1);
        sum = mix_double(sum, real[i % LENGTH]);
        transform(-1);
        for (uint32_t j = 0; j < LENGTH; j++) {
            real[j] /= LENGTH;
            imaginary[j] /= LENGTH;
        }
        sum = mix_double(sum, real[i % LENGTH]);
    }
    return sum;
}
