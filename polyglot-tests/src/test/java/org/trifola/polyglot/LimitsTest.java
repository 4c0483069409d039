// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trifola.wasm.host.GuestLimits;
import org.trifola.wasm.host.Quantity;

import java.time.Duration;

/** What guests may use: memories, tables, instances, arrays, and fuel. */
final class LimitsTest {
    private static final int PAGE = 1 << 16;

    private static final String MODULE =
            """
            (module
              (memory $a 1)
              (memory $b 1 10 shared)
              (table $t 10 1000000 funcref)
              (type $bytes (array (mut i8)))
              (type $list (struct (field (ref null $list)) (field i64 i64 i64 i64)))
              (global $kept (mut (ref null $list)) (ref.null $list))
              (func (export "a") (param i32) (result i32) (memory.grow $a (local.get 0)))
              (func (export "b") (param i32) (result i32) (memory.grow $b (local.get 0)))
              (func (export "t") (param i32) (result i32)
                (table.grow $t (ref.null func) (local.get 0)))
              (func (export "array") (param i32) (result i32)
                (array.len (array.new_default $bytes (local.get 0))))
              (func (export "heap")
                (loop $l
                  (global.set $kept
                    (struct.new $list (global.get $kept)
                      (i64.const 0) (i64.const 0) (i64.const 0) (i64.const 0)))
                  (br $l)))
              (func (export "forever") (loop $l (br $l)))
              (func $down (export "down") (result i32)
                (i32.add (i32.const 1) (call $down)))
              (func (export "rounds") (param i32) (result i32)
                (loop $l
                  (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
                  (br_if $l (local.get 0)))
                (i32.const 7))
              (func (export "fill") (param i32)
                (memory.fill $a (i32.const 0) (i32.const 1) (local.get 0))))
            """;

    private static int call(Value exports, String name, Object... arguments) {
        return exports.invokeMember(name, arguments).asInt();
    }

    @ParameterizedTest
    @EnumSource
    void memoriesTogether(Tier tier) {
        try (Context context = tier.context(GuestLimits.NONE.withMemory(5 * PAGE))) {
            Value exports = Contexts.exports(context, MODULE);
            assertEquals(1, call(exports, "a", 2));
            assertEquals(1, call(exports, "b", 1));
            assertEquals(-1, call(exports, "a", 1));
            assertEquals(-1, call(exports, "b", 1));
            assertEquals(-1, call(exports, "a", -1));
            assertEquals(3, call(exports, "a", 0));
            PolyglotException failure =
                    assertThrows(
                            PolyglotException.class,
                            () -> Contexts.exports(context, "(module (memory 1))"));
            assertEquals("memory limit exceeded", Tier.fault(failure));
            assertTrue(failure.getMessage().contains("wasm.MaxMemory"), failure.getMessage());
            assertTrue(failure.getMessage().contains("at most 327680"), failure.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void trapsOnGrow(Tier tier) {
        GuestLimits limits = GuestLimits.NONE.withMemory(3 * PAGE).withTableElements(100);
        try (Context context = tier.context(limits.withTrapOnGrow())) {
            Value exports = Contexts.exports(context, MODULE);
            assertEquals(1, call(exports, "a", 1));
            assertEquals("memory limit exceeded", Tier.fault(Tier.failure(exports, "a", 1)));
            assertEquals(10, call(exports, "t", 90));
            assertEquals("table limit exceeded", Tier.fault(Tier.failure(exports, "t", 1)));
        }
    }

    @Test
    void tables() {
        try (Context context = Tier.ORDINARY.context(GuestLimits.NONE.withTableElements(100))) {
            Value exports = Contexts.exports(context, MODULE);
            assertEquals(-1, call(exports, "t", 91));
            assertEquals(10, call(exports, "t", 90));
            assertEquals(-1, call(exports, "t", 1));
        }
    }

    /** What the garbage collector takes is free again. */
    @Test
    void collectedInstances() {
        GuestLimits limits = GuestLimits.NONE.withInstances(2).withMemory(4L * PAGE);
        try (Context context = Tier.ORDINARY.context(limits)) {
            Value first = Contexts.exports(context, MODULE);
            for (int i = 0; i < 3; i++) {
                Contexts.exports(context, MODULE);
                sleepForCollections();
            }
            Value second = Contexts.exports(context, "(module)");
            PolyglotException failure =
                    assertThrows(
                            PolyglotException.class, () -> Contexts.exports(context, "(module)"));
            assertEquals("instance limit exceeded", Tier.fault(failure));
            assertTrue(first.hasMembers() && second.hasMembers());
        }
    }

    /** A context asks for one collection a second at most. */
    private static void sleepForCollections() {
        try {
            Thread.sleep(1100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void arrays() {
        try (Context context = Tier.ORDINARY.context(GuestLimits.NONE.withArrayBytes(100_000))) {
            Value exports = Contexts.exports(context, MODULE);
            assertEquals(100_000, call(exports, "array", 100_000));
            PolyglotException failure = Tier.failure(exports, "array", 100_001);
            assertEquals("allocation too large", Tier.fault(failure));
            assertTrue(failure.getMessage().contains("wasm.MaxArraySize"), failure.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void fuel(Tier tier) {
        try (Context context = tier.context(GuestLimits.NONE.withFuel(100_000))) {
            Value exports = Contexts.exports(context, MODULE);
            Value scope = context.getBindings("wasm");
            assertEquals(7, call(exports, "rounds", 100));
            // A round is six instructions; the constant at the end is the one behind them.
            assertEquals(100_000 - 601, scope.getMember("fuel").asLong());
            PolyglotException failure = Tier.failure(exports, "forever");
            assertEquals("fuel exhausted", Tier.fault(failure));
            assertEquals(
                    "exhaustion", failure.getGuestObject().getMember("failureType").asString());
            assertEquals(0, scope.getMember("fuel").asLong());
            assertEquals("fuel exhausted", Tier.fault(Tier.failure(exports, "rounds", 1)));
            scope.putMember("fuel", 1_000_000);
            assertEquals(7, call(exports, "rounds", 1000));
            scope.putMember("fuel", 1000);
            assertEquals("fuel exhausted", Tier.fault(Tier.failure(exports, "down")));
            scope.putMember("fuel", 1_000_000);
            exports.invokeMember("fill", PAGE);
            assertEquals(1_000_000 - 4 - PAGE / 64, scope.getMember("fuel").asLong());
        }
    }

    private static Context with(Engine engine, GuestLimits limits) {
        return Context.newBuilder("wasm").engine(engine).options(limits.options()).build();
    }

    /** Contexts of one engine share code, but not what they may use. */
    @Test
    void fuelOfEachContext() {
        try (Engine engine = Contexts.eager().build();
                Context first = with(engine, GuestLimits.NONE.withFuel(1000));
                Context second = with(engine, GuestLimits.NONE.withFuel(5000))) {
            for (Context context : new Context[] {first, second}) {
                assertEquals(7, call(Contexts.exports(context, MODULE), "rounds", 10));
            }
            assertEquals(1000 - 61, first.getBindings("wasm").getMember("fuel").asLong());
            assertEquals(5000 - 61, second.getBindings("wasm").getMember("fuel").asLong());
        }
    }

    @Test
    void withoutFuelNothingIsCounted() {
        try (Context context = Tier.ORDINARY.context(GuestLimits.NONE)) {
            Contexts.exports(context, MODULE);
            assertFalse(context.getBindings("wasm").hasMember("fuel"));
        }
    }

    @Test
    void quantities() {
        assertEquals(1 << 16, Quantity.size("64K"));
        assertEquals(3L << 30, Quantity.size("3g"));
        assertEquals(12, Quantity.size("12"));
        assertEquals(Duration.ofMillis(1500), Quantity.time("1.5s"));
        assertEquals(Duration.ofMinutes(2), Quantity.time("2m"));
        assertEquals(Duration.ofMillis(3), Quantity.time("3ms"));
        assertEquals(Duration.ofSeconds(4), Quantity.time("4"));
        for (String wrong : new String[] {"", "K", "-1", "1x", "99999999999999999999", "1.5"}) {
            assertThrows(IllegalArgumentException.class, () -> Quantity.size(wrong), wrong);
        }
        for (String wrong :
                new String[] {"", "s", "-1s", "1.2.3s", "1d", "999999999h", "0", "0.5ns"}) {
            assertThrows(IllegalArgumentException.class, () -> Quantity.time(wrong), wrong);
        }
        for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofSeconds(Long.MAX_VALUE)}) {
            assertThrows(IllegalArgumentException.class, () -> GuestLimits.NONE.withTimeout(wrong));
        }
    }
}
