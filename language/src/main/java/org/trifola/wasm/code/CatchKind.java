// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

/**
 * The catch clauses of {@code try_table}, by their binary codes (spec 5.4.1), and after them those
 * of the older {@code try}.
 */
public final class CatchKind {
    private CatchKind() {}

    /** A tag; passes the payload. */
    public static final int CATCH = 0;

    /** A tag; passes the payload and the exception. */
    public static final int CATCH_REF = 1;

    /** Any exception. */
    public static final int CATCH_ALL = 2;

    /** Any exception; passes it. */
    public static final int CATCH_ALL_REF = 3;

    /** A tag; keeps the exception, then passes the payload. */
    public static final int TRY_CATCH = 4;

    /** Any exception; keeps it. */
    public static final int TRY_CATCH_ALL = 5;

    /** No clause, but {@code delegate}: leaves exceptions to an outer block. */
    public static final int DELEGATE = 6;

    /** Whether the clause names a tag. */
    public static boolean hasTag(int kind) {
        return kind <= CATCH_REF || kind == TRY_CATCH;
    }

    /** Whether the clause puts the exception below what it passes, for {@code rethrow}. */
    public static boolean keepsException(int kind) {
        return kind == TRY_CATCH || kind == TRY_CATCH_ALL;
    }

    /** Whether the clause passes the exception. */
    public static boolean passesException(int kind) {
        return kind == CATCH_REF || kind == CATCH_ALL_REF;
    }
}
