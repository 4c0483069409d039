// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Copies one file to another. It reaches only what lies in directories that it was given.

#include <errno.h>
#include <stdio.h>
#include <string.h>

static char buffer[16 * 1024];

// Says what could not be done to which file, and why. Returns the exit code.
static int fail(const char *what, const char *file) {
    fprintf(stderr, "copy: cannot %s \"%s\": %s\n", what, file, strerror(errno));
    return 1;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: copy SOURCE TARGET\n");
        return 2;
    }
    FILE *source = fopen(argv[1], "rb");
    if (source == NULL) {
        return fail("open", argv[1]);
    }
    FILE *target = fopen(argv[2], "wb");
    if (target == NULL) {
        return fail("create", argv[2]);
    }
    unsigned long long total = 0;
    size_t count;
    while ((count = fread(buffer, 1, sizeof buffer, source)) > 0) {
        if (fwrite(buffer, 1, count, target) != count) {
            return fail("write", argv[2]);
        }
        total += count;
    }
    if (ferror(source)) {
        return fail("read", argv[1]);
    }
    if (fclose(target) != 0) {
        return fail("close", argv[2]);
    }
    fclose(source);
    printf("%llu bytes copied\n", total);
    return 0;
}
