// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.util.Arrays;

/** The file descriptors of a program: the lowest free number is given out. */
final class FileTable {
    /** Most descriptors of a program, so that one does not use up what the host process has. */
    static final int MAX = 1024;

    private Descriptor[] descriptors = new Descriptor[16];

    /** Adds a descriptor and returns its number. */
    synchronized int add(Descriptor descriptor) {
        int fd = 0;
        while (fd < descriptors.length && descriptors[fd] != null) {
            fd++;
        }
        if (fd == MAX) {
            throw Errno.MFILE.failure();
        }
        if (fd == descriptors.length) {
            descriptors = Arrays.copyOf(descriptors, fd << 1);
        }
        descriptors[fd] = descriptor;
        return fd;
    }

    /** Adds a descriptor and returns its number; closes it if there is none. */
    int addOrClose(Descriptor descriptor) throws IOException {
        try {
            return add(descriptor);
        } catch (WasiException e) {
            descriptor.close();
            throw e;
        }
    }

    /** Throws {@code EMFILE} if there is no free number. */
    synchronized void requireRoom() {
        if (descriptors.length == MAX && !Arrays.asList(descriptors).contains(null)) {
            throw Errno.MFILE.failure();
        }
    }

    /** The descriptor of a number; throws {@code EBADF} if there is none. */
    synchronized Descriptor get(int fd) {
        if (fd < 0 || fd >= descriptors.length || descriptors[fd] == null) {
            throw Errno.BADF.failure();
        }
        return descriptors[fd];
    }

    /** Removes a descriptor and returns it, still open. */
    synchronized Descriptor remove(int fd) {
        Descriptor removed = get(fd);
        descriptors[fd] = null;
        return removed;
    }

    /**
     * Gives a descriptor the number of another one, which is returned, or null if it is the same.
     */
    synchronized Descriptor renumber(int from, int to) {
        Descriptor moved = get(from);
        Descriptor replaced = get(to);
        if (from == to) {
            return null;
        }
        descriptors[to] = moved;
        descriptors[from] = null;
        return replaced;
    }

    /** Tells all descriptors of a file or directory that got another path. */
    synchronized void moved(Location from, Location to) {
        for (Descriptor descriptor : descriptors) {
            if (descriptor != null) {
                descriptor.moved(from, to);
            }
        }
    }

    /** Closes all, as far as that works. */
    void closeAll() {
        Descriptor[] closed;
        synchronized (this) {
            closed = descriptors;
            descriptors = new Descriptor[16];
        }
        for (Descriptor descriptor : closed) {
            try {
                if (descriptor != null) {
                    descriptor.close();
                }
            } catch (IOException e) {
                // The program is over: there is nobody left to tell.
            }
        }
    }
}
