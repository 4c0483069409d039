// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

/** Bits and numbers in parameters and structures. */
final class Flags {
    private Flags() {}

    /** Bits of descriptors ({@code fdflags}). */
    static final int FD_APPEND = 1;

    static final int FD_DSYNC = 2;
    static final int FD_NONBLOCK = 4;
    static final int FD_RSYNC = 8;
    static final int FD_SYNC = 16;
    static final int FD_ALL = 31;

    /** Those that are fixed when a file is opened. */
    static final int FD_FIXED = FD_DSYNC | FD_RSYNC | FD_SYNC;

    /** How files are opened ({@code oflags}). */
    static final int O_CREAT = 1;

    static final int O_DIRECTORY = 2;
    static final int O_EXCL = 4;
    static final int O_TRUNC = 8;
    static final int O_ALL = 15;

    /** Follow a symbolic link at the end of a path ({@code lookupflags}). */
    static final int LOOKUP_FOLLOW = 1;

    /** Which times to set ({@code fstflags}). */
    static final int TIME_ATIM = 1;

    static final int TIME_ATIM_NOW = 2;
    static final int TIME_MTIM = 4;
    static final int TIME_MTIM_NOW = 8;
    static final int TIME_ALL = 15;

    /** Number of kinds of {@code advice}. */
    static final int ADVICE_COUNT = 6;

    /** How bytes are received ({@code riflags}). */
    static final int RECV_PEEK = 1;

    static final int RECV_WAITALL = 2;
    static final int RECV_ALL = 3;

    /** Which directions of a connection end ({@code sdflags}). */
    static final int SHUT_RD = 1;

    static final int SHUT_WR = 2;
    static final int SHUT_ALL = 3;

    /** Nobody writes any more ({@code eventrwflags}). */
    static final int EVENT_HANGUP = 1;

    /** What a subscription waits for ({@code eventtype}). */
    static final int EVENT_CLOCK = 0;

    static final int EVENT_FD_READ = 1;
    static final int EVENT_FD_WRITE = 2;

    /** The timeout is a point in time ({@code subclockflags}). */
    static final int CLOCK_ABSTIME = 1;

    /** The kind of {@code prestat} that is a directory. */
    static final int PREOPEN_DIRECTORY = 0;

    /** Throws {@code EINVAL} if there are bits outside a mask. */
    static int check(int flags, int mask) {
        if ((flags & ~mask) != 0) {
            throw Errno.INVAL.failure();
        }
        return flags;
    }
}
