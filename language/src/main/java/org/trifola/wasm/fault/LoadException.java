// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.fault;

/**
 * Decoding, parsing, validating or linking failed. Free of Truffle, so that the loading half of the
 * engine is an ordinary library; the language turns it into a guest exception at its border. Has no
 * Java stack trace: it speaks of the user's module, not of our code.
 */
public final class LoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final String detail;
    private final transient Place place;

    /** A failure with its detail (may be null) at a place. */
    public LoadException(Fault fault, String detail, Place place) {
        super(Messages.of(fault, detail, place), null, false, false);
        this.fault = fault;
        this.detail = detail;
        this.place = place;
    }

    /** A failure at a byte offset of the binary. */
    public LoadException(Fault fault, String detail, long offset) {
        this(fault, detail, Place.offset(offset));
    }

    /** The kind of failure. */
    public Fault fault() {
        return fault;
    }

    /** What exactly is wrong, or null. */
    public String detail() {
        return detail;
    }

    /** Where it is wrong. */
    public Place place() {
        return place == null ? Place.UNKNOWN : place;
    }

    /** The same failure at another place. */
    public LoadException at(Place other) {
        return new LoadException(fault, detail, other);
    }

    /** The same failure with more words about what is wrong. */
    public LoadException about(String what) {
        return new LoadException(fault, detail == null ? what : detail + ", " + what, place());
    }

    /** The same failure, known to be inside a function. */
    public LoadException inFunction(int index, String name) {
        return new LoadException(fault, detail, place().inFunction(index, name));
    }
}
