// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.syntax;

/**
 * Limits of a table or memory (spec 2.3.11), in elements or pages, as unsigned 64-bit numbers.
 *
 * @param min initial size
 * @param max largest size; meaningless unless {@code hasMax}
 * @param hasMax whether there is a largest size
 */
public record Limits(long min, long max, boolean hasMax) {
    /** Limits without a maximum. */
    public static Limits of(long min) {
        return new Limits(min, 0, false);
    }

    /** Limits with a maximum. */
    public static Limits of(long min, long max) {
        return new Limits(min, max, true);
    }

    /** Whether the size of an import with these limits fits what is asked for (spec 3.3.10). */
    public boolean matches(Limits wanted) {
        return Long.compareUnsigned(min, wanted.min) >= 0
                && (!wanted.hasMax || hasMax && Long.compareUnsigned(max, wanted.max) <= 0);
    }

    @Override
    public String toString() {
        String low = Long.toUnsignedString(min);
        return hasMax ? low + " " + Long.toUnsignedString(max) : low;
    }
}
