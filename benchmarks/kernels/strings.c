// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Byte-wise work on strings: length, copy, compare, search and upper-casing, by loops of our own,
// n rounds over a text of 4,096 bytes.

#include "kernel.h"

enum { LENGTH = 4096 };

static char text[LENGTH + 1];
static char other[LENGTH + 1];
static const char word[] = "trifola";

static APART uint32_t length(const char *s) {
    const char *end = s;
    while (*end != '\0') {
        end++;
    }
    return (uint32_t) (end - s);
}

static APART void copy(char *to, const char *from) {
    while ((*to++ = *from++) != '\0') {
    }
}

static APART int compare(const char *a, const char *b) {
    while (*a != '\0' && *a == *b) {
        a++;
        b++;
    }
    return (unsigned char) *a - (unsigned char) *b;
}

// How often the word occurs.
static APART uint32_t occurrences(const char *s, const char *what) {
    uint32_t count = 0;
    for (; *s != '\0'; s++) {
        uint32_t i = 0;
        while (what[i] != '\0' && s[i] == what[i]) {
            i++;
        }
        count += what[i] == '\0';
    }
    return count;
}

static APART void upper_case(char *s) {
    for (; *s != '\0'; s++) {
        if (*s >= 'a' && *s <= 'z') {
            *s -= 'a' - 'A';
        }
    }
}

static void write_text(void) {
    uint32_t state = 362436069u;
    for (uint32_t i = 0; i < LENGTH; i++) {
        uint32_t random = xorshift(&state) >> 8;
        text[i] = random % 8 == 0 ? ' ' : (char) ('a' + random % 23);
    }
    for (uint32_t i = 0; i + 64 < LENGTH; i += 64) {
        for (uint32_t j = 0; word[j] != '\0'; j++) {
            text[i + j] = word[j];
        }
    }
    text[LENGTH] = '\0';
}

KERNEL {
    write_text();
    uint32_t sum = MIX_START;
    for (uint32_t round = 0; round < n; round++) {
        copy(other, text);
        sum = mix(sum, (uint32_t) compare(other, text));
        other[round % LENGTH] = '#';
        sum = mix(sum, (uint32_t) compare(other, text));
        sum = mix(sum, occurrences(other, word));
        upper_case(other);
        sum = mix(sum, length(other) + (uint32_t) other[round * 7 % LENGTH]);
    }
    return sum;
}
