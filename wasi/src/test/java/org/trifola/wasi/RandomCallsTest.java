// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
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
    private static final int CALLS = 3_000;

    private static final List<String> TEXTS =
            List.of("file", "dir", "dir/x", "new", ".", "..", "link", "a/b", "/", "dir/", "\u00e4");

    private static final int[] INTERESTING = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 31, 255, 0x100, 0x1000, 0x10000, 0x1FFFF, 0x20000, -1, -8
    };

    @TempDir Path directory;

    @RepeatedTest(3)
    void endWell(RepetitionInfo info) throws IOException {
        Random random = new Random(info.getCurrentRepetition());
        Files.writeString(directory.resolve("file"), "text");
        Files.createDirectory(directory.resolve("dir"));
        Files.createSymbolicLink(directory.resolve("link"), Path.of("dir"));
        try (Guest guest = Guest.in(directory)) {
            for (int i = 0; i < CALLS; i++) {
                String name = Guest.NAMES.get(random.nextInt(Guest.NAMES.size()));
                if (name.equals("poll_oneoff")) {
                    continue; // It could wait for long.
                }
                Object[] arguments = arguments(guest, name, random);
                try {
                    guest.call(name, arguments);
                } catch (PolyglotException e) {
                    boolean trap = e.getMessage().startsWith("out of bounds memory access");
                    assertTrue(e.isExit() || trap, name + List.of(arguments) + e);
                }
            }
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
