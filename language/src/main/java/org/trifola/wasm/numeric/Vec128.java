// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/**
 * A vector of 128 bits, in two halves: lanes are counted from the low end of the low half. How wide
 * lanes are is told by their sign bits; see {@link IntLanes}. Immutable, and equal by its bits.
 */
public final class Vec128 {
    /** All bits zero. */
    public static final Vec128 ZERO = new Vec128(0, 0);

    /** Bits 0 to 63. */
    public final long low;

    /** Bits 64 to 127. */
    public final long high;

    /** A vector of two halves. */
    public Vec128(long low, long high) {
        this.low = low;
        this.high = high;
    }

    /** {@code splat}: every lane has the low bits of a value. */
    public static Vec128 splat(long value, long signs) {
        int bits = IntLanes.bits(signs);
        long half = value & IntLanes.lowest(bits);
        for (int i = bits; i < Long.SIZE; i *= 2) {
            half |= half << i;
        }
        return new Vec128(half, half);
    }

    /** {@code extract_lane}: the bits of a lane, extended with its sign. */
    public long lane(int index, long signs) {
        int bits = IntLanes.bits(signs);
        int at = index * bits;
        return (at < Long.SIZE ? low : high) << -bits - at >> -bits;
    }

    /** {@code replace_lane}: this vector with the low bits of a value in a lane. */
    public Vec128 withLane(int index, long value, long signs) {
        int bits = IntLanes.bits(signs);
        int at = index * bits;
        long mask = IntLanes.lowest(bits) << at;
        long lane = value << at & mask;
        return at < Long.SIZE
                ? new Vec128(low & ~mask | lane, high)
                : new Vec128(low, high & ~mask | lane);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vec128 v && v.low == low && v.high == high;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(low) + Long.hashCode(high);
    }

    /** As in the text format, with four lanes. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("i32x4");
        for (int i = 0; i < 4; i++) {
            String digits = Integer.toHexString((int) lane(i, IntLanes.SIGNS_32));
            text.append(" 0x").append("00000000", digits.length(), 8).append(digits);
        }
        return text.toString();
    }
}
