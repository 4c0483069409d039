// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trifola.wasm.host.HostExit;
import org.trifola.wasm.host.HostTrap;
import org.trifola.wasm.host.HostType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Calls with parameters and memory that make no sense, mixed with some that nearly do: they end
 * with an error number, a trap or an exit, and with nothing else.
 */
final class RandomCallsTest {
    /** Calls on each kind of file system; in a polyglot context they take longer. */
    private static final int CALLS = Integer.getInteger("trifola.wasi.calls", 60_000);

    private static final List<String> TEXTS =
            List.of(
                    "file",
                    "dir",
                    "dir/x",
                    "new",
                    ".",
                    "..",
                    "link",
                    "a/b",
                    "/",
                    "dir/",
                    "\u00e4",
                    "up",
                    "up/canary",
                    "../canary",
                    "up/outside/dir/file",
                    "dir/../..");

    private static final int[] INTERESTING = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 31, 255, 0x100, 0x1000, 0x10000, 0x1FFFF, 0x20000, -1, -8
    };

    @TempDir Path temporary;

    @ParameterizedTest
    @EnumSource
    void endWell(FileLayerTest.Kind kind) throws IOException {
        Path directory = Files.createDirectory(temporary.resolve("inside"));
        Outside outside = Outside.of(temporary, directory);
        Files.writeString(directory.resolve("file"), "text");
        Files.createDirectory(directory.resolve("dir"));
        Files.createSymbolicLink(directory.resolve("link"), Path.of("dir"));
        Files.createSymbolicLink(directory.resolve("up"), Path.of(".."));
        boolean plain = kind == FileLayerTest.Kind.HOST || kind == FileLayerTest.Kind.MEMORY;
        int calls = plain ? CALLS : CALLS / 6;
        // Programs close and lose what they have, so each one is replaced after a while.
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            try (Guest guest = kind.guest(directory)) {
                for (int i = 0; i < calls / 20; i++) {
                    call(guest, random);
                }
            }
        }
        outside.check("random calls");
    }

    private static void call(Guest guest, Random random) {
        String name = Guest.NAMES.get(random.nextInt(Guest.NAMES.size()));
        if (name.equals("poll_oneoff")) {
            return; // It could wait for long.
        }
        Object[] arguments = arguments(guest, name, random);
        try {
            guest.call(name, arguments);
        } catch (HostExit e) {
            assertTrue(name.startsWith("proc_"), name);
        } catch (HostTrap e) {
            assertEquals(PlainMemory.OUT_OF_BOUNDS, e.getMessage());
        } catch (PolyglotException e) {
            boolean trap = e.getMessage().startsWith(PlainMemory.OUT_OF_BOUNDS);
            assertTrue(e.isExit() || trap, name + List.of(arguments) + e);
        }
    }

    private static Object[] arguments(Guest guest, String name, Random random) {
        List<HostType> types = Preview1.call(name).params();
        Object[] arguments = new Object[types.size()];
        int text =
                guest.put(TEXTS.get(random.nextInt(TEXTS.size())).getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < types.size(); i++) {
            int value =
                    switch (random.nextInt(8)) {
                        case 0 -> random.nextInt();
                        case 1, 2, 3 -> text;
                        default -> INTERESTING[random.nextInt(INTERESTING.length)];
                    };
            arguments[i] = types.get(i) == HostType.I64 ? (Object) (long) value : value;
        }
        return arguments;
    }
}
