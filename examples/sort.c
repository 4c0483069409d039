// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Allocates records of many sizes, sorts them with qsort, checks the order, and prints a checksum:
// work for malloc, memory.grow and call_indirect (the comparison function).

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct record {
    uint32_t key;
    uint32_t length;
    char *text;
};

static uint32_t state = 2463534242u;

// Marsaglia's 32-bit xorshift.
static uint32_t next(void) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

static int by_text(const void *left, const void *right) {
    const struct record *a = left;
    const struct record *b = right;
    int order = strcmp(a->text, b->text);
    if (order != 0) {
        return order;
    }
    return a->key < b->key ? -1 : a->key > b->key;
}

// Fills a record with a word of 1 to 12 letters.
static int fill(struct record *record) {
    record->key = next();
    record->length = 1 + next() % 12;
    record->text = malloc(record->length + 1);
    if (record->text == NULL) {
        return 0;
    }
    for (uint32_t i = 0; i < record->length; i++) {
        record->text[i] = (char) ('a' + next() % 26);
    }
    record->text[record->length] = '\0';
    return 1;
}

static uint32_t checksum(const struct record *records, uint32_t count) {
    uint32_t sum = 2166136261u;
    for (uint32_t i = 0; i < count; i++) {
        sum = (sum ^ records[i].key) * 16777619u;
        for (const char *c = records[i].text; *c != '\0'; c++) {
            sum = (sum ^ (unsigned char) *c) * 16777619u;
        }
    }
    return sum;
}

int main(int argc, char **argv) {
    long requested = argc > 1 ? strtol(argv[1], NULL, 10) : 100000;
    if (requested < 1 || requested > 5000000) {
        fprintf(stderr, "usage: sort [COUNT], COUNT from 1 to 5000000\n");
        return 2;
    }
    uint32_t count = (uint32_t) requested;
    struct record *records = malloc(count * sizeof *records);
    if (records == NULL) {
        fprintf(stderr, "sort: out of memory\n");
        return 1;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!fill(&records[i])) {
            fprintf(stderr, "sort: out of memory after %u records\n", i);
            return 1;
        }
    }
    qsort(records, count, sizeof *records, by_text);
    for (uint32_t i = 1; i < count; i++) {
        if (by_text(&records[i - 1], &records[i]) > 0) {
            fprintf(stderr, "sort: record %u is out of order\n", i);
            return 1;
        }
    }
    printf("%u records in order, first \"%s\", last \"%s\", checksum %08x\n", count,
           records[0].text, records[count - 1].text, checksum(records, count));
    for (uint32_t i = 0; i < count; i++) {
        free(records[i].text);
    }
    free(records);
    return 0;
}
