// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Recursion and branches that depend on data: the ways to place n queens on an n by n board, by
// trying the free squares of each row.

#include "kernel.h"

static APART uint32_t place(uint32_t all, uint32_t columns, uint32_t left, uint32_t right) {
    if (columns == all) {
        return 1;
    }
    uint32_t count = 0;
    uint32_t free = all & ~(columns | left | right);
    while (free != 0) {
        uint32_t queen = free & (0 - free);
        free ^= queen;
        count += place(all, columns | queen, (left | queen) << 1, (right | queen) >> 1);
    }
    return count;
}

KERNEL {
    return place((1u << n) - 1, 0, 0, 0);
}
