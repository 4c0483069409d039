// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.io.IOAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Connections that programs accept, from real sockets on this machine. */
@Timeout(60)
final class SocketTest {
    private static final int SECOND = 1_000_000_000;

    /** The listening socket, after the one directory. */
    private static final int LISTENER = 4;

    private static final int SUBSCRIPTIONS = 0x9000;
    private static final int EVENTS = 0xA000;
    private static final int FLAGS = 0x108;

    @TempDir Path directory;

    private final Feed feed = new Feed();
    private int port;
    private Guest guest;

    @BeforeEach
    void listen() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        guest =
                Guest.of(
                        WasiProvider.PREVIEW1,
                        program ->
                                program.directory(directory, "/")
                                        .in(feed)
                                        .option("wasm.TcpListen", "127.0.0.1:" + port));
    }

    @AfterEach
    void close() {
        guest.close();
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", port);
    }

    private int accept(int flags) {
        assertEquals(Errno.SUCCESS, guest.call("sock_accept", LISTENER, flags, Guest.RESULT));
        return guest.i32(Guest.RESULT);
    }

    private String receive(int fd, int count, int flags) {
        int vector = guest.vector(Guest.SPACE, count);
        Errno errno = guest.call("sock_recv", fd, vector, 1, flags, Guest.RESULT, FLAGS);
        return errno == Errno.SUCCESS
                ? guest.text(Guest.SPACE, guest.i32(Guest.RESULT))
                : errno.name();
    }

    private Errno send(int fd, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int vector = guest.vector(guest.put(bytes), bytes.length);
        return guest.call("sock_send", fd, vector, 1, 0, Guest.RESULT);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Socket socket, int count) throws IOException {
        return new String(socket.getInputStream().readNBytes(count), StandardCharsets.UTF_8);
    }

    @Test
    void bytesGoBothWays() throws IOException {
        try (Socket socket = connect()) {
            int fd = accept(0);
            assertEquals(LISTENER + 1, fd);
            write(socket, "hello");
            assertEquals("hel", receive(fd, 3, 0));
            assertEquals("lo", guest.read(fd));
            assertEquals(Errno.SUCCESS, send(fd, "sent "));
            assertEquals(5, guest.i32(Guest.RESULT));
            assertEquals(Errno.SUCCESS, guest.write(fd, "written"));
            assertEquals("sent written", read(socket, 12));
            socket.shutdownOutput();
            assertEquals("", receive(fd, 100, 0));
            assertEquals(Errno.SUCCESS, guest.call("sock_shutdown", fd, Flags.SHUT_WR));
            assertEquals(-1, socket.getInputStream().read());
            assertEquals(Errno.SUCCESS, guest.call("fd_close", fd));
        }
    }

    @Test
    void aConnectionThatIsResetHasNoData() throws IOException {
        int fd;
        try (Socket socket = connect()) {
            fd = accept(0);
            socket.setSoLinger(true, 0);
        }
        subscribe(0, Flags.EVENT_FD_READ, fd, 0);
        subscribe(1, Flags.EVENT_CLOCK, Clocks.MONOTONIC, 30L * SECOND);
        assertEquals(0, poll(2));
        assertEquals(Errno.CONNRESET.ordinal(), guest.u16(EVENTS + Abi.EVENT_ERROR));
        assertEquals("CONNRESET", receive(fd, 100, 0));
        assertEquals(Errno.SUCCESS, guest.call("fd_close", fd));
    }

    @Test
    void bytesCanBeSeenBeforeTheyAreRead() throws IOException {
        try (Socket socket = connect()) {
            int fd = accept(0);
            write(socket, "abc");
            assertEquals("ab", receive(fd, 2, Flags.RECV_PEEK));
            assertEquals("abc", receive(fd, 3, Flags.RECV_WAITALL));
            Thread writer =
                    new Thread(
                            () -> {
                                try {
                                    write(socket, "d");
                                    Thread.sleep(50);
                                    write(socket, "ef");
                                } catch (IOException | InterruptedException e) {
                                    throw new AssertionError(e);
                                }
                            });
            writer.start();
            assertEquals("def", receive(fd, 3, Flags.RECV_WAITALL));
        }
    }

    @Test
    void muchIsNotLost() throws Exception {
        byte[] sent = new byte[1 << 20];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31 >>> 3);
        }
        try (Socket socket = connect()) {
            int fd = accept(0);
            Thread writer =
                    new Thread(
                            () -> {
                                try {
                                    socket.getOutputStream().write(sent);
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            });
            writer.start();
            byte[] echoed = new byte[sent.length];
            Thread reader =
                    new Thread(
                            () -> {
                                try {
                                    socket.getInputStream().readNBytes(echoed, 0, echoed.length);
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            });
            reader.start();
            int vector = guest.vector(Guest.SPACE, 0x10000);
            for (int done = 0; done < sent.length; ) {
                guest.call("fd_read", fd, vector, 1, Guest.RESULT);
                int count = guest.i32(Guest.RESULT);
                assertTrue(count > 0);
                int piece = guest.vector(Guest.SPACE, count);
                assertEquals(Errno.SUCCESS, guest.call("fd_write", fd, piece, 1, Guest.RESULT));
                assertEquals(count, guest.i32(Guest.RESULT));
                done += count;
            }
            writer.join();
            reader.join();
            assertArrayEquals(sent, echoed);
        }
    }

    @Test
    void nothingWaitsThatIsNotTo() throws IOException {
        int nonblocking = Flags.FD_NONBLOCK;
        assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_flags", LISTENER, nonblocking));
        assertEquals(Errno.AGAIN, guest.call("sock_accept", LISTENER, 0, Guest.RESULT));
        assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_flags", LISTENER, 0));
        try (Socket socket = connect()) {
            int fd = accept(nonblocking);
            assertEquals("AGAIN", receive(fd, 10, 0));
            assertEquals("AGAIN", receive(fd, 10, Flags.RECV_PEEK));
            assertEquals("AGAIN", guest.read(fd));
            // Nobody reads: at some time no more can be written, but never half of nothing.
            String text = "x".repeat(4096);
            Errno errno = Errno.SUCCESS;
            for (int i = 0; i < 1 << 16 && errno == Errno.SUCCESS; i++) {
                errno = guest.write(fd, text);
            }
            assertEquals(Errno.AGAIN, errno);
            assertEquals(text, read(socket, 4096));
        }
    }

    private void subscribe(int index, int kind, int fdOrClock, long timeout) {
        int at = SUBSCRIPTIONS + index * Abi.PREVIEW1.subscriptionSize();
        guest.putLong(at, index);
        guest.putInt(at + Abi.SUBSCRIPTION_TYPE, kind);
        guest.putInt(at + Abi.SUBSCRIPTION_FD, fdOrClock);
        guest.putLong(at + Abi.PREVIEW1.subscriptionTimeout(), timeout);
        guest.putLong(at + Abi.PREVIEW1.subscriptionTimeout() + 8, 0);
    }

    /** The subscription of the only event. */
    private long poll(int count) {
        Errno errno = guest.call("poll_oneoff", SUBSCRIPTIONS, EVENTS, count, Guest.RESULT);
        assertEquals(Errno.SUCCESS, errno);
        assertEquals(1, guest.i32(Guest.RESULT));
        return guest.i64(EVENTS);
    }

    @Test
    void pollingWaitsForAllTogether() throws Exception {
        subscribe(0, Flags.EVENT_CLOCK, Clocks.MONOTONIC, 30L * SECOND);
        subscribe(1, Flags.EVENT_FD_READ, LISTENER, 0);
        subscribe(2, Flags.EVENT_FD_READ, 0, 0);
        Socket[] socket = new Socket[1];
        later(() -> socket[0] = connect());
        assertEquals(1, poll(3));
        int fd = accept(0);
        later(() -> feed.bytes.add((int) 'x'));
        assertEquals(2, poll(3));
        assertEquals("x", guest.read(0));
        subscribe(1, Flags.EVENT_FD_READ, fd, 0);
        later(() -> write(socket[0], "four"));
        assertEquals(1, poll(3));
        assertEquals(4, guest.i64(EVENTS + Abi.EVENT_NBYTES));
        assertEquals("four", guest.read(fd));
        later(socket[0]::close);
        assertEquals(1, poll(3));
        assertEquals(Flags.EVENT_HANGUP, guest.u16(EVENTS + Abi.EVENT_FLAGS));
        assertEquals("", guest.read(fd));
        subscribe(0, Flags.EVENT_CLOCK, Clocks.MONOTONIC, SECOND / 100);
        subscribe(1, Flags.EVENT_FD_READ, LISTENER, 0);
        assertEquals(0, poll(3));
        subscribe(1, Flags.EVENT_FD_WRITE, fd, 0);
        assertEquals(1, poll(2));
    }

    /** Standard input that goes on when a test wants it. */
    private static final class Feed extends InputStream {
        final BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();

        @Override
        public int available() {
            return bytes.size();
        }

        @Override
        public int read() throws IOException {
            try {
                return bytes.take();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public int read(byte[] to, int offset, int count) throws IOException {
            to[offset] = (byte) read();
            return 1;
        }
    }

    /** What may fail. */
    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    private static void later(Action... actions) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                Thread.sleep(50);
                                for (Action action : actions) {
                                    action.run();
                                }
                            } catch (IOException | InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void eachKindHasItsCalls() throws IOException {
        assertEquals(Errno.NOTSOCK, guest.call("sock_accept", 0, 0, Guest.RESULT));
        assertEquals(Errno.NOTSOCK, guest.call("sock_shutdown", Guest.ROOT, 1));
        assertEquals(Errno.BADF, guest.call("sock_accept", 99, 0, Guest.RESULT));
        assertEquals("NOTCONN", receive(LISTENER, 1, 0));
        assertEquals("BADF", "" + guest.call("fd_prestat_get", LISTENER, Guest.RESULT));
        try (Socket socket = connect()) {
            assertTrue(socket.isConnected());
            int fd = accept(0);
            assertEquals(Errno.INVAL, guest.call("sock_accept", fd, 0, Guest.RESULT));
            assertEquals(Errno.INVAL, guest.call("sock_shutdown", fd, 0));
            assertEquals(Errno.INVAL, guest.call("sock_shutdown", fd, 4));
            assertEquals("INVAL", receive(fd, 1, 4));
            assertEquals(Errno.NOTCAPABLE, guest.call("fd_seek", fd, 0, 0, Guest.RESULT));
            assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_get", fd, Guest.RESULT));
            assertEquals(FileType.SOCKET_STREAM.ordinal(), guest.u8(Guest.RESULT));
        }
    }

    @Test
    void needPermission() {
        PolyglotException failure =
                assertThrows(
                        PolyglotException.class,
                        () ->
                                Guest.of(
                                        WasiProvider.PREVIEW1,
                                        program ->
                                                program.io(IOAccess.NONE)
                                                        .option("wasm.TcpListen", "127.0.0.1:0")));
        assertEquals(
                "cannot listen on 127.0.0.1:0: the context allows no sockets",
                failure.getMessage());
        for (String wrong : new String[] {"80", ":80", "127.0.0.1:x", "127.0.0.1:65536"}) {
            PolyglotException other =
                    assertThrows(
                            PolyglotException.class,
                            () ->
                                    Guest.of(
                                            WasiProvider.PREVIEW1,
                                            program -> program.option("wasm.TcpListen", wrong)));
            assertEquals(
                    "cannot listen on " + wrong + ": it is not ADDRESS:PORT", other.getMessage());
        }
    }

    @Test
    void waitingEndsWithTheContext() throws Exception {
        later(() -> guest.context().close(true));
        PolyglotException end =
                assertThrows(
                        PolyglotException.class,
                        () -> guest.call("sock_accept", LISTENER, 0, Guest.RESULT));
        assertTrue(end.isCancelled());
    }
}
