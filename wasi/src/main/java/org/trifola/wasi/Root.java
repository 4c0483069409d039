// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import com.oracle.truffle.api.TruffleFile;

import org.trifola.wasm.host.HostEnvironment;
import org.trifola.wasm.host.HostTrap;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

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

    /** The root of a directory; traps if there is none, as whoever asked for it is to know. */
    static Root open(HostEnvironment.Directory directory) {
        try {
            TruffleFile file = directory.host().getCanonicalFile();
            Root root = new Root(directory.guest(), file, directory.readOnly());
            if (root.identity.isDirectory()) {
                return root;
            }
            throw unusable(directory, "it is no directory");
        } catch (NoSuchFileException e) {
            throw unusable(directory, "it does not exist");
        } catch (IOException | SecurityException e) {
            throw unusable(directory, e.getMessage());
        }
    }

    private static HostTrap unusable(HostEnvironment.Directory directory, String reason) {
        return new HostTrap("directory " + directory.host().getPath() + ": " + reason);
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
