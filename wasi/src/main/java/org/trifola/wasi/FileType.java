// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

/** Kinds of files; the ordinal is the number that programs see. */
enum FileType {
    UNKNOWN,
    BLOCK_DEVICE,
    CHARACTER_DEVICE,
    DIRECTORY,
    REGULAR_FILE,
    SOCKET_DGRAM,
    SOCKET_STREAM,
    SYMBOLIC_LINK;

    private static final int FORMAT_MASK = 0xF000;

    /** The kind in the file mode of a Unix system. */
    static FileType ofMode(int mode) {
        return switch (mode & FORMAT_MASK) {
            case 0x2000 -> CHARACTER_DEVICE;
            case 0x4000 -> DIRECTORY;
            case 0x6000 -> BLOCK_DEVICE;
            case 0x8000 -> REGULAR_FILE;
            case 0xA000 -> SYMBOLIC_LINK;
            case 0xC000 -> SOCKET_STREAM;
            default -> UNKNOWN;
        };
    }
}
