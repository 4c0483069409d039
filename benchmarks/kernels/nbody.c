// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Floating-point arithmetic on structures, square roots and divisions: five bodies that attract
// each other, n steps. Masses, places and speeds are invented.

#include "kernel.h"

enum { BODIES = 5 };

static const double STEP = 0.001;

struct body {
    double x, y, z;
    double vx, vy, vz;
    double mass;
};

static struct body bodies[BODIES];

static void place(void) {
    for (uint32_t i = 0; i < BODIES; i++) {
        double at = i;
        struct body *body = &bodies[i];
        body->x = 5.0 * at;
        body->y = 0.75 * at - 0.1 * at * at;
        body->z = 0.03125 * at;
        body->vx = 0.25 * (at - 2.0);
        body->vy = i == 0 ? 0.0 : 6.25 / (1.0 + at);
        body->vz = 0.0625 * (2.0 - at);
        body->mass = i == 0 ? 40.0 : 0.01 * at;
    }
}

static APART void advance(void) {
    for (uint32_t i = 0; i < BODIES; i++) {
        struct body *a = &bodies[i];
        for (uint32_t j = i + 1; j < BODIES; j++) {
            struct body *b = &bodies[j];
            double dx = a->x - b->x;
            double dy = a->y - b->y;
            double dz = a->z - b->z;
            double square = dx * dx + dy * dy + dz * dz;
            double pull = STEP / (square * __builtin_sqrt(square));
            a->vx -= dx * b->mass * pull;
            a->vy -= dy * b->mass * pull;
            a->vz -= dz * b->mass * pull;
            b->vx += dx * a->mass * pull;
            b->vy += dy * a->mass * pull;
            b->vz += dz * a->mass * pull;
        }
    }
    for (uint32_t i = 0; i < BODIES; i++) {
        struct body *body = &bodies[i];
        body->x += STEP * body->vx;
        body->y += STEP * body->vy;
        body->z += STEP * body->vz;
    }
}

KERNEL {
    place();
    for (uint32_t step = 0; step < n; step++) {
        advance();
    }
    uint32_t sum = MIX_START;
    for (uint32_t i = 0; i < BODIES; i++) {
        sum = mix_double(mix_double(mix_double(sum, bodies[i].x), bodies[i].y), bodies[i].z);
    }
    return sum;
}
