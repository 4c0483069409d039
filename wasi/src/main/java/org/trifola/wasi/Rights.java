// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

/**
 * Rights of descriptors, one bit each. Every call asks for the rights that it needs, but programs
 * are not held to what they ask for at {@code path_open}: as in other engines, a directory gets all
 * that its parent hands down, and a file all but reading and writing, which it gets as asked. Only
 * {@code fd_fdstat_set_rights} takes rights away, for good.
 */
final class Rights {
    private Rights() {}

    static final long FD_DATASYNC = 1L;
    static final long FD_READ = 1L << 1;
    static final long FD_SEEK = 1L << 2;
    static final long FD_FDSTAT_SET_FLAGS = 1L << 3;
    static final long FD_SYNC = 1L << 4;
    static final long FD_TELL = 1L << 5;
    static final long FD_WRITE = 1L << 6;
    static final long FD_ADVISE = 1L << 7;
    static final long FD_ALLOCATE = 1L << 8;
    static final long PATH_CREATE_DIRECTORY = 1L << 9;
    static final long PATH_CREATE_FILE = 1L << 10;
    static final long PATH_LINK_SOURCE = 1L << 11;
    static final long PATH_LINK_TARGET = 1L << 12;
    static final long PATH_OPEN = 1L << 13;
    static final long FD_READDIR = 1L << 14;
    static final long PATH_READLINK = 1L << 15;
    static final long PATH_RENAME_SOURCE = 1L << 16;
    static final long PATH_RENAME_TARGET = 1L << 17;
    static final long PATH_FILESTAT_GET = 1L << 18;
    static final long PATH_FILESTAT_SET_SIZE = 1L << 19;
    static final long PATH_FILESTAT_SET_TIMES = 1L << 20;
    static final long FD_FILESTAT_GET = 1L << 21;
    static final long FD_FILESTAT_SET_SIZE = 1L << 22;
    static final long FD_FILESTAT_SET_TIMES = 1L << 23;
    static final long PATH_SYMLINK = 1L << 24;
    static final long PATH_REMOVE_DIRECTORY = 1L << 25;
    static final long PATH_UNLINK_FILE = 1L << 26;
    static final long POLL_FD_READWRITE = 1L << 27;
    static final long SOCK_SHUTDOWN = 1L << 28;
    static final long SOCK_ACCEPT = 1L << 29;

    /** All rights that exist. */
    static final long ALL = (1L << 30) - 1;

    /** What needs a file that is open for writing. */
    static final long WRITING = FD_WRITE | FD_ALLOCATE | FD_FILESTAT_SET_SIZE;

    /** What every file has that its directory hands down. */
    private static final long FILE_IMPLIED =
            FD_DATASYNC
                    | FD_SEEK
                    | FD_FDSTAT_SET_FLAGS
                    | FD_SYNC
                    | FD_TELL
                    | FD_ADVISE
                    | FD_FILESTAT_GET
                    | FD_FILESTAT_SET_TIMES
                    | POLL_FD_READWRITE;

    /** What a directory can have. */
    static final long DIRECTORY =
            PATH_CREATE_DIRECTORY
                    | PATH_CREATE_FILE
                    | PATH_LINK_SOURCE
                    | PATH_LINK_TARGET
                    | PATH_OPEN
                    | FD_READDIR
                    | PATH_READLINK
                    | PATH_RENAME_SOURCE
                    | PATH_RENAME_TARGET
                    | PATH_FILESTAT_GET
                    | PATH_FILESTAT_SET_SIZE
                    | PATH_FILESTAT_SET_TIMES
                    | FD_FILESTAT_GET
                    | FD_FILESTAT_SET_TIMES
                    | FD_FDSTAT_SET_FLAGS
                    | FD_SYNC
                    | FD_DATASYNC
                    | PATH_SYMLINK
                    | PATH_REMOVE_DIRECTORY
                    | PATH_UNLINK_FILE;

    private static final long STREAM = FD_FDSTAT_SET_FLAGS | FD_FILESTAT_GET | POLL_FD_READWRITE;

    /** Of standard input. That it cannot seek is how C libraries know a terminal. */
    static final long INPUT = STREAM | FD_READ;

    /** Of standard output and error. */
    static final long OUTPUT = STREAM | FD_WRITE | FD_SYNC | FD_DATASYNC;

    /** Of a socket that listens. */
    static final long LISTENER = STREAM | SOCK_ACCEPT;

    /** Of a connection. */
    static final long CONNECTION = STREAM | FD_READ | FD_WRITE | SOCK_SHUTDOWN;

    /** Rights of a file opened with some requested, in a directory that hands down others. */
    static long ofFile(long requested, long inheriting) {
        long writing = (requested & FD_WRITE) == 0 ? requested & WRITING : WRITING;
        return (requested & FD_READ | writing | FILE_IMPLIED) & inheriting;
    }
}
