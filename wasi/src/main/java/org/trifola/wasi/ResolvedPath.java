// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

/**
 * What a path means.
 *
 * @param location the place
 * @param stat what is there, or null if nothing is
 * @param named whether the path ends in a name, so that it says what to add or remove
 * @param wantsDirectory whether the path ends in a slash or the like, so that only a directory will
 *     do
 */
record ResolvedPath(Location location, FileStat stat, boolean named, boolean wantsDirectory) {
    boolean exists() {
        return stat != null;
    }

    /** What is there; throws {@code ENOENT} if nothing is. */
    FileStat require() {
        if (stat == null) {
            throw Errno.NOENT.failure();
        }
        return stat;
    }

    /** Throws {@code EROFS} if nothing may be changed here. */
    ResolvedPath writable() {
        if (location.root().readOnly) {
            throw Errno.ROFS.failure();
        }
        return this;
    }

    /** Throws {@code EINVAL} unless the path ends in a name. */
    ResolvedPath entry() {
        if (!named) {
            throw Errno.INVAL.failure();
        }
        return this;
    }
}
