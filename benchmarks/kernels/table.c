// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// A memory that grows, and links: a hash table with a list for each slot, in blocks of an allocator
// with free lists, through n insertions, updates and removals.

#include "kernel.h"

enum { PAGE = 65536, CLASSES = 8, UNIT = 16 };

struct entry {
    struct entry *next;
    uint32_t hash;
    uint32_t count;
    uint32_t length;
    uint8_t key[];
};

struct free_block {
    struct free_block *next;
};

static struct free_block *free_blocks[CLASSES];
static uint8_t *unused;
static uint8_t *unused_end;
static struct entry **slots;
static uint32_t slot_count;
static uint32_t entry_count;

// Where what the allocator gives begins, and memory for it that follows what it has.
#ifdef __wasm__
extern uint8_t __heap_base;

static uint8_t *heap_start(void) {
    return &__heap_base;
}

static uint8_t *heap_end(void) {
    return (uint8_t *) (__builtin_wasm_memory_size(0) * PAGE);
}

static void grow(void) {
    if (__builtin_wasm_memory_grow(0, 1) == (uintptr_t) -1) {
        __builtin_trap();
    }
}
#else
static uint8_t heap[1 << 28] __attribute__((aligned(16)));
static uint32_t heap_length;

static uint8_t *heap_start(void) {
    return heap;
}

static uint8_t *heap_end(void) {
    return heap + heap_length;
}

static void grow(void) {
    heap_length += PAGE;
}
#endif

static uint8_t *take(uint32_t size) {
    uint8_t *block = unused;
    unused += size;
    while (unused > unused_end) {
        grow();
        unused_end = heap_end();
    }
    return block;
}

static uint32_t size_class(uint32_t size) {
    return (size + UNIT - 1) / UNIT;
}

static APART void *allocate(uint32_t size) {
    uint32_t index = size_class(size);
    struct free_block *block = index < CLASSES ? free_blocks[index] : 0;
    if (block == 0) {
        return take(index * UNIT);
    }
    free_blocks[index] = block->next;
    return block;
}

static APART void release(void *memory, uint32_t size) {
    uint32_t index = size_class(size);
    struct free_block *block = memory;
    if (index < CLASSES) {
        block->next = free_blocks[index];
        free_blocks[index] = block;
    }
}

static struct entry **new_slots(uint32_t count) {
    struct entry **array = allocate(count * (uint32_t) sizeof(struct entry *));
    for (uint32_t i = 0; i < count; i++) {
        array[i] = 0;
    }
    return array;
}

static APART void rehash(void) {
    uint32_t count = 2 * slot_count;
    struct entry **array = new_slots(count);
    for (uint32_t i = 0; i < slot_count; i++) {
        struct entry *entry = slots[i];
        while (entry != 0) {
            struct entry *next = entry->next;
            struct entry **slot = &array[entry->hash & (count - 1)];
            entry->next = *slot;
            *slot = entry;
            entry = next;
        }
    }
    release(slots, slot_count * (uint32_t) sizeof(struct entry *));
    slots = array;
    slot_count = count;
}

// The link to the entry of a key, or the empty link where it belongs.
static APART struct entry **find(const uint8_t *key, uint32_t length, uint32_t hash) {
    struct entry **link = &slots[hash & (slot_count - 1)];
    for (; *link != 0; link = &(*link)->next) {
        const struct entry *entry = *link;
        if (entry->hash != hash || entry->length != length) {
            continue;
        }
        uint32_t i = 0;
        while (i < length && entry->key[i] == key[i]) {
            i++;
        }
        if (i == length) {
            break;
        }
    }
    return link;
}

static uint32_t entry_size(uint32_t length) {
    return (uint32_t) sizeof(struct entry) + length;
}

static APART uint32_t count(const uint8_t *key, uint32_t length) {
    uint32_t hash = MIX_START;
    for (uint32_t i = 0; i < length; i++) {
        hash = mix(hash, key[i]);
    }
    hash ^= hash >> 15;
    struct entry **link = find(key, length, hash);
    struct entry *entry = *link;
    if (entry == 0) {
        entry = allocate(entry_size(length));
        entry->next = 0;
        entry->hash = hash;
        entry->count = 1;
        entry->length = length;
        for (uint32_t i = 0; i < length; i++) {
            entry->key[i] = key[i];
        }
        *link = entry;
        if (++entry_count > slot_count) {
            rehash();
        }
        return 1;
    }
    if (++entry->count % 4 != 0) {
        return entry->count;
    }
    *link = entry->next;
    entry_count--;
    release(entry, entry_size(length));
    return 0;
}

// The name of a number: its digits to the base 36, three times.
static uint32_t write_key(uint8_t *key, uint32_t number) {
    uint32_t length = 0;
    for (int repeat = 0; repeat < 3; repeat++) {
        uint32_t rest = number;
        do {
            uint32_t digit = rest % 36;
            key[length++] = (uint8_t) (digit < 10 ? '0' + digit : 'a' + digit - 10);
            rest /= 36;
        } while (rest != 0);
    }
    return length;
}

KERNEL {
    uint8_t key[32];
    uint32_t state = 88172645u;
    uint32_t sum = MIX_START;
    for (uint32_t i = 0; i < CLASSES; i++) {
        free_blocks[i] = 0;
    }
    unused = heap_start();
    unused_end = heap_end();
    entry_count = 0;
    slot_count = 16;
    slots = new_slots(slot_count);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t random = xorshift(&state);
        uint32_t number = (random >> 8) % (random & 0x80 ? 1000 : n / 4 + 1);
        sum = mix(sum, count(key, write_key(key, number)));
    }
    return mix(sum, entry_count);
}
