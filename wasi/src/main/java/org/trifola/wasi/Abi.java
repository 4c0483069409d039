// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

/** Layouts of structures in memory: offsets and sizes in bytes, per version of the interface. */
enum Abi {
    /** {@code wasi_unstable}, the version before. */
    UNSTABLE,
    /** {@code wasi_snapshot_preview1}. */
    PREVIEW1;

    /** {@code iovec} and {@code ciovec}: where the bytes are, and how many. */
    static final int IOVEC_BUF = 0;

    static final int IOVEC_LEN = 4;
    static final int IOVEC_SIZE = 8;

    /** {@code prestat}. */
    static final int PRESTAT_TAG = 0;

    static final int PRESTAT_NAME_LEN = 4;
    static final int PRESTAT_SIZE = 8;

    /** {@code fdstat}. */
    static final int FDSTAT_FILETYPE = 0;

    static final int FDSTAT_FLAGS = 2;
    static final int FDSTAT_RIGHTS_BASE = 8;
    static final int FDSTAT_RIGHTS_INHERITING = 16;
    static final int FDSTAT_SIZE = 24;

    /** {@code dirent}, which the name follows. */
    static final int DIRENT_NEXT = 0;

    static final int DIRENT_INO = 8;
    static final int DIRENT_NAMLEN = 16;
    static final int DIRENT_TYPE = 20;
    static final int DIRENT_SIZE = 24;

    /** {@code event}. */
    static final int EVENT_USERDATA = 0;

    static final int EVENT_ERROR = 8;
    static final int EVENT_TYPE = 10;
    static final int EVENT_NBYTES = 16;
    static final int EVENT_FLAGS = 24;
    static final int EVENT_SIZE = 32;

    /** {@code subscription}, as far as versions agree. */
    static final int SUBSCRIPTION_USERDATA = 0;

    static final int SUBSCRIPTION_TYPE = 8;
    static final int SUBSCRIPTION_FD = 16;

    /** {@code filestat}, as far as versions agree. */
    static final int FILESTAT_DEV = 0;

    static final int FILESTAT_INO = 8;
    static final int FILESTAT_FILETYPE = 16;

    /** Where the number of links is: four bytes in the old version, eight since. */
    int filestatNlink() {
        return this == UNSTABLE ? 20 : 24;
    }

    int filestatFileSize() {
        return this == UNSTABLE ? 24 : 32;
    }

    int filestatAtim() {
        return filestatFileSize() + 8;
    }

    int filestatMtim() {
        return filestatFileSize() + 16;
    }

    int filestatCtim() {
        return filestatFileSize() + 24;
    }

    int filestatSize() {
        return filestatFileSize() + 32;
    }

    /** The old version has an identifier before the clock. */
    int subscriptionClock() {
        return this == UNSTABLE ? 24 : 16;
    }

    int subscriptionTimeout() {
        return subscriptionClock() + 8;
    }

    int subscriptionClockFlags() {
        return subscriptionClock() + 24;
    }

    int subscriptionSize() {
        return subscriptionClock() + 32;
    }

    /** What {@code fd_seek} counts from. */
    enum Whence {
        SET,
        CUR,
        END
    }

    /** What a number of this version means to {@code fd_seek}. */
    Whence whence(int number) {
        int set = this == UNSTABLE ? 2 : 0;
        int cur = this == UNSTABLE ? 0 : 1;
        int end = this == UNSTABLE ? 1 : 2;
        if (number == set) {
            return Whence.SET;
        } else if (number == cur) {
            return Whence.CUR;
        } else if (number == end) {
            return Whence.END;
        }
        throw Errno.INVAL.failure();
    }
}
