// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

/** A standard stream, which may be a terminal. */
abstract class StreamDescriptor extends Descriptor {
    private final FileType type;

    StreamDescriptor(long rights, boolean terminal) {
        super(rights, 0, 0);
        type = terminal ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
    }

    @Override
    final FileType type() {
        return type;
    }

    @Override
    final FileStat stat() {
        return FileStat.of(type);
    }
}
