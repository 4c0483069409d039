// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

/** What the process ends with when the program does not decide it itself. */
final class ExitCode {
    private ExitCode() {}

    /** All went well. */
    static final int OK = 0;

    /** The file cannot be read, is malformed or invalid, or misses an import. */
    static final int FAILURE = 1;

    /** The command line is wrong. */
    static final int USAGE = 2;

    /** A bug of Trifola ({@code EX_SOFTWARE} of sysexits.h). */
    static final int BUG = 70;

    /** A limit that the command line sets was exceeded; as {@code timeout} of coreutils says it. */
    static final int LIMIT = 124;

    /** A trap, an exhausted resource, or an exception that nothing caught: 128 + SIGABRT. */
    static final int TRAP = 134;

    /** Nobody reads the output any more: 128 + SIGPIPE. */
    static final int BROKEN_PIPE = 141;
}
