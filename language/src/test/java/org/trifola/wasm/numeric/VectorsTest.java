// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Runs {@code vectors.txt}: one instruction with operands and what must come out, a line. */
class VectorsTest {

    private static final String INT =
            "add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr clz ctz popcnt"
                    + " eqz eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u extend8_s extend16_s";
    private static final String FLOAT =
            "add sub mul div min max sqrt ceil floor trunc nearest abs neg copysign eq ne lt gt le"
                    + " ge";
    private static final String CONVERSIONS =
            "i32.wrap_i64 i64.extend_i32_s i64.extend_i32_u f32.demote_f64 f64.promote_f32"
                    + " i32.reinterpret_f32 i64.reinterpret_f64 f32.reinterpret_i32"
                    + " f64.reinterpret_i64 i64.extend32_s";

    /** Every scalar numeric instruction of the specification but the constants. */
    static List<String> mnemonics() {
        List<String> all = new ArrayList<>(List.of(CONVERSIONS.split(" ")));
        for (String i : List.of("i32", "i64")) {
            Stream.of(INT.split(" ")).forEach(name -> all.add(i + "." + name));
            for (String f : List.of("f32", "f64")) {
                for (String sign : List.of("_s", "_u")) {
                    all.add(i + ".trunc_" + f + sign);
                    all.add(i + ".trunc_sat_" + f + sign);
                    all.add(f + ".convert_" + i + sign);
                }
            }
        }
        for (String f : List.of("f32", "f64")) {
            Stream.of(FLOAT.split(" ")).forEach(name -> all.add(f + "." + name));
        }
        return all;
    }

    @Test
    void everyInstructionHasItsMethodAndTwoVectors() throws IOException {
        List<String> lines = lines();
        Set<String> poor = new TreeSet<>();
        for (String mnemonic : mnemonics()) {
            long vectors = lines.stream().filter(line -> line.startsWith(mnemonic + " ")).count();
            if (Instruction.find(mnemonic).isEmpty() || vectors < 2) {
                poor.add(mnemonic);
            }
        }
        assertEquals(Set.of(), poor);
        assertEquals(
                136, mnemonics().size(), "instructions of spec 2.4.2 and 2.4.3 less constants");
    }

    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        return lines().stream().map(line -> DynamicTest.dynamicTest(line, () -> run(line)));
    }

    private static void run(String line) {
        String[] words = line.split(" +", 2);
        Instruction instruction = Instruction.find(words[0]).orElseThrow();
        boolean traps = words[1].contains("!");
        String[] sides = words[1].split(traps ? " *! *" : " *= *");
        List<Long> operands = new ArrayList<>();
        List<String> types = instruction.operandTypes();
        String[] literals = sides[0].split(" +");
        assertEquals(types.size(), literals.length, line);
        for (int i = 0; i < literals.length; i++) {
            operands.add(Literals.valid(types.get(i), literals[i]));
        }
        if (traps) {
            NumericTrap trap = assertThrows(NumericTrap.class, () -> instruction.call(operands));
            assertEquals(sides[1], trap.getMessage());
            assertEquals(sides[1], trap.fault().phrase());
            assertEquals(0, trap.getStackTrace().length);
            return;
        }
        String type = instruction.resultType();
        long result = instruction.call(operands);
        assertTrue(
                Literals.matches(type, sides[1], result),
                () -> line + ", but was " + Literals.print(type, result));
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = VectorsTest.class.getResourceAsStream("vectors.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }
}
