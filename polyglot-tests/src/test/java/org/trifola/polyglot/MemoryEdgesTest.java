// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Every load and store at every edge of a memory, with every kind of offset, against a model. The
 * test writes a script, because that says most clearly what failed.
 */
final class MemoryEdgesTest {
    private static final int PAGE = 65_536;

    /** What stores write: every byte differs, and every half is negative. */
    private static final long STORED = 0x8D9A_ABBC_C7D6_E5F4L;

    /**
     * An access.
     *
     * @param name the instruction
     * @param type letter and width of the operand, such as {@code i32}
     * @param width bytes in memory
     * @param signed whether a load extends the sign
     */
    private record Access(String name, String type, int width, boolean signed) {
        boolean isLoad() {
            return name.contains("load");
        }

        /** The integer type that has the bits of the operand. */
        String bits() {
            return type.replace('f', 'i');
        }
    }

    /** A memory and the address that is added to each access of it. */
    private record Place(int memory, boolean is64, String offset) {
        String name(Access access) {
            return access.name + "/" + memory + "/" + offset;
        }

        BigInteger offsetValue() {
            return new BigInteger(offset);
        }
    }

    private static final List<Access> ACCESSES = accesses();

    private final StringBuilder script = new StringBuilder();
    private final byte[][] model = new byte[3][];
    private int commands;

    private static List<Access> accesses() {
        List<Access> all = new ArrayList<>();
        for (String type : List.of("i32", "i64", "f32", "f64")) {
            int width = Integer.parseInt(type.substring(1)) / 8;
            all.add(new Access(type + ".load", type, width, false));
            all.add(new Access(type + ".store", type, width, false));
            for (int part = 1; type.startsWith("i") && part < width; part *= 2) {
                all.add(new Access(type + ".load" + 8 * part + "_s", type, part, true));
                all.add(new Access(type + ".load" + 8 * part + "_u", type, part, false));
                all.add(new Access(type + ".store" + 8 * part, type, part, false));
            }
        }
        return all;
    }

    private static List<Place> places(Access access, int size) {
        String last = Integer.toString(Math.max(0, size - access.width));
        List<Place> places = new ArrayList<>();
        for (String offset :
                List.of("0", "3", last, "" + size, "2147483647", "2147483648", "4294967295")) {
            places.add(new Place(0, false, offset));
            places.add(new Place(1, false, offset));
        }
        for (String offset :
                List.of(
                        "0",
                        last,
                        "4294967295",
                        "4294967296",
                        "9223372036854775807",
                        "9223372036854775808",
                        "18446744073709551615")) {
            places.add(new Place(2, true, offset));
        }
        return List.copyOf(new LinkedHashSet<>(places));
    }

    /** Addresses around everything that might go wrong, in the width of the memory. */
    private static Set<BigInteger> addresses(Access access, Place place, int size) {
        int bits = place.is64 ? 64 : 32;
        BigInteger end = BigInteger.ONE.shiftLeft(bits);
        Set<BigInteger> all = new LinkedHashSet<>();
        for (long effective :
                new long[] {0, 1, size - access.width, size - access.width + 1L, size - 1L, size}) {
            // Also the address that only a sum that wraps around would bring there.
            all.add(BigInteger.valueOf(effective).subtract(place.offsetValue()).mod(end));
            all.add(BigInteger.valueOf(effective).mod(end));
        }
        for (int shift : new int[] {31, 32, 63, 64}) {
            BigInteger power = BigInteger.ONE.shiftLeft(shift);
            all.add(power.mod(end));
            all.add(power.subtract(BigInteger.ONE).mod(end));
            all.add(power.subtract(BigInteger.valueOf(access.width)).mod(end));
        }
        return all;
    }

    private void module(List<String> memories, int size) {
        script.append("(module\n");
        for (String memory : memories) {
            script.append("  (memory ").append(memory).append(")\n");
        }
        for (Access access : ACCESSES) {
            for (Place place : places(access, size)) {
                function(access, place);
            }
        }
        for (int memory = 0; memory < model.length; memory++) {
            String address = memory == 2 ? "i64" : "i32";
            script.append("  (func (export \"grow/").append(memory).append("\") (param ");
            script.append(address).append(") (result ").append(address);
            script.append(") (memory.grow ").append(memory).append(" (local.get 0)))\n");
        }
        script.append(")\n");
        commands++;
    }

    private void function(Access access, Place place) {
        String address = place.is64 ? "i64" : "i32";
        script.append("  (func (export \"").append(place.name(access)).append("\") (param ");
        script.append(address);
        boolean isFloat = access.type.startsWith("f");
        String instruction =
                access.name + " " + place.memory + " offset=" + place.offset + " (local.get 0)";
        if (access.isLoad()) {
            script.append(") (result ").append(access.bits()).append(") (");
            script.append(isFloat ? reinterpret(access.bits(), access.type) : instruction);
            script.append(isFloat ? " (" + instruction + ")" : "").append("))\n");
        } else {
            script.append(' ').append(access.bits()).append(") (").append(instruction);
            script.append(isFloat ? " (" + reinterpret(access.type, access.bits()) : " (local.get");
            script.append(isFloat ? " (local.get 1))))\n" : " 1)))\n");
        }
    }

    private static String reinterpret(String to, String from) {
        return to + ".reinterpret_" + from;
    }

    /** All accesses of memories of a size; the expected results come from the model. */
    private void check(int codeSize, int size) {
        for (Access access : ACCESSES) {
            for (Place place : places(access, codeSize)) {
                for (BigInteger address : addresses(access, place, size)) {
                    check(access, place, address);
                }
            }
        }
    }

    private void check(Access access, Place place, BigInteger address) {
        byte[] bytes = model[place.memory];
        BigInteger end = address.add(place.offsetValue()).add(BigInteger.valueOf(access.width));
        boolean inside = end.compareTo(BigInteger.valueOf(bytes.length)) <= 0;
        String arguments = (place.is64 ? " (i64.const " : " (i32.const ") + address + ")";
        if (!access.isLoad()) {
            arguments += constant(access.bits(), STORED);
        }
        String invoke = "(invoke \"" + place.name(access) + "\"" + arguments + ")";
        if (!inside) {
            command("(assert_trap " + invoke + " \"out of bounds memory access\")");
        } else if (access.isLoad()) {
            long value = load(bytes, end.intValue() - access.width, access);
            command("(assert_return " + invoke + constant(access.bits(), value) + ")");
        } else {
            command(invoke);
            for (int i = 0; i < access.width; i++) {
                bytes[end.intValue() - access.width + i] = (byte) (STORED >>> 8 * i);
            }
        }
    }

    private static long load(byte[] bytes, int at, Access access) {
        long value = 0;
        for (int i = 0; i < access.width; i++) {
            value |= (bytes[at + i] & 0xFFL) << 8 * i;
        }
        int unused = 64 - 8 * access.width;
        return access.signed ? value << unused >> unused : value;
    }

    private static String constant(String type, long value) {
        boolean wide = type.equals("i64");
        return " (" + type + ".const " + (wide ? value : (int) value) + ")";
    }

    private void command(String text) {
        script.append(text).append('\n');
        commands++;
    }

    private void grow(int pages) {
        for (int memory = 0; memory < model.length; memory++) {
            String type = memory == 2 ? "i64" : "i32";
            int old = model[memory].length;
            command(
                    "(assert_return (invoke \"grow/%d\" (%s.const %d)) (%s.const %d))"
                            .formatted(memory, type, pages, type, old / PAGE));
            model[memory] = Arrays.copyOf(model[memory], old + pages * PAGE);
        }
    }

    private void size(int bytes) {
        for (int memory = 0; memory < model.length; memory++) {
            model[memory] = new byte[bytes];
        }
    }

    private void run() {
        try (Engine engine = Contexts.eager().build();
                Context context = Contexts.of(engine)) {
            assertEquals(Contexts.allPassed(commands), Contexts.run(context, script.toString()));
        }
    }

    @Test
    void onePage() {
        size(PAGE);
        module(List.of("1 8", "1 8", "i64 1 8"), PAGE);
        check(PAGE, PAGE);
        run();
    }

    /** The array behind a memory grows by half, so that it is longer than the memory. */
    @Test
    void grown() {
        size(PAGE);
        module(List.of("1 8", "1 8", "i64 1 8"), 4 * PAGE);
        grow(1);
        grow(1);
        grow(1);
        check(4 * PAGE, 4 * PAGE);
        run();
    }

    @Test
    void empty() {
        size(0);
        module(List.of("0", "0", "i64 0"), 0);
        check(0, 0);
        grow(0);
        grow(1);
        check(0, PAGE);
        run();
    }

    /** Memories smaller than an access. */
    @Test
    void fewBytes() {
        for (int bytes : new int[] {1, 3, 7, 9}) {
            size(bytes);
            String memory = bytes + " (pagesize 1)";
            module(List.of(memory, memory, "i64 " + memory), bytes);
            check(bytes, bytes);
        }
        run();
    }
}
