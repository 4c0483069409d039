// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// memory.fill and memory.copy, short and long, overlapping and not: n rounds over 64 KiB.

#include "kernel.h"

enum { SIZE = 65536 };

static uint8_t bytes[2 * SIZE];

KERNEL {
    for (uint32_t i = 0; i < SIZE; i++) {
        bytes[i] = (uint8_t) (i * 7 + (i >> 8));
    }
    uint32_t sum = MIX_START;
    for (uint32_t round = 0; round < n; round++) {
        uint32_t start = round * 4099 % (SIZE / 2);
        __builtin_memcpy(bytes + SIZE, bytes, SIZE);
        __builtin_memmove(bytes + 1, bytes, SIZE - 1);
        __builtin_memmove(bytes + start, bytes + start + 3, SIZE / 2 - 3);
        __builtin_memset(bytes + SIZE + start, (int) (round & 255), SIZE / 4);
        for (uint32_t length = 1; length <= 64; length++) {
            uint32_t from = (start + length * 131) % (SIZE - 64);
            __builtin_memmove(bytes + from + length % 5, bytes + from, length);
        }
        sum = mix(sum, bytes[start] | (uint32_t) bytes[SIZE + start + 11] << 8);
        sum = mix(sum, bytes[SIZE - 1 - start] | (uint32_t) bytes[2 * SIZE - 1 - start] << 8);
    }
    return sum;
}
