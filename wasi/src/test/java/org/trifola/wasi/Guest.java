// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.trifola.wasm.host.HostEnvironment;
import org.trifola.wasm.host.HostFunction;
import org.trifola.wasm.host.HostType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A program that does nothing by itself: it exports the functions of WASI, and a test calls them.
 */
final class Guest implements AutoCloseable {
    /** All functions of preview 1. */
    static final List<String> NAMES = WasiProvider.functionNames();

    /** The first directory that the program is given. */
    static final int ROOT = 3;

    /** Where results go that tests read at once. */
    static final int RESULT = 0x100;

    /** Where texts are put, one after the other. */
    private static final int TEXTS = 0x1000;

    private static final int TEXTS_END = 0x8000;

    /** 64 KiB for what a test likes. */
    static final int SPACE = 0x10000;

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Machine machine;
    private final Context context;
    private int nextText = TEXTS;

    /** What it runs on. */
    private interface Machine extends AutoCloseable {
        /** Calls a function of preview 1; returns the error number. */
        int call(String name, Object[] arguments);

        byte get(int address);

        void put(int address, byte value);

        @Override
        void close();
    }

    private Guest(Program program) {
        context = program.context(out, err);
        Value exports = context.eval(program.source()).newInstance().getMember("exports");
        Value memory = exports.getMember("memory");
        machine =
                new Machine() {
                    @Override
                    public int call(String name, Object[] arguments) {
                        return exports.getMember(name).execute(arguments).asInt();
                    }

                    @Override
                    public byte get(int address) {
                        return memory.readBufferByte(address);
                    }

                    @Override
                    public void put(int address, byte value) {
                        memory.writeBufferByte(address, value);
                    }

                    @Override
                    public void close() {
                        context.close(true);
                    }
                };
    }

    private Guest(List<HostEnvironment.Directory> directories) {
        context = null;
        Wasi wasi = new Wasi(new PlainEnvironment(directories, out, err));
        PlainMemory memory = new PlainMemory(0x20000);
        Map<String, HostFunction> functions = new HashMap<>();
        for (String name : NAMES) {
            functions.put(name, wasi.function(WasiProvider.PREVIEW1, name));
        }
        machine =
                new Machine() {
                    @Override
                    public int call(String name, Object[] arguments) {
                        Object[] all = new Object[arguments.length + 1];
                        System.arraycopy(arguments, 0, all, 1, arguments.length);
                        return (Integer) functions.get(name).call(memory, all);
                    }

                    @Override
                    public byte get(int address) {
                        return (byte) memory.loadI8U(address);
                    }

                    @Override
                    public void put(int address, byte value) {
                        memory.storeI8(address, value);
                    }

                    @Override
                    public void close() {
                        wasi.close();
                    }
                };
    }

    /** One without a polyglot context. */
    static Guest plain(HostEnvironment.Directory... directories) {
        return new Guest(List.of(directories));
    }

    /** One that imports a version of the interface, in the circumstances of {@code configured}. */
    static Guest of(String module, Configuration configured) throws IOException {
        Program program = Program.ofText(text(module));
        configured.apply(program);
        return new Guest(program);
    }

    /** One of preview 1 that has a directory called {@code /}. */
    static Guest in(Path directory) throws IOException {
        return of(WasiProvider.PREVIEW1, program -> program.directory(directory, "/"));
    }

    /** What a program is given. */
    @FunctionalInterface
    interface Configuration {
        void apply(Program program);
    }

    private static String text(String module) {
        StringBuilder text = new StringBuilder("(module\n");
        for (String name : NAMES) {
            WasiCall type = Preview1.call(name);
            text.append("(import \"").append(module).append("\" \"").append(name);
            text.append("\" (func $").append(name);
            appendTypes(text, "param", type.params());
            appendTypes(text, "result", type.results());
            text.append("))\n");
        }
        for (String name : NAMES) {
            text.append("(export \"").append(name).append("\" (func $").append(name).append("))\n");
        }
        return text.append("(memory (export \"memory\") 2))").toString();
    }

    private static void appendTypes(StringBuilder text, String kind, List<HostType> types) {
        for (HostType type : types) {
            text.append(" (").append(kind).append(' ');
            text.append(type.name().toLowerCase(Locale.ROOT)).append(')');
        }
    }

    /** Calls a function: a text stands for its address and length, an int for an i64 too. */
    Errno call(String name, Object... arguments) {
        WasiCall type = Preview1.call(name);
        Object[] passed = new Object[type.params().size()];
        int next = 0;
        for (Object argument : arguments) {
            if (argument instanceof String text) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                passed[next++] = put(bytes);
                passed[next++] = bytes.length;
            } else {
                boolean wide = type.params().get(next) == HostType.I64;
                passed[next++] = wide ? ((Number) argument).longValue() : argument;
            }
        }
        return Errno.values()[machine.call(name, passed)];
    }

    /** Puts bytes into memory and returns where they are, for the next few calls. */
    int put(byte[] bytes) {
        if (nextText + bytes.length > TEXTS_END) {
            nextText = TEXTS;
        }
        int address = nextText;
        for (int i = 0; i < bytes.length; i++) {
            machine.put(address + i, bytes[i]);
        }
        nextText += bytes.length;
        return address;
    }

    void putInt(int address, int value) {
        putBytes(address, value, Integer.BYTES);
    }

    void putLong(int address, long value) {
        putBytes(address, value, Long.BYTES);
    }

    private void putBytes(int address, long value, int count) {
        for (int i = 0; i < count; i++) {
            machine.put(address + i, (byte) (value >>> (i << 3)));
        }
    }

    private long bytes(int address, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (machine.get(address + i) & 0xFFL) << (i << 3);
        }
        return value;
    }

    int u8(int address) {
        return (int) bytes(address, 1);
    }

    int u16(int address) {
        return (int) bytes(address, 2);
    }

    int i32(int address) {
        return (int) bytes(address, 4);
    }

    long i64(int address) {
        return bytes(address, 8);
    }

    String text(int address, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = machine.get(address + i);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The one {@code iovec} of some bytes. */
    int vector(int address, int count) {
        int vector = put(new byte[Abi.IOVEC_SIZE]);
        putInt(vector + Abi.IOVEC_BUF, address);
        putInt(vector + Abi.IOVEC_LEN, count);
        return vector;
    }

    /** Opens a path below a directory. */
    Errno open(int directory, String path, int how, long rights) {
        return call("path_open", directory, 0, path, how, rights, 0, 0, RESULT);
    }

    /** The descriptor that the last successful {@link #open} gave. */
    int opened() {
        return i32(RESULT);
    }

    /** Opens a path, which must work, and returns the descriptor. */
    int mustOpen(int directory, String path, int how, long rights) {
        Errno errno = open(directory, path, how, rights);
        if (errno != Errno.SUCCESS) {
            throw new AssertionError(path + ": " + errno);
        }
        return opened();
    }

    /** Reads up to 64 KiB from a descriptor. */
    String read(int fd) {
        Errno errno = call("fd_read", fd, vector(SPACE, 0x10000), 1, RESULT);
        return errno == Errno.SUCCESS ? text(SPACE, i32(RESULT)) : errno.name();
    }

    Errno write(int fd, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return call("fd_write", fd, vector(put(bytes), bytes.length), 1, RESULT);
    }

    Context context() {
        return context;
    }

    @Override
    public void close() {
        machine.close();
    }
}
