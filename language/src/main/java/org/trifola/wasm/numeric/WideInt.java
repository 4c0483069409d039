// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

/**
 * The instructions of the wide-arithmetic proposal. Each yields two i64, the low and the high half
 * of a 128-bit integer; here every half is a pure function of its own, so that no object is needed
 * to return both. The 128-bit operands come as halves too.
 */
public final class WideInt {

    private WideInt() {}

    /** The low half of {@code i64.add128}. */
    public static long add128Low(long aLow, long bLow) {
        return aLow + bLow;
    }

    /** The high half of {@code i64.add128}: the sum of the high halves and the carry of the low. */
    public static long add128High(long aLow, long aHigh, long bLow, long bHigh) {
        // Carry out of the top bit: both bits set, or one of them and the sum's bit lost.
        long carry = ((aLow & bLow) | ((aLow | bLow) & ~(aLow + bLow))) >>> 63;
        return aHigh + bHigh + carry;
    }

    /** The low half of {@code i64.sub128}. */
    public static long sub128Low(long aLow, long bLow) {
        return aLow - bLow;
    }

    /** The high half of {@code i64.sub128}: the high difference less the borrow of the low. */
    public static long sub128High(long aLow, long aHigh, long bLow, long bHigh) {
        long borrow = ((~aLow & bLow) | ((~aLow | bLow) & (aLow - bLow))) >>> 63;
        return aHigh - bHigh - borrow;
    }

    /** The low half of {@code i64.mul_wide_s} and of {@code i64.mul_wide_u}: it is the same. */
    public static long mulWideLow(long a, long b) {
        return a * b;
    }

    /** The high half of {@code i64.mul_wide_s}. */
    public static long mulWideSHigh(long a, long b) {
        return Math.multiplyHigh(a, b);
    }

    /** The high half of {@code i64.mul_wide_u}. */
    public static long mulWideUHigh(long a, long b) {
        return Math.unsignedMultiplyHigh(a, b);
    }
}
