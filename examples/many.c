// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// A module of 1,200 functions and more, as large programs have them. The preprocessor writes the
// functions f1000 to f2199. Each is called directly, and every one also through a table of
// function pointers, in another order; the last line is a checksum.

#include <stdint.h>
#include <stdio.h>

// EACH(M) is M(1000) M(1001) … M(2199).
#define TEN(M, p) M(p##0) M(p##1) M(p##2) M(p##3) M(p##4) M(p##5) M(p##6) M(p##7) M(p##8) M(p##9)
#define HUNDRED(M, p) \
    TEN(M, p##0) TEN(M, p##1) TEN(M, p##2) TEN(M, p##3) TEN(M, p##4) \
    TEN(M, p##5) TEN(M, p##6) TEN(M, p##7) TEN(M, p##8) TEN(M, p##9)
#define EACH(M) \
    HUNDRED(M, 10) HUNDRED(M, 11) HUNDRED(M, 12) HUNDRED(M, 13) HUNDRED(M, 14) HUNDRED(M, 15) \
    HUNDRED(M, 16) HUNDRED(M, 17) HUNDRED(M, 18) HUNDRED(M, 19) HUNDRED(M, 20) HUNDRED(M, 21)

// Five shapes of body, chosen by the function's number; the condition is a constant, so that only
// one of them is left in each function.
#define DEFINE(n) \
    static __attribute__((noinline)) uint32_t f##n(uint32_t x) { \
        if (n % 5 == 0) { \
            return x * (2 * n + 1) + n; \
        } \
        if (n % 5 == 1) { \
            return (x << (n % 31 + 1) | x >> (31 - n % 31)) ^ n; \
        } \
        if (n % 5 == 2) { \
            for (uint32_t i = 0; i < n % 7 + 2; i++) { \
                x = x * 31 + i; \
            } \
            return x; \
        } \
        if (n % 5 == 3) { \
            return (uint32_t) (((uint64_t) x * (n * 2654435761u)) >> 16); \
        } \
        return (x & 1) != 0 ? x / (n % 13 + 1) + n : x % (n * 64 + 1) * n; \
    }

#define CALL(n) x = f##n(x);
#define POINTER(n) f##n,

typedef uint32_t function(uint32_t);

EACH(DEFINE)

static function *const table[] = {EACH(POINTER)};

enum { FUNCTIONS = sizeof table / sizeof table[0] };

static __attribute__((noinline)) uint32_t call_each_directly(uint32_t x) {
    EACH(CALL)
    return x;
}

// Visits every entry once: 7 and 1,200 have no common factor.
static __attribute__((noinline)) uint32_t call_each_through_table(uint32_t x) {
    uint32_t index = 0;
    for (int i = 0; i < FUNCTIONS; i++) {
        index = (index + 7) % FUNCTIONS;
        x = table[index](x) + index;
    }
    return x;
}

int main(void) {
    uint32_t direct = 12345;
    uint32_t indirect = 12345;
    for (int round = 0; round < 10; round++) {
        direct = call_each_directly(direct + round);
        indirect = call_each_through_table(indirect + round);
    }
    printf("%d functions, direct %08x, through the table %08x\n", FUNCTIONS, direct, indirect);
    return 0;
}
