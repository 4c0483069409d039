// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

/** The catch clauses of {@code try_table}, by their binary codes (spec 5.4.1). */
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

    /** Whether the clause names a tag. */
    public static boolean hasTag(int kind) {
        return kind <= CATCH_REF;
    }

    /** Whether the clause passes the exception. */
    public static boolean passesException(int kind) {
        return kind == CATCH_REF || kind == CATCH_ALL_REF;
    }
}
