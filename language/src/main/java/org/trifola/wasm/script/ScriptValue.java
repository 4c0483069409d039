// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.numeric.FloatText;

import java.util.List;
import java.util.stream.Collectors;

/** A value in a script: an argument of a call, or what a result is compared with. */
public sealed interface ScriptValue {
    /**
     * An integer of at most 32 bits.
     *
     * @param value its bits, those of fewer bits extended
     */
    record I32(int value) implements ScriptValue {
        @Override
        public String toString() {
            return "i32 " + value;
        }
    }

    /**
     * An integer of 64 bits.
     *
     * @param value its bits
     */
    record I64(long value) implements ScriptValue {
        @Override
        public String toString() {
            return "i64 " + value;
        }
    }

    /**
     * A number of single precision.
     *
     * @param bits its bits
     */
    record F32(int bits) implements ScriptValue {
        @Override
        public String toString() {
            return "f32 " + FloatText.printF32(bits);
        }
    }

    /**
     * A number of double precision.
     *
     * @param bits its bits
     */
    record F64(long bits) implements ScriptValue {
        @Override
        public String toString() {
            return "f64 " + FloatText.printF64(bits);
        }
    }

    /**
     * Any NaN of a class, of either sign (spec 4.3.3); only as result.
     *
     * @param canonical whether only the canonical payload will do
     * @param wide whether it is an {@code f64}
     */
    record Nan(boolean canonical, boolean wide) implements ScriptValue {
        /** Whether these bits, in the low end, are such a NaN. */
        public boolean matches(long bits) {
            long quiet = wide ? 0x7FF8_0000_0000_0000L : 0x7FC0_0000L;
            long magnitude = bits & (wide ? Long.MAX_VALUE : Integer.MAX_VALUE);
            return canonical ? magnitude == quiet : (magnitude & quiet) == quiet;
        }

        @Override
        public String toString() {
            return (wide ? "f64" : "f32") + " nan:" + (canonical ? "canonical" : "arithmetic");
        }
    }

    /**
     * A vector.
     *
     * @param laneBytes bytes of a lane: 1, 2, 4 or 8
     * @param lanes its lanes; NaN classes only as result
     */
    record V128(int laneBytes, List<ScriptValue> lanes) implements ScriptValue {
        /** Keeps its own copy of the list. */
        public V128 {
            lanes = List.copyOf(lanes);
        }

        /** The low half as bits; NaN classes count as zero. */
        public long low() {
            return half(0);
        }

        /** The high half as bits; NaN classes count as zero. */
        public long high() {
            return half(lanes.size() / 2);
        }

        private long half(int first) {
            long bits = 0;
            for (int i = 0; i < lanes.size() / 2; i++) {
                long lane = bits(lanes.get(first + i));
                long mask = -1L >>> 64 - 8 * laneBytes;
                bits |= (lane & mask) << 8 * laneBytes * i;
            }
            return bits;
        }

        /** Whether a vector of these halves is this one, lane by lane. */
        public boolean matches(long low, long high) {
            int half = lanes.size() / 2;
            for (int i = 0; i < lanes.size(); i++) {
                int shift = 8 * laneBytes * (i % half);
                long mask = -1L >>> 64 - 8 * laneBytes;
                long actual = (i < half ? low : high) >>> shift & mask;
                ScriptValue lane = lanes.get(i);
                boolean same =
                        lane instanceof Nan nan
                                ? nan.matches(actual)
                                : (bits(lane) & mask) == actual;
                if (!same) {
                    return false;
                }
            }
            return true;
        }

        private static long bits(ScriptValue lane) {
            return switch (lane) {
                case I32 i32 -> i32.value();
                case I64 i64 -> i64.value();
                case F32 f32 -> f32.bits();
                case F64 f64 -> f64.bits();
                default -> 0;
            };
        }

        @Override
        public String toString() {
            return lanes.stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(" ", "v128 ", ""));
        }
    }

    /**
     * The null reference.
     *
     * @param heapType the heap type that it is given with, or null if any null will do
     */
    record RefNull(String heapType) implements ScriptValue {
        @Override
        public String toString() {
            return heapType == null ? "ref.null" : "ref.null " + heapType;
        }
    }

    /**
     * A reference to a host object; scripts number these.
     *
     * @param number its number
     * @param external whether it is an external reference, else an internal one
     */
    record RefHost(long number, boolean external) implements ScriptValue {
        @Override
        public String toString() {
            return (external ? "ref.extern " : "ref.host ") + number;
        }
    }

    /**
     * Any reference of a kind that is not null; only as result.
     *
     * @param heapType name of the heap type, such as {@code func} or {@code i31}
     */
    record RefAny(String heapType) implements ScriptValue {
        @Override
        public String toString() {
            return "ref." + heapType;
        }
    }

    /**
     * One of several; only as result.
     *
     * @param options what will do
     */
    record Either(List<ScriptValue> options) implements ScriptValue {
        /** Keeps its own copy of the list. */
        public Either {
            options = List.copyOf(options);
        }

        @Override
        public String toString() {
            return options.stream().map(Object::toString).collect(Collectors.joining(" or "));
        }
    }
}
