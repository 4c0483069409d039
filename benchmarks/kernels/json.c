// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// A recursive parser of a format like JSON that builds a tree, a walk over the tree, and a
// printer whose text is parsed again: bytes, branches, recursion and links. n rounds over a
// document of about 60 KB.

#include "kernel.h"

enum { TEXT = 1 << 17, NODES = 1 << 14, NONE = 0 };

enum kind { NULL_VALUE, FALSE_VALUE, TRUE_VALUE, NUMBER, STRING, ARRAY, OBJECT };

// A value; a member of an object has a name, too. Links are indices, since node 0 is none.
struct node {
    uint32_t kind;
    uint32_t name;
    uint32_t name_length;
    uint32_t text;
    uint32_t text_length;
    uint32_t first;
    uint32_t next;
    double number;
};

static char document[TEXT];
static char printed[TEXT];
static struct node nodes[NODES];
static uint32_t node_count;
static const char *source;
static uint32_t at;
static char *target;
static uint32_t end;
static uint32_t random_state;

static void skip_space(void) {
    while (source[at] == ' ' || source[at] == '\n' || source[at] == '\t') {
        at++;
    }
}

static int accept(char c) {
    skip_space();
    if (source[at] != c) {
        return 0;
    }
    at++;
    return 1;
}

// A string from its opening to its closing quote; escaped characters stay as they are.
static APART uint32_t parse_string(uint32_t *length) {
    uint32_t start = ++at;
    while (source[at] != '"') {
        at += source[at] == '\\' ? 2 : 1;
    }
    *length = at++ - start;
    return start;
}

static APART double parse_number(void) {
    double value = 0;
    double sign = 1;
    if (source[at] == '-') {
        sign = -1;
        at++;
    }
    while (source[at] >= '0' && source[at] <= '9') {
        value = value * 10 + (source[at++] - '0');
    }
    if (source[at] == '.') {
        double unit = 1;
        at++;
        while (source[at] >= '0' && source[at] <= '9') {
            value = value * 10 + (source[at++] - '0');
            unit *= 10;
        }
        value /= unit;
    }
    return sign * value;
}

static uint32_t parse_value(void);

// The elements of an array or the members of an object, after the opening bracket.
static APART uint32_t parse_elements(char closing) {
    uint32_t first = NONE;
    uint32_t last = NONE;
    while (!accept(closing)) {
        uint32_t name = 0;
        uint32_t name_length = 0;
        if (closing == '}') {
            skip_space();
            name = parse_string(&name_length);
            accept(':');
        }
        uint32_t child = parse_value();
        nodes[child].name = name;
        nodes[child].name_length = name_length;
        if (first == NONE) {
            first = child;
        } else {
            nodes[last].next = child;
        }
        last = child;
        accept(',');
    }
    return first;
}

static APART uint32_t parse_value(void) {
    uint32_t index = ++node_count;
    struct node *node = &nodes[index];
    node->first = NONE;
    node->next = NONE;
    skip_space();
    switch (source[at]) {
        case '{':
            at++;
            node->kind = OBJECT;
            node->first = parse_elements('}');
            break;
        case '[':
            at++;
            node->kind = ARRAY;
            node->first = parse_elements(']');
            break;
        case '"':
            node->kind = STRING;
            node->text = parse_string(&node->text_length);
            break;
        case 't':
            node->kind = TRUE_VALUE;
            at += 4;
            break;
        case 'f':
            node->kind = FALSE_VALUE;
            at += 5;
            break;
        case 'n':
            node->kind = NULL_VALUE;
            at += 4;
            break;
        default:
            node->kind = NUMBER;
            node->number = parse_number();
            break;
    }
    return index;
}

static APART uint32_t walk(uint32_t index, uint32_t depth) {
    const struct node *node = &nodes[index];
    uint32_t sum = mix(MIX_START, node->kind * 31 + depth);
    for (uint32_t i = 0; i < node->name_length; i++) {
        sum = mix(sum, (uint8_t) source[node->name + i]);
    }
    if (node->kind == NUMBER) {
        return mix_double(sum, node->number);
    }
    if (node->kind == STRING) {
        return mix(sum, node->text_length);
    }
    for (uint32_t child = node->first; child != NONE; child = nodes[child].next) {
        sum = mix(sum, walk(child, depth + 1));
    }
    return sum;
}

static inline void put(char c) {
    target[end++] = c;
}

static void put_text(const char *text, uint32_t length) {
    for (uint32_t i = 0; i < length; i++) {
        put(text[i]);
    }
}

static void put_quoted(const char *text, uint32_t length) {
    put('"');
    put_text(text, length);
    put('"');
}

// Hundredths, without a fraction where there is none.
static APART void put_number(int32_t hundredths) {
    char digits[12];
    uint32_t count = 0;
    uint32_t value = (uint32_t) (hundredths < 0 ? -hundredths : hundredths);
    if (hundredths < 0) {
        put('-');
    }
    for (uint32_t whole = value / 100; count == 0 || whole != 0; whole /= 10) {
        digits[count++] = (char) ('0' + whole % 10);
    }
    while (count > 0) {
        put(digits[--count]);
    }
    if (value % 100 != 0) {
        put('.');
        put((char) ('0' + value / 10 % 10));
        put((char) ('0' + value % 10));
    }
}

static APART void print(uint32_t index) {
    const struct node *node = &nodes[index];
    switch (node->kind) {
        case NULL_VALUE:
            put_text("null", 4);
            return;
        case FALSE_VALUE:
            put_text("false", 5);
            return;
        case TRUE_VALUE:
            put_text("true", 4);
            return;
        case NUMBER:
            put_number((int32_t) (node->number * 100 + (node->number < 0 ? -0.5 : 0.5)));
            return;
        case STRING:
            put_quoted(source + node->text, node->text_length);
            return;
        default:
            break;
    }
    put(node->kind == OBJECT ? '{' : '[');
    for (uint32_t child = node->first; child != NONE; child = nodes[child].next) {
        if (child != node->first) {
            put(',');
        }
        if (node->kind == OBJECT) {
            put_quoted(source + nodes[child].name, nodes[child].name_length);
            put(':');
        }
        print(child);
    }
    put(node->kind == OBJECT ? '}' : ']');
}

static void write_string(void) {
    static const char letters[] = "etaoin shrdlu-ETAOIN";
    uint32_t random = xorshift(&random_state);
    uint32_t length = 3 + random % 14;
    put('"');
    for (uint32_t i = 0; i < length; i++) {
        put(letters[(random >> (i & 15)) % 20]);
    }
    if ((random & 0x700) == 0) {
        put_text("\\\"quoted\\\"", 10);
    }
    put('"');
}

// A random value whose containers are no deeper than depth.
static void write_value(uint32_t depth) {
    uint32_t random = xorshift(&random_state);
    uint32_t kind = depth == 0 ? random % STRING + 1 : random % 3 + STRING;
    switch (kind) {
        case FALSE_VALUE:
            put_text("false", 5);
            return;
        case TRUE_VALUE:
            put_text(random & 0x100 ? "true" : "null", 4);
            return;
        case NUMBER:
            put_number((int32_t) (random >> 8) - (1 << 23));
            return;
        case STRING:
            write_string();
            return;
        default:
            break;
    }
    uint32_t count = 2 + (random >> 8) % 6;
    put(kind == OBJECT ? '{' : '[');
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0) {
            put_text(", ", 2);
        }
        if (kind == OBJECT) {
            write_string();
            put_text(": ", 2);
        }
        write_value(depth - 1);
    }
    put(kind == OBJECT ? '}' : ']');
    put('\n');
}

static void write_document(void) {
    random_state = 521288629u;
    target = document;
    end = 0;
    put('[');
    while (end < TEXT / 2) {
        write_value(5);
        put(',');
    }
    put_text("null]", 6);
}

static APART uint32_t parse(const char *text) {
    source = text;
    at = 0;
    node_count = 0;
    return parse_value();
}

KERNEL {
    uint32_t sum = MIX_START;
    write_document();
    for (uint32_t i = 0; i < n; i++) {
        uint32_t root = parse(document);
        sum = mix(mix(sum, node_count), walk(root, 0));
        target = printed;
        end = 0;
        print(root);
        put('\0');
        sum = mix(mix(sum, end), walk(parse(printed), 1));
    }
    return sum;
}
