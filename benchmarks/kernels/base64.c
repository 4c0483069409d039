// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Bytes through tables: base64 of 48 KiB, decoded again, with a table-driven CRC-32 over both.
// n rounds.

#include "kernel.h"

enum { LENGTH = 49152, CODED = LENGTH / 3 * 4 };

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static uint8_t bytes[LENGTH];
static uint8_t coded[CODED];
static uint8_t decoded[LENGTH];
static int8_t values[256];
static uint32_t crcs[256];

static void make_tables(void) {
    for (uint32_t i = 0; i < 256; i++) {
        values[i] = -1;
        uint32_t crc = i;
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (0xedb88320u & (0 - (crc & 1)));
        }
        crcs[i] = crc;
    }
    for (int8_t i = 0; i < 64; i++) {
        values[(uint8_t) alphabet[i]] = i;
    }
}

static APART void encode(void) {
    uint8_t *to = coded;
    for (const uint8_t *from = bytes; from < bytes + LENGTH; from += 3) {
        uint32_t group = (uint32_t) from[0] << 16 | (uint32_t) from[1] << 8 | from[2];
        *to++ = (uint8_t) alphabet[group >> 18];
        *to++ = (uint8_t) alphabet[group >> 12 & 63];
        *to++ = (uint8_t) alphabet[group >> 6 & 63];
        *to++ = (uint8_t) alphabet[group & 63];
    }
}

// Returns the number of bytes that are not of the alphabet.
static APART uint32_t decode(void) {
    uint8_t *to = decoded;
    uint32_t group = 0;
    uint32_t bits = 0;
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < CODED; i++) {
        int32_t value = values[coded[i]];
        if (value < 0) {
            wrong++;
            continue;
        }
        group = group << 6 | (uint32_t) value;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            *to++ = (uint8_t) (group >> bits);
        }
    }
    return wrong;
}

static APART uint32_t crc(const uint8_t *data, uint32_t length) {
    uint32_t sum = 0xffffffffu;
    for (uint32_t i = 0; i < length; i++) {
        sum = sum >> 8 ^ crcs[(sum ^ data[i]) & 0xff];
    }
    return ~sum;
}

KERNEL {
    uint32_t state = 123456789u;
    uint32_t sum = MIX_START;
    make_tables();
    for (uint32_t i = 0; i < LENGTH; i++) {
        bytes[i] = (uint8_t) xorshift(&state);
    }
    for (uint32_t i = 0; i < n; i++) {
        encode();
        sum = mix(sum, crc(coded, CODED));
        coded[xorshift(&state) % CODED] = '=';
        sum = mix(sum, decode());
        sum = mix(sum, crc(decoded, LENGTH));
        bytes[i % LENGTH] ^= (uint8_t) sum;
    }
    return sum;
}
