// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

import org.trifola.wasm.fault.Fault;

/**
 * The trap of a numeric instruction (spec 4.3). There is one object per reason, made in advance and
 * without a stack trace: whoever runs the instruction knows the place and adds it.
 */
public final class NumericTrap extends RuntimeException {

    /** Integer division or remainder by zero. */
    public static final NumericTrap DIVIDE_BY_ZERO = new NumericTrap(Fault.INTEGER_DIVIDE_BY_ZERO);

    /** A quotient or a truncated number that the integer type does not hold. */
    public static final NumericTrap OVERFLOW = new NumericTrap(Fault.INTEGER_OVERFLOW);

    /** A NaN truncated to an integer. */
    public static final NumericTrap INVALID_CONVERSION =
            new NumericTrap(Fault.INVALID_CONVERSION_TO_INTEGER);

    private static final long serialVersionUID = 1L;

    /** The reason; its phrase is the one that the specification's tests expect. */
    private final Fault fault;

    private NumericTrap(Fault fault) {
        super(fault.phrase(), null, false, false);
        this.fault = fault;
    }

    /** The reason. */
    public Fault fault() {
        return fault;
    }
}
