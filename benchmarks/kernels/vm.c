// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// br_table: an interpreter of a small stack machine, as script languages have one. Its program
// counts the steps of the Collatz sequences that begin with 1 to n.

#include "kernel.h"

enum { HALT, PUSH, LOAD, STORE, ADD, MULTIPLY, HALF, ODD, EQUAL, LESS, JUMP, JUMP_UNLESS, DUP, DROP };

// The variables of the program.
enum { START, NUMBER, STEPS, LIMIT, VARIABLES };

static const int8_t program[] = {
    PUSH, 1, STORE, START,
    /* 4: the next sequence */
    LOAD, LIMIT, LOAD, START, LESS, JUMP_UNLESS, 13, HALT, HALT,
    /* 13 */
    LOAD, START, STORE, NUMBER,
    /* 17: the next step */
    LOAD, NUMBER, DUP, PUSH, 1, EQUAL, JUMP_UNLESS, 36,
    /* 25: the sequence has ended */
    DROP, LOAD, START, PUSH, 1, ADD, STORE, START, JUMP, 4, HALT,
    /* 36 */
    LOAD, STEPS, PUSH, 1, ADD, STORE, STEPS,
    /* 43 */
    DUP, ODD, JUMP_UNLESS, 57,
    /* 47: odd */
    PUSH, 3, MULTIPLY, PUSH, 1, ADD, STORE, NUMBER, JUMP, 17,
    /* 57: even */
    HALF, STORE, NUMBER, JUMP, 17,
};

static uint32_t variables[VARIABLES];
static uint32_t stack[16];

static APART void execute(const int8_t *code) {
    uint32_t *top = stack;
    uint32_t pc = 0;
    for (;;) {
        switch (code[pc++]) {
            case PUSH:
                *++top = (uint32_t) code[pc++];
                break;
            case LOAD:
                *++top = variables[code[pc++]];
                break;
            case STORE:
                variables[code[pc++]] = *top--;
                break;
            case ADD:
                top--;
                *top += top[1];
                break;
            case MULTIPLY:
                top--;
                *top *= top[1];
                break;
            case HALF:
                *top >>= 1;
                break;
            case ODD:
                *top &= 1;
                break;
            case EQUAL:
                top--;
                *top = *top == top[1];
                break;
            case LESS:
                top--;
                *top = *top < top[1];
                break;
            case JUMP:
                pc = (uint32_t) code[pc];
                break;
            case JUMP_UNLESS:
                pc = *top-- != 0 ? pc + 1 : (uint32_t) code[pc];
                break;
            case DUP:
                top[1] = *top;
                top++;
                break;
            case DROP:
                top--;
                break;
            default:
                return;
        }
    }
}

KERNEL {
    for (uint32_t i = 0; i < VARIABLES; i++) {
        variables[i] = 0;
    }
    variables[LIMIT] = n;
    execute(program);
    return variables[STEPS];
}
