// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How much the guests of one context may use, all of its instances together. {@link #NONE} limits
 * nothing and costs nothing; the methods {@code with…} change one limit each:
 *
 * <pre>{@code
 * GuestLimits limits = GuestLimits.NONE.withMemory(64 << 20).withTimeout(Duration.ofSeconds(2));
 * Context context = Context.newBuilder("wasm").options(limits.options()).build();
 * }</pre>
 *
 * <p>A guest that exceeds one is stopped by an exception whose message says which limit it was, its
 * value, and the option to raise it by; docs/LIMITS.md has the list.
 *
 * @param fuel units of work, see docs/LIMITS.md for what they are; {@link #UNLIMITED} if they are
 *     not to be counted
 * @param timeout how long guests may run from the time on at which the context first uses
 *     WebAssembly; {@link Duration#ZERO} for no limit
 * @param memory bytes of all memories
 * @param tableElements elements of all tables
 * @param instances number of instances
 * @param arrayBytes bytes of one array of the garbage-collected heap
 * @param trapOnGrow whether {@code memory.grow} and {@code table.grow} trap where one of these
 *     limits stops them, instead of returning -1
 */
public record GuestLimits(
        long fuel,
        Duration timeout,
        long memory,
        long tableElements,
        long instances,
        long arrayBytes,
        boolean trapOnGrow) {
    /** The value of a limit that is none. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** No limits. */
    public static final GuestLimits NONE =
            new GuestLimits(
                    UNLIMITED, Duration.ZERO, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, false);

    private static final Duration MAX_TIMEOUT = Duration.ofDays(36_525);

    /** The name of the option for {@link #fuel}. */
    public static final String FUEL = "wasm.Fuel";

    /** The name of the option for {@link #timeout}. */
    public static final String TIMEOUT = "wasm.Timeout";

    /** The name of the option for {@link #memory}. */
    public static final String MEMORY = "wasm.MaxMemory";

    /** The name of the option for {@link #tableElements}. */
    public static final String TABLE_ELEMENTS = "wasm.MaxTableElements";

    /** The name of the option for {@link #instances}. */
    public static final String INSTANCES = "wasm.MaxInstances";

    /** The name of the option for {@link #arrayBytes}. */
    public static final String ARRAY_BYTES = "wasm.MaxArraySize";

    /** The name of the option for {@link #trapOnGrow}. */
    public static final String TRAP_ON_GROW = "wasm.TrapOnGrow";

    /** Limits that are not negative. */
    public GuestLimits {
        Objects.requireNonNull(timeout);
        if (fuel < 0
                || timeout.isNegative()
                || memory < 0
                || tableElements < 0
                || instances < 0
                || arrayBytes < 0) {
            throw new IllegalArgumentException("a limit is negative");
        }
    }

    /** The same with fuel. */
    public GuestLimits withFuel(long units) {
        return new GuestLimits(
                units, timeout, memory, tableElements, instances, arrayBytes, trapOnGrow);
    }

    /**
     * The same with a limit of time.
     *
     * @throws IllegalArgumentException if there is no time left, or more than a century
     */
    public GuestLimits withTimeout(Duration time) {
        if (time.isZero() || time.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("no time limit: " + time);
        }
        return new GuestLimits(
                fuel, time, memory, tableElements, instances, arrayBytes, trapOnGrow);
    }

    /** The same with a limit of memory in bytes. */
    public GuestLimits withMemory(long bytes) {
        return new GuestLimits(
                fuel, timeout, bytes, tableElements, instances, arrayBytes, trapOnGrow);
    }

    /** The same with a limit of the elements of all tables. */
    public GuestLimits withTableElements(long count) {
        return new GuestLimits(fuel, timeout, memory, count, instances, arrayBytes, trapOnGrow);
    }

    /** The same with a limit of instances. */
    public GuestLimits withInstances(long count) {
        return new GuestLimits(fuel, timeout, memory, tableElements, count, arrayBytes, trapOnGrow);
    }

    /** The same with a limit of the size of each array, in bytes. */
    public GuestLimits withArrayBytes(long bytes) {
        return new GuestLimits(fuel, timeout, memory, tableElements, instances, bytes, trapOnGrow);
    }

    /** The same, and growing over a limit traps. */
    public GuestLimits withTrapOnGrow() {
        return new GuestLimits(fuel, timeout, memory, tableElements, instances, arrayBytes, true);
    }

    /** Whether units of work are counted, for which code is compiled in another way. */
    public boolean countsFuel() {
        return fuel != UNLIMITED;
    }

    /** The options of a polyglot context that set these limits. */
    public Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        put(options, FUEL, fuel);
        if (!timeout.isZero()) {
            options.put(TIMEOUT, timeout.toNanos() + "ns");
        }
        put(options, MEMORY, memory);
        put(options, TABLE_ELEMENTS, tableElements);
        put(options, INSTANCES, instances);
        put(options, ARRAY_BYTES, arrayBytes);
        if (trapOnGrow) {
            options.put(TRAP_ON_GROW, "true");
        }
        return options;
    }

    private static void put(Map<String, String> options, String name, long value) {
        if (value != UNLIMITED) {
            options.put(name, Long.toString(value));
        }
    }
}
