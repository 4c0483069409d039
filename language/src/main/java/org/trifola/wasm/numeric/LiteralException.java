// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/**
 * Says why a numeral of the text format has no value (spec 6.3). It has no stack trace: the caller
 * knows the place in the source and reports that.
 */
public final class LiteralException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the numeral. */
    public enum Kind {
        /** The characters are no numeral of the wanted type ("unknown operator"). */
        MALFORMED,
        /** A numeral, but of a value that the type does not hold ("constant out of range"). */
        OUT_OF_RANGE
    }

    /** What is wrong, as data. */
    private final Kind kind;

    LiteralException(Kind kind, String literal) {
        super(literal, null, false, false);
        this.kind = kind;
    }

    /** What is wrong with the numeral. */
    public Kind kind() {
        return kind;
    }
}
