// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The command line of the runner, and what it makes itself. */
class RunnerOptionsTest {
    @Test
    void aProgramHasAFolderAndArguments() {
        String program = "--program=lua|/data|/data/lua.wasm|-e|print(1)";
        RunnerOptions options = RunnerOptions.parse(new String[] {program, "--rounds=2", "fib"});
        List<String> words = List.of("/data/lua.wasm", "-e", "print(1)");
        assertEquals(
                List.of(new RunnerOptions.CallersProgram("lua", "/data", words)),
                options.programs());
        assertEquals(2, options.rounds());
        assertEquals(List.of("fib"), options.kernels());
        assertEquals("node", options.base());
    }

    @Test
    void wrongOptionsAreErrors() {
        for (String option : List.of("--speed=1", "--rounds=many", "--program=lua|lua.wasm")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> RunnerOptions.parse(new String[] {option}),
                    option);
        }
    }

    @Test
    void aQuickRunIsOfKernelsThatExist() throws IOException {
        Set<String> names = new HashSet<>();
        Kernel.read(Path.of("kernels")).forEach(kernel -> names.add(kernel.name()));
        RunnerOptions options = RunnerOptions.parse(new String[] {"--quick"});
        assertTrue(names.containsAll(options.kernels()));
        Set<String> groups = new HashSet<>();
        options.kernels().forEach(name -> groups.add(Kernel.group(name)));
        assertEquals(Set.copyOf(Tables.GROUPS), groups);
    }

    @Test
    void theLargeModulesAreLargeAndTheSameEachTime() {
        byte[] large = LargeModule.large();
        assertTrue(large.length >= 20_000_000, () -> "only " + large.length);
        byte[] huge = LargeModule.huge();
        assertTrue(huge.length >= 500_000, () -> "only " + huge.length);
        assertArrayEquals(huge, LargeModule.huge());
    }

    @Test
    void aKernelBecomesACommand() throws IOException {
        Kernel kernel = new Kernel("fib", "test", 15, 610);
        byte[] bytes = Files.readAllBytes(Path.of("kernels/fib.wasm"));
        byte[] command = KernelCommand.of(bytes, kernel, 3);
        String text = new String(command, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("\u0006_start\0\2"), "the export");
        // Constants 15 and 610 around a call, and a trap.
        String call = "\u0041\u000f\u0010\1\u0041\u00e2\u0004\u0047\u0004\u0040\0\u000b";
        assertTrue(text.contains(call.repeat(3) + "\u000b"), "the calls");
    }
}
