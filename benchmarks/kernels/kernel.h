// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// What every kernel in C has in common: exact types, and the one export run(n) -> checksum.

#ifndef TRIFOLA_KERNEL_H
#define TRIFOLA_KERNEL_H

#include <stdint.h>

#ifdef __wasm__
#define KERNEL __attribute__((export_name("run"))) uint32_t run(uint32_t n)
#else
#define KERNEL uint32_t run(uint32_t n)
#endif

// Keeps a function a function of its own.
#define APART __attribute__((noinline))

// The step of the checksum (FNV-1a over words).
static inline uint32_t mix(uint32_t sum, uint32_t value) {
    return (sum ^ value) * 16777619u;
}

#define MIX_START 2166136261u

// Both halves of a double's bits, so that a checksum sees every one of them.
static inline uint32_t mix_double(uint32_t sum, double value) {
    union {
        double number;
        uint64_t bits;
    } view = {value};
    return mix(mix(sum, (uint32_t) view.bits), (uint32_t) (view.bits >> 32));
}

// Marsaglia's 32-bit xorshift; the state must not be zero.
static inline uint32_t xorshift(uint32_t *state) {
    uint32_t x = *state;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    *state = x;
    return x;
}

#endif
