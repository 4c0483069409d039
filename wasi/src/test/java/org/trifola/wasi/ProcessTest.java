// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Arguments, environment variables, clocks, random numbers, and the ways to end. */
final class ProcessTest {
    private static final int SIZES = 0x200;
    private static final int POINTERS = 0x300;

    private static String texts(Guest guest, String sizes, String get) {
        guest.call(sizes, SIZES, SIZES + 4);
        int count = guest.i32(SIZES);
        int bytes = guest.i32(SIZES + 4);
        guest.call(get, POINTERS, Guest.SPACE);
        assertEquals(count == 0 ? 0 : Guest.SPACE, count == 0 ? 0 : guest.i32(POINTERS));
        return count + " " + guest.text(Guest.SPACE, bytes).replace('\0', '|');
    }

    @Test
    void argumentsAndEnvironment() throws IOException {
        try (Guest guest =
                Guest.of(
                        WasiProvider.PREVIEW1,
                        program ->
                                program.arguments(List.of("", "a b", "\u00e4"))
                                        .environment(Map.of("A", "1", "B", "")))) {
            assertEquals("4 test.wat||a b|\u00e4|", texts(guest, "args_sizes_get", "args_get"));
            assertEquals("2 A=1|B=|", texts(guest, "environ_sizes_get", "environ_get"));
        }
        try (Guest guest = Guest.of(WasiProvider.PREVIEW1, program -> {})) {
            assertEquals("0 ", texts(guest, "environ_sizes_get", "environ_get"));
            assertEquals(Errno.BADF, guest.call("fd_prestat_get", Guest.ROOT, Guest.RESULT));
        }
    }

    @Test
    void clocks() throws IOException {
        try (Guest guest = Guest.of(WasiProvider.PREVIEW1, program -> {})) {
            long before = System.currentTimeMillis();
            long realtime = time(guest, Clocks.REALTIME) / 1_000_000;
            assertTrue(realtime >= before && realtime <= System.currentTimeMillis());
            for (int clock = 1; clock < 4; clock++) {
                long first = time(guest, clock);
                assertTrue(first > 0);
                assertTrue(time(guest, clock) >= first);
            }
            for (int clock : new int[] {4, -1}) {
                assertEquals(Errno.INVAL, guest.call("clock_time_get", clock, 0, Guest.RESULT));
                assertEquals(Errno.INVAL, guest.call("clock_res_get", clock, Guest.RESULT));
            }
        }
    }

    private static long time(Guest guest, int clock) {
        assertEquals(Errno.SUCCESS, guest.call("clock_res_get", clock, Guest.RESULT));
        assertTrue(guest.i64(Guest.RESULT) > 0);
        assertEquals(Errno.SUCCESS, guest.call("clock_time_get", clock, 0, Guest.RESULT));
        return guest.i64(Guest.RESULT);
    }

    @Test
    void randomNumbers() throws IOException {
        try (Guest guest = Guest.of(WasiProvider.PREVIEW1, program -> {})) {
            assertEquals(Errno.SUCCESS, guest.call("random_get", Guest.SPACE, 0x10000));
            assertTrue(guest.i64(Guest.SPACE + 0xFFF8) != guest.i64(Guest.SPACE));
            assertEquals(0, guest.i64(Guest.SPACE - 8));
        }
    }

    @Test
    void exitStatus() throws IOException {
        for (int status : new int[] {0, 1, 42, 255, -1}) {
            try (Guest guest = Guest.of(WasiProvider.PREVIEW1, program -> {})) {
                assertEquals(status, exit(() -> guest.call("proc_exit", status)));
            }
        }
        try (Guest guest = Guest.of(WasiProvider.PREVIEW1, program -> {})) {
            assertEquals(134, exit(() -> guest.call("proc_raise", 6)));
            assertEquals(Errno.SUCCESS, guest.call("proc_raise", 16));
            assertEquals(Errno.INVAL, guest.call("proc_raise", 31));
            assertEquals(Errno.INVAL, guest.call("proc_raise", -1));
        }
    }

    private static int exit(Runnable call) {
        PolyglotException e = assertThrows(PolyglotException.class, call::run);
        assertTrue(e.isExit(), e.getMessage());
        return e.getExitStatus();
    }
}
