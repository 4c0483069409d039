// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Compression as the LZ77 family does it: a hash table of positions finds matches, sequences of
// literals and matches are written as bytes; then the bytes are expanded and compared. n rounds
// over a text of 64 KiB of words that repeat.

#include "kernel.h"

enum { LENGTH = 65536, HASH_BITS = 13, LEAST = 4, WORDS = 512 };

static uint8_t text[LENGTH];
static uint8_t packed[2 * LENGTH];
static uint8_t expanded[LENGTH];
static uint32_t heads[1 << HASH_BITS];

static inline uint32_t read32(const uint8_t *at) {
    return at[0] | (uint32_t) at[1] << 8 | (uint32_t) at[2] << 16 | (uint32_t) at[3] << 24;
}

// A length as seven bits a byte.
static inline uint8_t *put_length(uint8_t *to, uint32_t length) {
    while (length >= 0x80) {
        *to++ = (uint8_t) (length | 0x80);
        length >>= 7;
    }
    *to++ = (uint8_t) length;
    return to;
}

static inline const uint8_t *get_length(const uint8_t *from, uint32_t *length) {
    uint32_t value = 0;
    int shift = 0;
    do {
        value |= (uint32_t) (*from & 0x7f) << shift;
        shift += 7;
    } while ((*from++ & 0x80) != 0);
    *length = value;
    return from;
}

static APART uint32_t compress(void) {
    for (uint32_t i = 0; i < 1 << HASH_BITS; i++) {
        heads[i] = 0;
    }
    uint8_t *to = packed;
    uint32_t literals = 0;
    uint32_t at = 1;
    while (at + LEAST <= LENGTH) {
        uint32_t word = read32(text + at);
        uint32_t slot = word * 2654435761u >> (32 - HASH_BITS);
        uint32_t candidate = heads[slot];
        heads[slot] = at;
        if (read32(text + candidate) != word) {
            at++;
            continue;
        }
        uint32_t match = LEAST;
        while (at + match < LENGTH && text[candidate + match] == text[at + match]) {
            match++;
        }
        to = put_length(to, at - literals);
        while (literals < at) {
            *to++ = text[literals++];
        }
        to = put_length(to, match);
        to = put_length(to, at - candidate);
        at += match;
        literals = at;
    }
    to = put_length(to, LENGTH - literals);
    while (literals < LENGTH) {
        *to++ = text[literals++];
    }
    return (uint32_t) (to - packed);
}

static APART void expand(void) {
    const uint8_t *from = packed;
    uint32_t at = 0;
    for (;;) {
        uint32_t length;
        from = get_length(from, &length);
        while (length-- > 0) {
            expanded[at++] = *from++;
        }
        if (at == LENGTH) {
            return;
        }
        uint32_t distance;
        from = get_length(from, &length);
        from = get_length(from, &distance);
        while (length-- > 0) {
            expanded[at] = expanded[at - distance];
            at++;
        }
    }
}

// Words of two to nine letters, some far more often than others; now and then a new one.
static void write_text(uint32_t *state) {
    static uint32_t seeds[WORDS];
    for (uint32_t i = 0; i < WORDS; i++) {
        seeds[i] = xorshift(state);
    }
    uint32_t at = 0;
    while (at < LENGTH) {
        uint32_t random = xorshift(state);
        uint32_t choice = (random & 0xff) * (random >> 8 & 0xff) >> 7;
        uint32_t word = (random & 0x1f0000) == 0 ? random | 1 : seeds[choice];
        uint32_t length = 2 + word % 8;
        for (uint32_t i = 0; i < length && at < LENGTH; i++) {
            text[at++] = (uint8_t) ('a' + word % 26);
            word = word * 1103515245u + 12345u;
        }
        if (at < LENGTH) {
            text[at++] = ' ';
        }
    }
}

KERNEL {
    uint32_t state = 88675123u;
    uint32_t sum = MIX_START;
    write_text(&state);
    for (uint32_t i = 0; i < n; i++) {
        text[xorshift(&state) % LENGTH] = (uint8_t) i;
        sum = mix(sum, compress());
        expand();
        uint32_t same = 0;
        for (uint32_t j = 0; j < LENGTH; j++) {
            same += text[j] == expanded[j];
        }
        sum = mix(sum, same);
    }
    return sum;
}
