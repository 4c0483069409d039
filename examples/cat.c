// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Copies standard input to standard output, in pieces of as many bytes as its argument says.

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char buffer[1 << 20];

int main(int argc, char **argv) {
    size_t size = argc > 1 ? strtoul(argv[1], NULL, 10) : 64 * 1024;
    if (size == 0 || size > sizeof buffer) {
        fprintf(stderr, "usage: cat [BYTES], at most %zu\n", sizeof buffer);
        return 2;
    }
    ssize_t count;
    while ((count = read(STDIN_FILENO, buffer, size)) > 0) {
        for (ssize_t done = 0; done < count;) {
            ssize_t written = write(STDOUT_FILENO, buffer + done, (size_t) (count - done));
            if (written < 0) {
                perror("cat: write");
                return 1;
            }
            done += written;
        }
    }
    if (count < 0) {
        perror("cat: read");
        return 1;
    }
    return 0;
}
