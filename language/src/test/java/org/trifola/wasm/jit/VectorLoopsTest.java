// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.Opcode;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every vector instruction that computes, in a loop that HotSpot compiles, has the results that it
 * has in the interpreter: for random lanes, small ones, extreme ones and special numbers.
 */
@Tag("slow")
class VectorLoopsTest {
    private static final int VECTORS = 256;
    private static final int ROUNDS = 2000;
    private static final int CALLS = Integer.getInteger("trifola.vectorCalls", 20);

    private static final long[] SPECIAL = {
        0,
        -1,
        0x8000_0000_8000_0000L,
        0x7FFF_FFFF_7FFF_FFFFL,
        0x7FF8_0000_0000_0000L,
        0x7FC0_0000_FFC0_0000L,
        0x7F80_0000_FF80_0000L,
        0xFFF0_0000_0000_0000L,
        0x8000_8000_7FFF_7FFFL,
        0x8080_8080_7F7F_7F7FL,
        0x4F00_0000_CF00_0000L,
        0x41E0_0000_0000_0000L,
        0x3F80_0000_BF80_0000L,
        0x0001_0001_0001_0001L,
    };

    @Test
    void computeTheSameWhenCompiled() {
        String text = module();
        Set<String> different = new TreeSet<>();
        int count = 0;
        try (Context slow = context("-1");
                Context fast = context("0")) {
            Value expected = load(slow, text);
            Value actual = load(fast, text);
            for (int op = Op.I8X16_SWIZZLE; op <= Op.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S; op++) {
                if (!isTested(op)) {
                    continue;
                }
                count++;
                String name = Opcode.values()[op].text();
                long wanted = expected.getMember(name).execute(ROUNDS).asLong();
                Value function = actual.getMember(name);
                for (int i = 0; i < CALLS; i++) {
                    if (function.execute(ROUNDS).asLong() != wanted) {
                        different.add(name + " in call " + i);
                        break;
                    }
                }
            }
        }
        assertEquals(Set.of(), different);
        assertTrue(count > 200, "only " + count);
    }

    private static Context context(String translateAfter) {
        return Context.newBuilder("wasm").option("wasm.TranslateAfter", translateAfter).build();
    }

    private static Value load(Context context, String text) {
        Source source =
                Source.newBuilder("wasm", text, "vectors.wat")
                        .mimeType("text/x-wat")
                        .buildLiteral();
        return context.eval(source).newInstance().getMember("exports");
    }

    private static boolean isTested(int op) {
        return VectorMethods.contains(op);
    }

    private static String module() {
        StringBuilder text = new StringBuilder("(module (memory 1) (data (i32.const 0) \"");
        Random random = new Random(20);
        for (int i = 0; i < 2 * VECTORS; i++) {
            long half = random.nextLong();
            if (i % 5 == 0) {
                half = SPECIAL[random.nextInt(SPECIAL.length)];
            } else if (i % 5 == 1) {
                half &= 0x000F_0003_0007_001FL;
            } else if (i % 5 == 2) {
                half = Double.doubleToLongBits(random.nextGaussian() * 1e5);
            } else if (i % 5 == 3) {
                long high = Float.floatToIntBits((float) random.nextGaussian() * 1000);
                half = high << 32 | Float.floatToIntBits(random.nextFloat()) & 0xFFFF_FFFFL;
            }
            for (int at = 0; at < Long.SIZE; at += Byte.SIZE) {
                text.append(String.format("\\%02x", half >>> at & 0xFF));
            }
        }
        text.append("\")");
        for (int op = Op.I8X16_SWIZZLE; op <= Op.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S; op++) {
            if (isTested(op)) {
                function(text, op);
            }
        }
        return text.append(")").toString();
    }

    /** A loop that loads operands, computes, and mixes the result into a sum. */
    private static void function(StringBuilder text, int op) {
        String name = Opcode.values()[op].text();
        String signature = Op.SIGNATURES[Op.SIGNATURE[op]];
        int count = signature.indexOf(':');
        text.append("(func (export \"").append(name).append("\") (param $n i32) (result i64)");
        text.append("(local $i i32) (local $sum v128) (local $r v128) (loop $l ");
        int[] strides = {1, 7, 13};
        for (int i = 0; i < count; i++) {
            if (signature.charAt(i) == 'i') {
                text.append("(local.get $i) ");
                continue;
            }
            text.append("(v128.load (i32.and (i32.mul (local.get $i) (i32.const ");
            text.append(16 * strides[i]).append(")) (i32.const ").append(16 * (VECTORS - 1));
            text.append("))) ");
        }
        text.append(name);
        if (signature.endsWith("i")) {
            text.append(" i32x4.splat");
        }
        text.append(" (local.set $r) (local.get $r) ");
        String shape = name.substring(0, name.indexOf('.'));
        if (shape.startsWith("f")) {
            text.append("(").append(shape).append(".eq (local.get $r) (local.get $r)) v128.and ");
        }
        text.append("(i64x2.add (i64x2.shl (local.get $sum) (i32.const 1)) (local.get $sum)) ");
        text.append("v128.xor (local.set $sum) (br_if $l (i32.lt_s (local.tee $i ");
        text.append("(i32.add (local.get $i) (i32.const 1))) (local.get $n))))");
        text.append("(i64.add (i64x2.extract_lane 0 (local.get $sum)) ");
        text.append("(i64.rotl (i64x2.extract_lane 1 (local.get $sum)) (i64.const 7))))\n");
    }
}
