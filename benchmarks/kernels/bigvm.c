// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// An interpreter as script languages have one: a single function with a switch of more than two
// hundred cases, whose accumulators, counters and pointers are locals. It is far longer than what
// HotSpot compiles as one Java method. The program it runs is made of random instructions, some of
// them far more frequent than others, in nested loops with branches and calls; n times.

#include "kernel.h"

// The families of instructions: NAME, and the result of x and y.
#define BINARY(CASE)                                                                               \
    CASE(ADD, x + y)                                                                               \
    CASE(SUBTRACT, x - y)                                                                          \
    CASE(MULTIPLY, x * y)                                                                          \
    CASE(AND, x & y)                                                                               \
    CASE(OR, x | y)                                                                                \
    CASE(XOR, x ^ y)                                                                               \
    CASE(SHIFT_LEFT, x << (y & 31))                                                                \
    CASE(SHIFT_RIGHT, x >> (y & 31))                                                               \
    CASE(DIVIDE, x / (y | 1))                                                                      \
    CASE(REMAINDER, x % (y | 1))                                                                   \
    CASE(LEAST, x < y ? x : y)                                                                     \
    CASE(MOST, x > y ? x : y)                                                                      \
    CASE(AND_NOT, x & ~y)                                                                          \
    CASE(AVERAGE, (x & y) + ((x ^ y) >> 1))                                                        \
    CASE(IS_LESS, x < y)                                                                           \
    CASE(IS_EQUAL, x == y)

#define REAL(CASE)                                                                                 \
    CASE(ADD, x + y)                                                                               \
    CASE(SUBTRACT, x - y)                                                                          \
    CASE(MULTIPLY, x * y)                                                                          \
    CASE(DIVIDE, x / (y * y + 1))                                                                  \
    CASE(LEAST, x < y ? x : y)                                                                     \
    CASE(MOST, x > y ? x : y)                                                                      \
    CASE(MEAN, (x + y) * 0.5)                                                                      \
    CASE(DISTANCE, __builtin_sqrt(x * x + y * y))

#define UNARY(CASE)                                                                                \
    CASE(NEGATE, 0 - x)                                                                            \
    CASE(NOT, ~x)                                                                                  \
    CASE(INCREMENT, x + 1)                                                                         \
    CASE(DECREMENT, x - 1)                                                                         \
    CASE(IS_ZERO, x == 0)                                                                          \
    CASE(SQUARE, x * x)                                                                            \
    CASE(SCRAMBLE, (x ^ x >> 15) * 0x2c1b3c6du)                                                    \
    CASE(LOW_BIT, x & (0 - x))

#define CONDITIONS(CASE)                                                                           \
    CASE(LESS, x < y)                                                                              \
    CASE(LESS_EQUAL, x <= y)                                                                       \
    CASE(EQUAL, x == y)                                                                            \
    CASE(UNEQUAL, x != y)                                                                          \
    CASE(SHARE, (x & y) != 0)                                                                      \
    CASE(ODD, ((x ^ y) & 1) != 0)

// Where an instruction finds y and leaves its result: in the accumulator with a register, a
// constant, a cell of the memory or the top of the stack; or in three registers.
#define FORMS(NAME, ...) ACC_##NAME, IMM_##NAME, CELL_##NAME, STACK_##NAME, REG_##NAME,
#define WIDE_FORMS(NAME, ...) WIDE_##NAME, WIDE_REG_##NAME,
#define REAL_FORMS(NAME, ...) REAL_##NAME, REAL_CELL_##NAME, REAL_REG_##NAME,
#define UNARY_FORMS(NAME, ...) UN_##NAME, UN_WIDE_##NAME, UN_REG_##NAME,
#define JUMP_FORMS(NAME, ...) JUMP_##NAME, JUMP_IMM_##NAME, JUMP_WIDE_##NAME,

enum {
    HALT,
    BINARY(FORMS)
    BINARY(WIDE_FORMS)
    REAL(REAL_FORMS)
    UNARY(UNARY_FORMS)
    FIRST_JUMP,
    CONDITIONS(JUMP_FORMS)
    FIRST_OTHER,
    LOAD = FIRST_OTHER,
    LOAD_IMM,
    LOAD_CELL,
    LOAD_INDEXED,
    LOAD_BYTE,
    STORE,
    STORE_CELL,
    STORE_INDEXED,
    STORE_BYTE,
    WIDE_LOAD,
    WIDE_STORE,
    WIDEN,
    WIDEN_SIGNED,
    NARROW,
    NARROW_HIGH,
    REAL_LOAD,
    REAL_STORE,
    TO_REAL,
    FROM_REAL,
    MOVE,
    SWAP,
    PUSH,
    POP,
    LAST_OTHER = POP,
    REPEAT,
    LOOP,
    CALL,
    RETURN,
};

struct instruction {
    uint8_t op;
    uint8_t a;
    uint8_t b;
    uint8_t c;
};

enum { REGISTERS = 16, CELLS = 256, STACK = 64, LENGTH = 2048, ROUTINES = 8 };

static struct instruction program[LENGTH];
static uint32_t registers[REGISTERS];
static uint64_t wides[REGISTERS];
static double reals[REGISTERS];
static uint32_t cells[CELLS];
static double real_cells[CELLS];
static uint32_t stack[STACK];
static uint32_t returns[STACK];
static uint32_t counters[STACK];
static uint16_t routines[ROUTINES];
static uint32_t length;

// Keeps doubles far from infinity, so that there is no NaN whose bits could differ.
static inline double tame(double x) {
    return x < 1e30 && x > -1e30 ? x : 0.75;
}

#define BINARY_CASES(NAME, ...)                                                                    \
    case ACC_##NAME: {                                                                             \
        uint32_t x = acc, y = registers[i.a];                                                      \
        acc = __VA_ARGS__;                                                                         \
        break;                                                                                     \
    }                                                                                              \
    case IMM_##NAME: {                                                                             \
        uint32_t x = acc, y = (uint32_t) i.b << 8 | i.c;                                           \
        acc = __VA_ARGS__;                                                                         \
        break;                                                                                     \
    }                                                                                              \
    case CELL_##NAME: {                                                                            \
        uint32_t x = acc, y = cells[i.b];                                                          \
        acc = __VA_ARGS__;                                                                         \
        break;                                                                                     \
    }                                                                                              \
    case STACK_##NAME: {                                                                           \
        uint32_t x = stack[top], y = acc;                                                          \
        acc = __VA_ARGS__;                                                                         \
        top = top - (top > 0);                                                                     \
        break;                                                                                     \
    }                                                                                              \
    case REG_##NAME: {                                                                             \
        uint32_t x = registers[i.b], y = registers[i.c];                                           \
        registers[i.a] = __VA_ARGS__;                                                              \
        break;                                                                                     \
    }

#define WIDE_CASES(NAME, ...)                                                                      \
    case WIDE_##NAME: {                                                                            \
        uint64_t x = wide, y = wides[i.a];                                                         \
        wide = __VA_ARGS__;                                                                        \
        break;                                                                                     \
    }                                                                                              \
    case WIDE_REG_##NAME: {                                                                        \
        uint64_t x = wides[i.b], y = wides[i.c];                                                   \
        wides[i.a] = __VA_ARGS__;                                                                  \
        break;                                                                                     \
    }

#define REAL_CASES(NAME, ...)                                                                      \
    case REAL_##NAME: {                                                                            \
        double x = real, y = reals[i.a];                                                           \
        real = tame(__VA_ARGS__);                                                                  \
        break;                                                                                     \
    }                                                                                              \
    case REAL_CELL_##NAME: {                                                                       \
        double x = real, y = real_cells[i.b];                                                      \
        real = tame(__VA_ARGS__);                                                                  \
        break;                                                                                     \
    }                                                                                              \
    case REAL_REG_##NAME: {                                                                        \
        double x = reals[i.b], y = reals[i.c];                                                     \
        reals[i.a] = tame(__VA_ARGS__);                                                            \
        break;                                                                                     \
    }

#define UNARY_CASES(NAME, ...)                                                                     \
    case UN_##NAME: {                                                                              \
        uint32_t x = acc;                                                                          \
        acc = __VA_ARGS__;                                                                         \
        break;                                                                                     \
    }                                                                                              \
    case UN_WIDE_##NAME: {                                                                         \
        uint64_t x = wide;                                                                         \
        wide = __VA_ARGS__;                                                                        \
        break;                                                                                     \
    }                                                                                              \
    case UN_REG_##NAME: {                                                                          \
        uint32_t x = registers[i.b];                                                               \
        registers[i.a] = __VA_ARGS__;                                                              \
        break;                                                                                     \
    }

#define JUMP_CASES(NAME, ...)                                                                      \
    case JUMP_##NAME: {                                                                            \
        uint32_t x = acc, y = registers[i.a];                                                      \
        pc += (__VA_ARGS__) ? i.c : 0;                                                             \
        break;                                                                                     \
    }                                                                                              \
    case JUMP_IMM_##NAME: {                                                                        \
        uint32_t x = acc & 0xff, y = i.b;                                                          \
        pc += (__VA_ARGS__) ? i.c : 0;                                                             \
        break;                                                                                     \
    }                                                                                              \
    case JUMP_WIDE_##NAME: {                                                                       \
        uint64_t x = wide, y = wides[i.a];                                                         \
        pc += (__VA_ARGS__) ? i.c : 0;                                                             \
        break;                                                                                     \
    }

// Runs the program and returns the number of its steps.
static APART uint32_t execute(const struct instruction *code) {
    uint32_t pc = 0, top = 0, depth = 0, loops = 0, steps = 0;
    uint32_t acc = 1;
    uint64_t wide = 1;
    double real = 1;
    for (;;) {
        struct instruction i = code[pc++];
        steps++;
        switch (i.op) {
            BINARY(BINARY_CASES)
            BINARY(WIDE_CASES)
            REAL(REAL_CASES)
            UNARY(UNARY_CASES)
            CONDITIONS(JUMP_CASES)
            case LOAD:
                acc = registers[i.a];
                break;
            case LOAD_IMM:
                acc = (uint32_t) i.a << 16 | (uint32_t) i.b << 8 | i.c;
                break;
            case LOAD_CELL:
                acc = cells[i.b];
                break;
            case LOAD_INDEXED:
                acc = cells[(registers[i.a] + i.b) % CELLS];
                break;
            case LOAD_BYTE:
                acc = ((const uint8_t *) cells)[(acc + i.b) % (4 * CELLS)];
                break;
            case STORE:
                registers[i.a] = acc;
                break;
            case STORE_CELL:
                cells[i.b] = acc;
                break;
            case STORE_INDEXED:
                cells[(registers[i.a] + i.b) % CELLS] = acc;
                break;
            case STORE_BYTE:
                ((uint8_t *) cells)[(registers[i.a] + i.b) % (4 * CELLS)] = (uint8_t) acc;
                break;
            case WIDE_LOAD:
                wide = wides[i.a];
                break;
            case WIDE_STORE:
                wides[i.a] = wide;
                break;
            case WIDEN:
                wide = acc;
                break;
            case WIDEN_SIGNED:
                wide = (uint64_t) (int32_t) acc;
                break;
            case NARROW:
                acc = (uint32_t) wide;
                break;
            case NARROW_HIGH:
                acc = (uint32_t) (wide >> 32);
                break;
            case REAL_LOAD:
                real = reals[i.a];
                break;
            case REAL_STORE:
                reals[i.a] = real;
                real_cells[i.b] = real;
                break;
            case TO_REAL:
                real = (double) (int32_t) acc / (i.b + 1);
                break;
            case FROM_REAL:
                acc = real < 2e9 && real > -2e9 ? (uint32_t) (int32_t) real : i.b;
                break;
            case MOVE:
                registers[i.a] = registers[i.b];
                break;
            case SWAP: {
                uint32_t x = registers[i.a];
                registers[i.a] = acc;
                acc = x;
                break;
            }
            case PUSH:
                top = (top + 1) % STACK;
                stack[top] = acc;
                break;
            case POP:
                acc = stack[top];
                top = top - (top > 0);
                break;
            case REPEAT:
                counters[loops++] = i.a;
                break;
            case LOOP:
                if (--counters[loops - 1] != 0) {
                    pc -= (uint32_t) i.b << 8 | i.c;
                } else {
                    loops--;
                }
                break;
            case CALL:
                returns[depth++] = pc;
                pc = routines[i.a];
                break;
            case RETURN:
                pc = returns[--depth];
                break;
            default:
                registers[0] ^= acc ^ (uint32_t) wide;
                return steps;
        }
    }
}

static void emit(uint32_t op, uint32_t a, uint32_t b, uint32_t c) {
    struct instruction *i = &program[length++];
    i->op = (uint8_t) op;
    i->a = (uint8_t) a;
    i->b = (uint8_t) b;
    i->c = (uint8_t) c;
}

// An instruction that only computes or moves; a quarter of them are of eight favourites.
static void emit_step(uint32_t *state) {
    static const uint8_t favourites[] = {
        LOAD, STORE, LOAD_CELL, STORE_CELL, ACC_ADD, IMM_ADD, LOAD_IMM, REG_ADD,
    };
    uint32_t random = xorshift(state);
    uint32_t op = favourites[random % 8];
    if ((random & 0x30) != 0) {
        uint32_t choice = (random >> 6) % (FIRST_JUMP - 1 + LAST_OTHER - FIRST_OTHER + 1);
        op = choice < FIRST_JUMP - 1 ? choice + 1 : choice - (FIRST_JUMP - 1) + FIRST_OTHER;
    }
    random = xorshift(state);
    uint32_t a = random >> 8 & 15, b = random >> 12 & 255, c = random >> 20 & 255;
    // What names three registers has three small numbers.
    int three = op >= REG_ADD && op < FIRST_JUMP;
    int other = op >= FIRST_OTHER && op != LOAD_IMM && op != LOAD_CELL && op != STORE_CELL
        && op != LOAD_INDEXED && op != STORE_INDEXED && op != LOAD_BYTE && op != STORE_BYTE;
    int small = three || other;
    emit(op, a, small ? b & 15 : b, small ? c & 15 : c);
}

// Instructions with branches over some of them.
static void emit_block(uint32_t *state, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        uint32_t random = xorshift(state);
        if (random % 7 == 0) {
            uint32_t skipped = 1 + (random >> 8) % 3;
            uint32_t kind = FIRST_JUMP + 1 + (random >> 12) % (FIRST_OTHER - FIRST_JUMP - 1);
            emit(kind, random >> 20 & 15, random >> 24, skipped);
            for (uint32_t j = 0; j < skipped; j++) {
                emit_step(state);
            }
        } else {
            emit_step(state);
        }
    }
}

static void emit_loop(uint32_t start) {
    uint32_t distance = length + 1 - start;
    emit(LOOP, 0, distance >> 8, distance);
}

static void write_program(void) {
    uint32_t state = 2891336453u;
    length = 1;
    for (uint32_t i = 0; i < ROUTINES; i++) {
        routines[i] = (uint16_t) length;
        emit(REPEAT, 2 + i, 0, 0);
        uint32_t start = length;
        emit_block(&state, 10 + i);
        emit_loop(start);
        emit(RETURN, 0, 0, 0);
    }
    program[0] = (struct instruction) {CALL, ROUTINES - 1, 0, 0};
    uint32_t entry = length;
    for (uint32_t i = 0; i < 12; i++) {
        emit(REPEAT, 3 + i % 3, 0, 0);
        uint32_t outer = length;
        emit_block(&state, 20);
        emit(REPEAT, 12, 0, 0);
        uint32_t inner = length;
        emit_block(&state, 15);
        emit(CALL, i % (ROUTINES - 1), 0, 0);
        emit_loop(inner);
        emit_loop(outer);
    }
    emit(HALT, 0, 0, 0);
    routines[ROUTINES - 1] = (uint16_t) entry;
}

KERNEL {
    uint32_t sum = MIX_START;
    uint32_t state = 1597334677u;
    write_program();
    for (uint32_t i = 0; i < REGISTERS; i++) {
        registers[i] = xorshift(&state);
        wides[i] = (uint64_t) xorshift(&state) << 32 | i;
        reals[i] = (double) (int32_t) xorshift(&state) / 65536;
    }
    for (uint32_t i = 0; i < CELLS; i++) {
        cells[i] = xorshift(&state);
        real_cells[i] = i;
    }
    for (uint32_t i = 0; i < n; i++) {
        sum = mix(sum, execute(program));
        for (uint32_t j = 0; j < REGISTERS; j++) {
            sum = mix_double(mix(sum, registers[j]), reals[j]);
            sum = mix(sum, (uint32_t) (wides[j] ^ wides[j] >> 32));
            registers[j] ^= i;
        }
    }
    return sum;
}
