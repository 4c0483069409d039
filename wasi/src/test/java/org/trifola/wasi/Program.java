// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.graalvm.polyglot.io.IOAccess;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A program to run as a user of the polyglot API does. */
final class Program {
    /** What came of it. */
    record Result(int status, String out, String err) {}

    /** Shares code between tests. */
    private static final Engine ENGINE =
            Engine.newBuilder().option("engine.WarnInterpreterOnly", "false").build();

    private final Source source;
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> directories = new ArrayList<>();
    private final Map<String, String> options = new TreeMap<>();
    private IOAccess io = IOAccess.ALL;
    private boolean bufferedOut;
    private InputStream in = InputStream.nullInputStream();

    private Program(Source source) {
        this.source = source;
        arguments.add(source.getName());
    }

    static Program of(Path file) throws IOException {
        return new Program(Source.newBuilder("wasm", file.toFile()).build());
    }

    static Program ofText(String wat) throws IOException {
        return new Program(
                Source.newBuilder("wasm", wat, "test.wat").mimeType("text/x-wat").build());
    }

    static Program ofBytes(byte[] bytes) throws IOException {
        return new Program(
                Source.newBuilder("wasm", ByteSequence.create(bytes), "test.wasm").build());
    }

    Source source() {
        return source;
    }

    Program arguments(List<String> more) {
        arguments.addAll(more);
        return this;
    }

    Program environment(Map<String, String> more) {
        environment.putAll(more);
        return this;
    }

    /** Gives it a directory; the rest is the name for the program and whether it is read-only. */
    Program directory(Path host, String rest) {
        directories.add(host + "::" + rest);
        return this;
    }

    Program in(InputStream stream) {
        in = stream;
        return this;
    }

    /** Has it reach the host's files another way. */
    Program io(IOAccess access) {
        io = access;
        return this;
    }

    /** Sets an option of the language. */
    Program option(String name, String value) {
        options.put(name, value);
        return this;
    }

    /** Puts a buffer before standard output, which does not write until it is flushed. */
    Program bufferOut(boolean buffered) {
        bufferedOut = buffered;
        return this;
    }

    Context context(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return Context.newBuilder("wasm")
                .engine(ENGINE)
                .allowIO(io)
                .allowCreateThread(true)
                .arguments("wasm", arguments.toArray(new String[0]))
                .environment(environment)
                .option("wasm.Directories", String.join(",", directories))
                .options(options)
                .in(in)
                .out(bufferedOut ? new BufferedOutputStream(out) : out)
                .err(err)
                .build();
    }

    /** Instantiates it and calls {@code _start}. */
    Result run() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = 0;
        try (Context context = context(out, err)) {
            Value instance = context.eval(source).newInstance();
            instance.getMember("exports").getMember("_start").executeVoid();
        } catch (PolyglotException e) {
            if (!e.isExit()) {
                throw new IllegalStateException(e.getMessage() + "\n" + out + "\n" + err, e);
            }
            status = e.getExitStatus();
        }
        return new Result(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
