// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Vectors of 128 bits for the kernels that are built twice: with SIMD, where VECTORS is defined,
// and without. The compiler makes v128 instructions of the operators on these types.

#ifndef TRIFOLA_VECTOR_H
#define TRIFOLA_VECTOR_H

#include "kernel.h"

#ifdef __wasm_simd128__
#define VECTORS 1

typedef uint16_t u16x8 __attribute__((vector_size(16)));
typedef uint32_t u32x4 __attribute__((vector_size(16)));
typedef float f32x4 __attribute__((vector_size(16)));

// Half a vector of bytes, and the same aligned as one byte, for loads and stores anywhere.
typedef uint8_t u8x8 __attribute__((vector_size(8)));
typedef u8x8 u8x8_anywhere __attribute__((aligned(1)));
#endif

#endif
