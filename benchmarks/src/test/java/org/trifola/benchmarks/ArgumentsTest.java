// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** The command line of the harness. */
class ArgumentsTest {
    private static Arguments parse(String... arguments) {
        return Arguments.parse(arguments);
    }

    @Test
    void optionsAndNamesMayMix() {
        Arguments arguments = parse("fib", "--size=peak", "--option=wasm.A=b=c", "vm", "--n=9");
        assertEquals(List.of("fib", "vm"), arguments.names());
        assertEquals("peak", arguments.size());
        assertEquals(Map.of("wasm.A", "b=c"), arguments.options());
        assertEquals(9, arguments.n());
    }

    @Test
    void anUnknownOptionIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> parse("--sise=peak"));
        assertThrows(IllegalArgumentException.class, () -> parse("--size"));
        assertThrows(IllegalArgumentException.class, () -> parse("--n=many"));
    }

    @Test
    void sizeAndNamesChooseRows() {
        Arguments arguments = parse("--size=test", "fib");
        assertTrue(arguments.wants(new Kernel("fib", "test", 1, 1)));
        assertFalse(arguments.wants(new Kernel("fib", "peak", 1, 1)));
        assertFalse(arguments.wants(new Kernel("vm", "test", 1, 1)));
    }
}
