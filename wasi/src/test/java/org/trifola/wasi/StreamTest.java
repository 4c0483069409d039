// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Standard streams, and waiting. */
@Timeout(60)
final class StreamTest {
    private static final int RESULT = Guest.RESULT;
    private static final int EVENTS = 0x800;
    private static final int SUBSCRIPTIONS = 0x400;

    @TempDir Path directory;

    private static Guest guest(InputStream in) throws IOException {
        return Guest.of(WasiProvider.PREVIEW1, program -> program.in(in));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsWhatThereIs() throws IOException {
        try (Guest guest = guest(new ByteArrayInputStream(bytes("line\nrest")))) {
            assertEquals(
                    Errno.SUCCESS,
                    guest.call("fd_read", 0, guest.vector(Guest.SPACE, 5), 1, RESULT));
            assertEquals("line\n", guest.text(Guest.SPACE, guest.i32(RESULT)));
            assertEquals("rest", guest.read(0));
            assertEquals("", guest.read(0));
            assertEquals("", guest.read(0));
        }
    }

    @Test
    void waitsForInput() throws Exception {
        PipedOutputStream pipe = new PipedOutputStream();
        try (Guest guest = guest(new PipedInputStream(pipe))) {
            CompletableFuture<Void> writer =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    TimeUnit.MILLISECONDS.sleep(50);
                                    pipe.write(bytes("late"));
                                    pipe.flush();
                                    TimeUnit.MILLISECONDS.sleep(50);
                                    pipe.close();
                                } catch (IOException | InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            assertEquals("late", guest.read(0));
            assertEquals("", guest.read(0));
            writer.get();
        }
    }

    @Test
    void outputIsInOrder() throws IOException {
        try (Guest guest = guest(InputStream.nullInputStream())) {
            assertEquals(Errno.SUCCESS, guest.write(1, "out"));
            assertEquals(Errno.SUCCESS, guest.write(2, "err"));
            assertEquals(Errno.SUCCESS, guest.write(1, "put"));
            assertEquals(Errno.SUCCESS, guest.call("fd_sync", 1));
            assertEquals("output", guest.out.toString(StandardCharsets.UTF_8));
            assertEquals("err", guest.err.toString(StandardCharsets.UTF_8));
            assertEquals("NOTCAPABLE", guest.read(1));
            assertEquals(Errno.NOTCAPABLE, guest.write(0, "x"));
            assertEquals(Errno.NOTCAPABLE, guest.call("fd_tell", 1, RESULT));
            assertEquals(Errno.SUCCESS, guest.call("fd_close", 1));
            assertEquals(Errno.BADF, guest.write(1, "x"));
        }
    }

    /** What an embedder buffers is written when the context closes, before input and at the end. */
    @Test
    void outputIsFlushed() throws IOException {
        for (String call : new String[] {"fd_read", "poll_oneoff", "proc_exit", "close"}) {
            Guest guest = Guest.of(WasiProvider.PREVIEW1, program -> program.bufferOut(true));
            guest.write(1, "text");
            assertEquals(0, guest.out.size(), call);
            switch (call) {
                case "fd_read" -> guest.read(0);
                case "poll_oneoff" -> {
                    putClock(guest, 0, 0, 1);
                    guest.call("poll_oneoff", SUBSCRIPTIONS, EVENTS, 1, RESULT);
                }
                case "proc_exit" ->
                        assertThrows(PolyglotException.class, () -> guest.call("proc_exit", 0));
                default -> {}
            }
            guest.close();
            assertEquals(4, guest.out.size(), call);
        }
    }

    private static void putClock(Guest guest, int index, int clock, long timeout) {
        int at = SUBSCRIPTIONS + index * Abi.PREVIEW1.subscriptionSize();
        guest.putLong(at, 100 + index);
        guest.putInt(at + 8, Flags.EVENT_CLOCK);
        guest.putInt(at + 16, clock);
        guest.putLong(at + 24, timeout);
        guest.putLong(at + 40, 0);
    }

    private static void putFile(Guest guest, int index, int kind, int fd) {
        int at = SUBSCRIPTIONS + index * Abi.PREVIEW1.subscriptionSize();
        guest.putLong(at, 100 + index);
        guest.putInt(at + 8, kind);
        guest.putInt(at + 16, fd);
    }

    /** Waits for the first subscriptions and says which came, with what. */
    private static String poll(Guest guest, int count) {
        Errno errno = guest.call("poll_oneoff", SUBSCRIPTIONS, EVENTS, count, RESULT);
        if (errno != Errno.SUCCESS) {
            return errno.name();
        }
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < guest.i32(RESULT); i++) {
            int at = EVENTS + i * Abi.EVENT_SIZE;
            events.append(guest.i64(at) - 100).append(' ');
            events.append(Errno.values()[guest.u16(at + 8)]).append(' ');
            events.append(guest.u8(at + 10)).append(' ').append(guest.i64(at + 16)).append('\n');
        }
        return events.toString().strip();
    }

    @Test
    void polling() throws Exception {
        Files.writeString(directory.resolve("file"), "12345");
        PipedOutputStream pipe = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(pipe);
        try (Guest guest =
                Guest.of(
                        WasiProvider.PREVIEW1,
                        program -> program.in(in).directory(directory, "/"))) {
            assertEquals("INVAL", poll(guest, 0));
            putClock(guest, 0, Clocks.MONOTONIC, 20_000_000);
            long start = System.nanoTime();
            assertEquals("0 SUCCESS 0 0", poll(guest, 1));
            assertTrue(System.nanoTime() - start >= 20_000_000);
            putFile(guest, 1, Flags.EVENT_FD_READ, 0);
            assertEquals("0 SUCCESS 0 0", poll(guest, 2));
            // Long, so that it is not over as well, however busy the machine is.
            putClock(guest, 0, Clocks.MONOTONIC, 60_000_000_000L);
            putFile(guest, 2, Flags.EVENT_FD_WRITE, 1);
            assertEquals("2 SUCCESS 2 0", poll(guest, 3));
            putFile(guest, 2, Flags.EVENT_FD_READ, guest.mustOpen(3, "file", 0, Rights.FD_READ));
            assertEquals("2 SUCCESS 1 5", poll(guest, 3));
            putFile(guest, 2, Flags.EVENT_FD_READ, 99);
            assertEquals("2 BADF 1 0", poll(guest, 3));
            putClock(guest, 2, 9, 0);
            assertEquals("2 INVAL 0 0", poll(guest, 3));
            pipe.write(bytes("abc"));
            pipe.flush();
            putClock(guest, 0, Clocks.MONOTONIC, Long.MIN_VALUE);
            assertTrue(poll(guest, 2).startsWith("1 SUCCESS 1 "));
            assertEquals("a", guest.text(Guest.SPACE, readOne(guest)));
            assertEquals("bc", guest.read(0));
            pipe.close();
            assertTrue(poll(guest, 2).startsWith("1 SUCCESS 1 "));
            assertEquals("", guest.read(0));
        }
    }

    private static int readOne(Guest guest) {
        guest.call("fd_read", 0, guest.vector(Guest.SPACE, 1), 1, RESULT);
        return guest.i32(RESULT);
    }

    /** Whoever waits can be stopped. */
    @Test
    void waitingEndsWithTheContext() throws Exception {
        PipedOutputStream pipe = new PipedOutputStream();
        for (String call : new String[] {"fd_read", "poll_oneoff", "both"}) {
            Guest guest = guest(new PipedInputStream(pipe));
            pipe = new PipedOutputStream();
            CompletableFuture<Throwable> waiting =
                    CompletableFuture.supplyAsync(
                            () -> {
                                putFile(guest, 0, Flags.EVENT_FD_READ, 0);
                                putClock(guest, call.equals("both") ? 1 : 0, 1, Long.MAX_VALUE);
                                int count = call.equals("both") ? 2 : 1;
                                return assertThrows(
                                        PolyglotException.class,
                                        () -> {
                                            if (call.equals("fd_read")) {
                                                guest.read(0);
                                            } else {
                                                poll(guest, count);
                                            }
                                        });
                            });
            TimeUnit.MILLISECONDS.sleep(200);
            guest.close();
            PolyglotException e = (PolyglotException) waiting.get(20, TimeUnit.SECONDS);
            assertTrue(e.isCancelled(), call + ": " + e);
        }
    }
}
