// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import java.util.Random;

/** Random numbers, often those at which instructions change what they do. */
final class Values {
    private static final long[] INTEGERS = {
        0,
        1,
        -1,
        2,
        7,
        31,
        32,
        63,
        64,
        127,
        128,
        255,
        256,
        32767,
        32768,
        65535,
        65536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0xFFFF_FFFFL,
        0x1_0000_0000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private static final double[] FLOATS = {
        0,
        -0.0,
        1,
        -1,
        0.5,
        1.5,
        -2.5,
        255.75,
        1e10,
        -1e30,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        Float.MIN_NORMAL,
        Float.MIN_VALUE,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        2147483648.0,
        -2147483649.0,
        4294967295.5,
        9.3e18,
        -9.3e18,
        1.9e19
    };

    private Values() {}

    /** A number of 64 bits; the low ones are one of 32. */
    static long integer(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> INTEGERS[random.nextInt(INTEGERS.length)];
            case 1 -> random.nextLong() >> random.nextInt(64);
            case 2 -> 1L << random.nextInt(64);
            default -> random.nextInt(40) - 10;
        };
    }

    /** A floating-point number. */
    static double floating(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextInt(2000) / 8.0 - 50;
            case 1 -> (random.nextDouble() - 0.5) * Math.pow(2, random.nextInt(160) - 80);
            default -> FLOATS[random.nextInt(FLOATS.length)];
        };
    }

    /** The bits of a single-precision number, rarely a NaN with a payload. */
    static int bits32(Random random) {
        return random.nextInt(30) == 0
                ? 0x7F80_0001 | random.nextInt()
                : Float.floatToRawIntBits((float) floating(random));
    }

    /** The bits of a double-precision number, rarely a NaN with a payload. */
    static long bits64(Random random) {
        return random.nextInt(30) == 0
                ? 0x7FF0_0000_0000_0001L | random.nextLong()
                : Double.doubleToRawLongBits(floating(random));
    }

    /** Half of a vector: lanes of any shape. */
    static long half(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> bits64(random);
            case 1 -> (long) bits32(random) << 32 | bits32(random) & 0xFFFF_FFFFL;
            case 2 -> (integer(random) & 0xFF) * 0x0101_0101_0101_0101L;
            case 3 -> (integer(random) & 0xFFFF) * 0x0001_0001_0001_0001L;
            case 4 -> integer(random);
            default -> random.nextLong();
        };
    }
}
