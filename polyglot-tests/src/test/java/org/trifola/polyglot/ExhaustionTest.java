// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The stack may end anywhere, again and again, and nothing is broken by it. */
final class ExhaustionTest {
    private static final String MODULE =
            """
            (module
              (import "host" "again" (func $again (param i32) (result i32)))
              (type $unary (func (param i32) (result i32)))
              (table funcref (elem $indirect))
              (tag $e)
              (func $direct (export "direct") (type $unary)
                (i32.add (i32.const 1) (call $direct (local.get 0))))
              (func $indirect (export "indirect") (type $unary)
                (i32.add (i32.const 1)
                  (call_indirect (type $unary) (local.get 0) (i32.const 0))))
              (func $caught (export "caught") (type $unary)
                (block $h (try_table (catch_all $h) (return (call $caught (local.get 0)))))
                (i32.const -1))
              (func (export "host") (type $unary) (i32.add (i32.const 1) (call $again (local.get 0))))
              (func $down (export "down") (param $n i32) (param $then i32) (result i32)
                (if (result i32) (local.get $n)
                  (then
                    (i32.add (i32.const 1)
                      (call $down (i32.sub (local.get $n) (i32.const 1)) (local.get $then))))
                  (else
                    (if (result i32) (local.get $then)
                      (then (call $direct (i32.const 0)))
                      (else (i32.const 0)))))))
            """;

    private static final String[] WAYS = {"direct", "indirect", "caught", "host"};

    @Test
    void hundredTimesOnOneThread() {
        try (Context context = Contexts.plain()) {
            Value[] exports = new Value[1];
            ProxyExecutable again = arguments -> exports[0].invokeMember("host", arguments[0]);
            Map<String, Object> imports = Map.of("host", Map.of("again", again));
            Value module = context.eval(Contexts.text(MODULE));
            exports[0] = module.newInstance(imports).getMember("exports");
            for (int i = 0; i < 100; i++) {
                if (i % 5 == 4) {
                    exhausts(exports[0], "down", 7 * i, 1);
                } else {
                    exhausts(exports[0], WAYS[i % 5], i);
                }
            }
            assertEquals(300, exports[0].invokeMember("down", 300, 0).asInt());
            Value other = module.newInstance(imports).getMember("exports");
            assertEquals(200, other.invokeMember("down", 200, 0).asInt());
        }
    }

    /** Each thread gets the trap of its own stack, with the functions that were on it. */
    @Test
    void onSeveralThreadsAtOnce() throws Exception {
        String[] ways = {"direct", "indirect", "caught"};
        try (Context context = Contexts.plain();
                ExecutorService threads = Executors.newFixedThreadPool(ways.length)) {
            ProxyExecutable again = arguments -> arguments[0];
            Map<String, Object> imports = Map.of("host", Map.of("again", again));
            Value module = context.eval(Contexts.text(MODULE));
            Value exports = module.newInstance(imports).getMember("exports");
            CyclicBarrier together = new CyclicBarrier(ways.length);
            List<Future<?>> ends = new ArrayList<>();
            for (String way : ways) {
                ends.add(
                        threads.submit(
                                () -> {
                                    for (int i = 0; i < 10; i++) {
                                        together.await(1, TimeUnit.MINUTES);
                                        assertOnlyFrames(way, exhausts(exports, way, i));
                                    }
                                    return null;
                                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }

    private static void assertOnlyFrames(String name, PolyglotException end) {
        String backtrace = end.getGuestObject().getMember("backtrace").asString();
        String[] lines = backtrace.split("\n");
        for (String line : lines) {
            boolean frame = line.startsWith("  at " + name + " (func ");
            assertTrue(frame || line.startsWith("  ... "), backtrace);
        }
        assertTrue(lines.length >= 1 && lines[0].endsWith(" (32 times)"), backtrace);
    }

    private static PolyglotException exhausts(Value exports, String name, Object... arguments) {
        PolyglotException end =
                assertThrows(
                        PolyglotException.class, () -> exports.invokeMember(name, arguments), name);
        // Where it ends inside a callback, it is the host's stack that is full.
        assertTrue(end.isGuestException() || end.isHostException(), () -> name + ": " + end);
        assertTrue(!end.isInternalError(), () -> name + ": " + end);
        if (!name.equals("host")) {
            assertEquals("call stack exhausted", end.getMessage(), name);
        }
        return end;
    }
}
