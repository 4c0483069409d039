// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

// Prints its arguments and its environment. A program sees only the variables that it was given.

#include <stdio.h>
#include <string.h>

extern char **environ;

int main(int argc, char **argv) {
    printf("Hello from %s\n", argc > 0 ? argv[0] : "nowhere");
    for (int i = 1; i < argc; i++) {
        printf("argument %d: \"%s\" (%zu bytes)\n", i, argv[i], strlen(argv[i]));
    }
    int variables = 0;
    for (char **variable = environ; variable != NULL && *variable != NULL; variable++) {
        printf("environment: %s\n", *variable);
        variables++;
    }
    printf("%d arguments, %d variables\n", argc > 0 ? argc - 1 : 0, variables);
    return 0;
}
