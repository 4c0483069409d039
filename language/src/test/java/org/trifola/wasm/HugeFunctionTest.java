// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Map;

/** Functions that are too large for a method of the JVM run as generated code, in pieces. */
@Tag("slow")
@Timeout(300)
final class HugeFunctionTest {
    private static final String STATE = " local.get $s";

    /** An interpreter loop: a branch table, and a case for each target. */
    private static String loop(int cases, int sums, int used) {
        StringBuilder out = new StringBuilder(cases * (sums + 4) * 40);
        out.append("(import \"m\" \"seen\" (func $seen))");
        out.append("(func (export \"f\") (param $n i32) (result i32) (local $s i32)");
        out.append(" (local $p i32) loop $next local.get $n i32.eqz if call $seen").append(STATE);
        out.append(" return end local.get $n i32.const 1 i32.sub local.set $n");
        out.append(" block".repeat(cases)).append(" local.get $p br_table");
        for (int i = 0; i < cases; i++) {
            out.append(' ').append(i);
        }
        for (int i = 0; i < cases; i++) {
            out.append(" end");
            for (int k = 0; k < sums; k++) {
                out.append(STATE).append(" i32.const ").append(3 + 2 * k).append(" i32.mul");
                out.append(" i32.const ").append(i).append(" i32.add local.set $s\n");
            }
            out.append(STATE).append(" i32.const 7 i32.shr_u i32.const ").append(used);
            out.append(" i32.rem_u local.set $p br $next");
        }
        return out.append(" end unreachable)").toString();
    }

    /** What such a loop computes. */
    private static int expected(int sums, int used, int rounds) {
        int s = 0;
        int p = 0;
        for (int n = rounds; n > 0; n--) {
            for (int k = 0; k < sums; k++) {
                s = s * (3 + 2 * k) + p;
            }
            p = Integer.remainderUnsigned(s >>> 7, used);
        }
        return s;
    }

    /** From 300 KB to 4.4 MB of code, and a branch table that is as large as they may be. */
    @ParameterizedTest
    @CsvSource({"300, 120, 300", "2200, 220, 50", "65000, 5, 1000"})
    void loopsOfInterpretersRunAsGeneratedCode(int cases, int sums, int used) {
        int rounds = 20_000;
        StringBuilder seen = new StringBuilder();
        ProxyExecutable look =
                arguments -> {
                    Arrays.stream(new Throwable().getStackTrace()).forEach(seen::append);
                    return null;
                };
        try (Context context = Wat.context(null)) {
            Value imports =
                    context.asValue(
                            ProxyObject.fromMap(
                                    Map.of(
                                            "m",
                                            ProxyObject.fromMap(Map.of("seen", (Object) look)))));
            Value exports = Wat.exports(context, loop(cases, sums, used), imports);
            int result = exports.invokeMember("f", rounds).asInt();
            assertEquals(expected(sums, used, rounds), result);
            assertTrue(seen.toString().contains("$piece"), seen::toString);
        }
    }

    /** Each local takes part in each of two sums, and a loop goes around all. */
    @Test
    void functionsMayHaveFiftyThousandLocals() {
        int count = 49_990;
        StringBuilder out = new StringBuilder();
        out.append("(func (export \"f\") (param $n i32) (result i64) (local $s i64) (local");
        out.append(" i64".repeat(count)).append(") loop $next");
        for (int i = 2; i < count + 2; i++) {
            out.append(" local.get ").append(i).append(" i64.const ").append(i);
            out.append(" i64.add local.set ").append(i).append('\n');
        }
        for (int i = 2; i < count + 2; i++) {
            out.append(" local.get $s local.get ").append(i).append(" i64.add local.set $s\n");
        }
        out.append("local.get $n i32.const 1 i32.sub local.tee $n br_if $next end local.get $s)");
        try (Context context = Wat.context(null)) {
            long sum = 0;
            for (int i = 2; i < count + 2; i++) {
                sum += 6L * i;
            }
            Value exports = Wat.exports(context, out.toString());
            assertEquals(sum, exports.invokeMember("f", 3).asLong());
        }
    }

    /** More instructions that can trap than a method has line numbers; the last one does. */
    @Test
    void trapsAreToldFromOneAnother() {
        int count = 70_000;
        StringBuilder out = new StringBuilder();
        out.append("(memory 1) (func $f (export \"f\") (param i32) (result i32) (local $s i32)");
        for (int i = 0; i < count; i++) {
            int address = i == count - 1 ? 65_533 : i & 0xFFF;
            out.append(" local.get 0 i32.load offset=").append(address);
            out.append(" local.get $s i32.add local.set $s\n");
        }
        out.append(" local.get $s)");
        String interpreted = failure(out.toString(), "-1");
        assertTrue(interpreted.contains("0x"), interpreted);
        assertEquals(interpreted, failure(out.toString(), "0"));
    }

    /** The message and the backtrace of the failing function. */
    private static String failure(String text, String translateAfter) {
        try (Context context =
                Context.newBuilder("wasm")
                        .option("engine.WarnInterpreterOnly", "false")
                        .option("wasm.TranslateAfter", translateAfter)
                        .build()) {
            Value exports = Wat.exports(context, text);
            try {
                return exports.invokeMember("f", 0).toString();
            } catch (PolyglotException e) {
                assertTrue(e.isGuestException() && !e.isInternalError(), e::toString);
                return e.getMessage() + e.getGuestObject().getMember("backtrace").asString();
            }
        }
    }
}
