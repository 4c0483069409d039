// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// A backtracking matcher of regular expressions: branches on bytes and recursion. n rounds over
// a text of 8 KiB, each with patterns that have classes, groups, alternatives and repetitions.

#include "kernel.h"

enum { LENGTH = 8192, NODES = 64 };

enum kind { END, LITERAL, ANY, DIGIT, SPLIT };

// A state: a byte to match and the state after it, or two states to try in order.
struct state {
    uint8_t kind;
    uint8_t byte;
    uint8_t next;
    uint8_t other;
};

static const char *const patterns[] = {
    "a(b|c)*d", "\\d\\d*-\\d\\d*", "(ab|a)(bc|c)*(d|dd)", "x.*y.z", "(a|b|c|d)(a|b)*xyz",
};

static char text[LENGTH + 1];
static struct state states[NODES];
static uint8_t state_count;
static const char *pattern;

static uint8_t add(uint8_t kind, uint8_t byte, uint8_t next, uint8_t other) {
    struct state *state = &states[state_count];
    state->kind = kind;
    state->byte = byte;
    state->next = next;
    state->other = other;
    return state_count++;
}

static uint8_t compile_alternatives(const char *end, uint8_t next);

// The bracket that closes the one before at.
static const char *closing(const char *at) {
    for (int depth = 1;; at++) {
        depth += *at == '(';
        depth -= *at == ')';
        if (depth == 0) {
            return at;
        }
    }
}

// Compiles the item at the pattern's place, which goes on with next, and steps over it.
static uint8_t compile_item(uint8_t next) {
    char c = *pattern++;
    if (c == '(') {
        const char *end = closing(pattern);
        uint8_t first = compile_alternatives(end, next);
        pattern = end + 1;
        return first;
    }
    if (c == '\\') {
        pattern++;
        return add(DIGIT, 0, next, 0);
    }
    return add(c == '.' ? ANY : LITERAL, (uint8_t) c, next, 0);
}

// Where the item at the pattern's place ends, without its star.
static const char *item_end(void) {
    return *pattern == '(' ? closing(pattern + 1) + 1 : pattern + (*pattern == '\\' ? 2 : 1);
}

static uint8_t compile_sequence(const char *end, uint8_t next) {
    if (pattern == end || *pattern == '|') {
        return next;
    }
    const char *start = pattern;
    const char *after = item_end();
    int star = *after == '*';
    pattern = after + star;
    uint8_t rest = compile_sequence(end, next);
    const char *stop = pattern;
    pattern = start;
    uint8_t first;
    if (star) {
        first = add(SPLIT, 0, 0, rest);
        states[first].next = compile_item(first);
    } else {
        first = compile_item(rest);
    }
    pattern = stop;
    return first;
}

static uint8_t compile_alternatives(const char *end, uint8_t next) {
    uint8_t first = compile_sequence(end, next);
    while (pattern != end) {
        pattern++;
        first = add(SPLIT, 0, first, compile_sequence(end, next));
    }
    return first;
}

static APART const char *match(uint8_t at, const char *s) {
    for (;;) {
        const struct state *state = &states[at];
        switch (state->kind) {
            case END:
                return s;
            case LITERAL:
                if (*s != (char) state->byte) {
                    return 0;
                }
                break;
            case ANY:
                if (*s == '\0' || *s == '\n') {
                    return 0;
                }
                break;
            case DIGIT:
                if (*s < '0' || *s > '9') {
                    return 0;
                }
                break;
            default: {
                const char *end = match(state->next, s);
                if (end != 0) {
                    return end;
                }
                at = state->other;
                continue;
            }
        }
        s++;
        at = state->next;
    }
}

static void write_text(void) {
    static const char letters[] = "aabbccddxyz 0123-\n";
    uint32_t state = 362436069u;
    for (uint32_t i = 0; i < LENGTH; i++) {
        text[i] = letters[(xorshift(&state) >> 8) % (sizeof(letters) - 1)];
    }
    text[LENGTH] = '\0';
}

static APART uint32_t search(uint8_t first, uint32_t sum) {
    const char *s = text;
    while (*s != '\0') {
        const char *end = match(first, s);
        if (end == 0) {
            s++;
        } else {
            sum = mix(sum, (uint32_t) (s - text) << 13 ^ (uint32_t) (end - s));
            s = end;
        }
    }
    return sum;
}

KERNEL {
    uint32_t sum = MIX_START;
    write_text();
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j < sizeof(patterns) / sizeof(patterns[0]); j++) {
            state_count = 0;
            pattern = patterns[j];
            const char *end = pattern;
            while (*end != '\0') {
                end++;
            }
            uint8_t last = add(END, 0, 0, 0);
            sum = search(compile_alternatives(end, last), sum);
        }
    }
    return sum;
}
