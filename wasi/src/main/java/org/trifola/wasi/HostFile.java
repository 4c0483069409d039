// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.util.List;
import java.util.Set;

/**
 * A place in a file system, whether something is there or not: all that WASI needs of files.
 * Nothing here follows a symbolic link at the end of the path; {@link PathResolver} sees to it that
 * there is none before. Failures are the exceptions of {@code java.nio.file}.
 */
abstract class HostFile {
    /** The place of a name in this directory; {@code EINVAL} if it is not one name there. */
    abstract HostFile child(String name);

    /** The directory that it is in; null at the top of the file system. */
    abstract HostFile parent();

    /** Whether another place of any file system is this one or above it. */
    abstract boolean startsWith(HostFile other);

    /** What is known of what is there. */
    abstract FileStat stat() throws IOException;

    /** The names in this directory, in any order. */
    abstract List<String> names() throws IOException;

    /** Opens it for bytes, with the options of {@link java.nio.file.StandardOpenOption}. */
    abstract SeekableByteChannel open(Set<OpenOption> options) throws IOException;

    abstract void createDirectory() throws IOException;

    /** Makes a hard link to a file of the same file system. */
    abstract void createLink(HostFile existing) throws IOException;

    abstract void createSymbolicLink(String target) throws IOException;

    abstract String readSymbolicLink() throws IOException;

    /** Removes a file, or a directory that is empty. */
    abstract void delete() throws IOException;

    /** Gives it another place of the same file system, where it replaces what is there. */
    abstract void move(HostFile to) throws IOException;

    abstract void setTimes(FileTimes times) throws IOException;

    /** What is known of what is there, or null if nothing is. */
    final FileStat existing() throws IOException {
        try {
            return stat();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Number of directories above it, and itself. */
    final int depth() {
        int depth = 0;
        for (HostFile at = this; at != null; at = at.parent()) {
            depth++;
        }
        return depth;
    }

    /** Throws {@code EXDEV} if another place is on another kind of file system. */
    final void requireSameKind(HostFile other) {
        if (getClass() != other.getClass()) {
            throw Errno.XDEV.failure();
        }
    }
}
