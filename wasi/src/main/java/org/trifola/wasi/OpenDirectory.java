// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;

/** An open directory: a place, and the listing that is being read. */
final class OpenDirectory extends Descriptor {
    private volatile Location location;
    private final boolean preopened;
    private DirectoryListing listing;

    OpenDirectory(Location location, boolean preopened, long rights, long inheriting, int flags) {
        super(rights, inheriting, flags);
        this.location = location;
        this.preopened = preopened;
    }

    /** The descriptor of a directory that the program was given. */
    static OpenDirectory preopened(Root root) {
        return new OpenDirectory(Location.of(root), true, Rights.DIRECTORY, Rights.ALL, 0);
    }

    Location location() {
        return location;
    }

    @Override
    FileType type() {
        return FileType.DIRECTORY;
    }

    @Override
    boolean isPreopened() {
        return preopened;
    }

    @Override
    FileStat stat() throws IOException {
        return PathResolver.checkDirectory(location);
    }

    @Override
    void setTimes(FileTimes times) throws IOException {
        if (location.root().readOnly) {
            throw Errno.ROFS.failure();
        }
        PathResolver.checkDirectory(location);
        location.file().setTimes(times);
    }

    @Override
    void moved(Location from, Location to) {
        if (!location.names().isEmpty() && location.isWithin(from)) {
            location = location.moved(from, to);
        }
    }

    /** The names in it: read anew when a program starts from the first one. */
    synchronized DirectoryListing listing(boolean anew) throws IOException {
        if (anew || listing == null) {
            listing = DirectoryListing.read(location);
        }
        return listing;
    }
}
