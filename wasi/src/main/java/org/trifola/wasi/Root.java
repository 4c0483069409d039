// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

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
    final HostFile file;

    /** Whether nothing in it may be changed. */
    final boolean readOnly;

    private final FileStat identity;

    private Root(String guest, HostFile file, boolean readOnly) throws IOException {
        this.guest = guest;
        this.file = file;
        this.readOnly = readOnly;
        this.identity = file.stat();
    }

    /** The root of a directory; traps if there is none, as whoever asked for it is to know. */
    static Root open(HostEnvironment.Directory directory) {
        try {
            HostFile file = file(directory);
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

    private static HostFile file(HostEnvironment.Directory directory) throws IOException {
        if (directory instanceof HostEnvironment.ContextDirectory given) {
            return new ContextFile(given.host().getCanonicalFile());
        } else if (directory instanceof HostEnvironment.HostDirectory given) {
            return new PathFile(given.host().toRealPath());
        }
        return MemoryFile.root(new MemoryFileSystem());
    }

    private static String name(HostEnvironment.Directory directory) {
        if (directory instanceof HostEnvironment.ContextDirectory given) {
            return given.host().getPath();
        } else if (directory instanceof HostEnvironment.HostDirectory given) {
            return given.host().toString();
        }
        return directory.guest();
    }

    private static HostTrap unusable(HostEnvironment.Directory directory, String reason) {
        return new HostTrap("directory " + name(directory) + ": " + reason);
    }

    /** What is known of it; throws {@code ESTALE} if there is something else in its place. */
    FileStat check() throws IOException {
        FileStat now = file.stat();
        if (!now.isSameFile(identity)) {
            throw Errno.STALE.failure();
        }
        return now;
    }
}
