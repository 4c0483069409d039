// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import com.oracle.truffle.api.TruffleFile;

import org.trifola.wasm.link.HostEnvironment;

import java.io.IOException;

/**
 * A directory that the program was given. Nothing above it is ever touched, and if its path comes
 * to lead to another directory, such as by a symbolic link that another program puts there, it is
 * of no use any more.
 */
final class Root {
    /** Its name for the program. */
    final String guest;

    /** The directory, without symbolic links in its path. */
    final TruffleFile file;

    /** Whether nothing in it may be changed. */
    final boolean readOnly;

    private final FileStat identity;

    private Root(String guest, TruffleFile file, boolean readOnly) throws IOException {
        this.guest = guest;
        this.file = file;
        this.readOnly = readOnly;
        this.identity = FileStat.of(file);
    }

    /** The root of a directory, or null if that does not exist, so that it cannot be used. */
    static Root open(HostEnvironment.Directory directory) {
        try {
            TruffleFile file = directory.host().getCanonicalFile();
            Root root = new Root(directory.guest(), file, directory.readOnly());
            return root.identity.isDirectory() ? root : null;
        } catch (IOException | SecurityException e) {
            return null;
        }
    }

    /** What is known of it; throws {@code ESTALE} if there is something else in its place. */
    FileStat check() throws IOException {
        FileStat now = FileStat.of(file);
        if (!now.isSameFile(identity)) {
            throw Errno.STALE.failure();
        }
        return now;
    }
}
