// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Floats of 32 bits: a sawtooth through four filters of second order in a row and a delay line
// with feedback, clipped and converted to samples of 16 bits. n blocks of 4,096 samples.

#include "kernel.h"

enum { LENGTH = 4096, SECTIONS = 4, DELAY = 1021 };

struct section {
    float b0, b1, b2, a1, a2;
    float x1, x2, y1, y2;
};

static const float coefficients[SECTIONS][5] = {
    {0.0675f, 0.1349f, 0.0675f, -1.143f, 0.4128f},
    {0.8006f, -1.6012f, 0.8006f, -1.5610f, 0.6414f},
    {1.0500f, -1.7900f, 0.7600f, -1.7900f, 0.8100f},
    {0.2929f, 0.5858f, 0.2929f, -0.0000f, 0.1716f},
};

static struct section sections[SECTIONS];
static float buffer[LENGTH];
static float line[DELAY];
static int16_t samples[LENGTH];
static uint32_t line_at;

static APART void saw(float *phase, float step) {
    for (uint32_t i = 0; i < LENGTH; i++) {
        *phase += step;
        if (*phase >= 1.0f) {
            *phase -= 2.0f;
        }
        buffer[i] = *phase;
    }
}

static APART void apply(struct section *s) {
    float x1 = s->x1, x2 = s->x2, y1 = s->y1, y2 = s->y2;
    for (uint32_t i = 0; i < LENGTH; i++) {
        float x = buffer[i];
        float y = s->b0 * x + s->b1 * x1 + s->b2 * x2 - s->a1 * y1 - s->a2 * y2;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        buffer[i] = y;
    }
    s->x1 = x1;
    s->x2 = x2;
    s->y1 = y1;
    s->y2 = y2;
}

static APART void echo(float feedback) {
    for (uint32_t i = 0; i < LENGTH; i++) {
        float y = buffer[i] + feedback * line[line_at];
        line[line_at] = y;
        line_at = line_at + 1 == DELAY ? 0 : line_at + 1;
        buffer[i] = y;
    }
}

static APART void convert(void) {
    for (uint32_t i = 0; i < LENGTH; i++) {
        float y = buffer[i] * 20000.0f;
        y = y > 32767.0f ? 32767.0f : y < -32768.0f ? -32768.0f : y;
        samples[i] = (int16_t) y;
    }
}

KERNEL {
    uint32_t sum = MIX_START;
    float phase = 0;
    line_at = 0;
    for (uint32_t i = 0; i < DELAY; i++) {
        line[i] = 0;
    }
    for (uint32_t i = 0; i < SECTIONS; i++) {
        const float *c = coefficients[i];
        sections[i] = (struct section) {c[0], c[1], c[2], c[3], c[4], 0, 0, 0, 0};
    }
    for (uint32_t i = 0; i < n; i++) {
        saw(&phase, 0.01f + 0.001f * (float) (i % 32));
        for (uint32_t j = 0; j < SECTIONS; j++) {
            apply(&sections[j]);
        }
        echo(0.5f);
        convert();
        for (uint32_t j = 0; j < LENGTH; j += 16) {
            sum = mix(sum, (uint16_t) samples[j]);
        }
    }
    return sum;
}
