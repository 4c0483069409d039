// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * New times of a file.
 *
 * @param atim of the last access, or null to leave it
 * @param mtim of the last change, or null to leave it
 */
record FileTimes(FileTime atim, FileTime mtim) {
    /** From the parameters of a call: nanoseconds since 1970, and {@code fstflags}. */
    static FileTimes of(long atim, long mtim, int flags) {
        Flags.check(flags, Flags.TIME_ALL);
        return new FileTimes(
                time(atim, flags, Flags.TIME_ATIM, Flags.TIME_ATIM_NOW),
                time(mtim, flags, Flags.TIME_MTIM, Flags.TIME_MTIM_NOW));
    }

    private static FileTime time(long nanos, int flags, int set, int now) {
        int asked = flags & (set | now);
        if (asked == 0) {
            return null;
        } else if (asked == now) {
            return FileTime.from(Instant.now());
        } else if (asked == set && nanos >= 0) {
            return FileTime.from(nanos, TimeUnit.NANOSECONDS);
        }
        throw Errno.INVAL.failure();
    }
}
