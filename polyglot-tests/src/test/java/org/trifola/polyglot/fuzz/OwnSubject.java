// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** This engine, with some options. Modules have contexts of their own in one engine. */
final class OwnSubject implements Subject {
    private static final int LOGGED = 20;

    private final String name;
    private final Engine engine;
    private final CompilationLog log = new CompilationLog();

    /** What the call that goes on has told the host. */
    private final List<String> told = new ArrayList<>();

    OwnSubject(String name, Map<String, String> options) {
        this.name = name;
        this.engine =
                Engine.newBuilder("wasm")
                        .allowExperimentalOptions(true)
                        .options(options)
                        .logHandler(log)
                        .build();
    }

    @Override
    public String name() {
        return name;
    }

    /** Number of compilations by Graal so far. */
    int compilations() {
        return log.count();
    }

    @Override
    public List<String> observe(Sample sample) throws IOException {
        Source source =
                Source.newBuilder("wasm", ByteSequence.create(sample.binary()), "fuzz")
                        .cached(false)
                        .build();
        List<String> lines = new ArrayList<>();
        told.clear();
        try (Context context = Context.newBuilder("wasm").engine(engine).build()) {
            Value module = context.eval(source);
            try {
                Value exports = module.newInstance(imports()).getMember("exports");
                calls(exports, sample, lines);
                state(exports, lines);
            } catch (PolyglotException e) {
                lines.add("instantiation: " + failure(e, null));
            }
        }
        return lines;
    }

    private ProxyObject imports() {
        ProxyExecutable tell =
                arguments -> {
                    String line = number(arguments[0]) + ',' + number(arguments[1]);
                    line += ',' + number(arguments[2]) + ',' + number(arguments[3]);
                    if (told.size() < LOGGED) {
                        told.add(line);
                    }
                    return null;
                };
        ProxyExecutable same = arguments -> arguments[0];
        ProxyObject host = ProxyObject.fromMap(Map.of("log", tell, "same", same));
        return ProxyObject.fromMap(Map.of("host", host));
    }

    private void calls(Value exports, Sample sample, List<String> lines) {
        Map<String, Value> functions = new HashMap<>();
        for (Object[] arguments : sample.rounds()) {
            for (int i = 0; exports.hasMember("f" + i); i++) {
                Value function = functions.computeIfAbsent("f" + i, exports::getMember);
                told.clear();
                String result;
                try {
                    result = results(function.execute(arguments));
                } catch (PolyglotException e) {
                    result = failure(e, exports);
                }
                lines.add("f" + i + ": " + result + (told.isEmpty() ? "" : " told " + told));
            }
        }
    }

    private static String results(Value value) {
        if (value.isNull()) {
            return "";
        }
        if (!value.hasArrayElements()) {
            return number(value);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.getArraySize(); i++) {
            text.append(i == 0 ? "" : " ").append(number(value.getArrayElement(i)));
        }
        return text.toString();
    }

    /** What happened: a trap by its kind, an exception by its tag and the numbers that it has. */
    private static String failure(PolyglotException e, Value exports) {
        if (e.isInternalError() || e.isHostException()) {
            throw e;
        }
        Value failure = e.getGuestObject();
        if (failure == null || !failure.hasMember("payload")) {
            return Failures.kind(e.getMessage());
        }
        for (int i = 0; exports != null && exports.hasMember("x" + i); i++) {
            if (exports.getMember("x" + i).equals(failure.getMember("tag"))) {
                Value payload = failure.getMember("payload");
                boolean one = i == 1;
                return "exception x" + i + (one ? " " + kind(payload.getArrayElement(0)) : "");
            }
        }
        return "exception";
    }

    private static void state(Value exports, List<String> lines) {
        for (int i = 0; i < 16; i++) {
            if (exports.hasMember("g" + i)) {
                lines.add("g" + i + ": " + kind(exports.getMember("g" + i).getMember("value")));
            }
        }
        for (int i = 0; i < 4; i++) {
            if (exports.hasMember("t" + i)) {
                lines.add("t" + i + ": " + table(exports.getMember("t" + i)));
            }
        }
        for (int i = 0; exports.hasMember("m" + i); i++) {
            lines.add("m" + i + ": " + memory(exports.getMember("m" + i)));
        }
    }

    private static String table(Value table) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < table.getArraySize(); i++) {
            text.append(i == 0 ? "" : " ").append(kind(table.getArrayElement(i)));
        }
        return text.toString();
    }

    private static String memory(Value memory) {
        byte[] bytes = new byte[(int) memory.getBufferSize()];
        memory.readBuffer(0, bytes, 0, bytes.length);
        int hash = 0;
        for (byte b : bytes) {
            hash = 31 * hash + b;
        }
        return bytes.length + " bytes " + hash;
    }

    /** A number, or what kind of reference it is. */
    private static String kind(Value value) {
        if (value.isNumber()) {
            return number(value);
        }
        return value.isNull() ? "null" : value.canExecute() ? "function" : "object";
    }

    /** An integer, or the bits of the nearest {@code f64}. */
    private static String number(Value value) {
        if (value.fitsInLong() && !isDouble(value)) {
            return Long.toString(value.asLong());
        }
        double number = value.asDouble();
        return Double.isNaN(number)
                ? "nan"
                : "0x" + Long.toHexString(Double.doubleToRawLongBits(number));
    }

    private static boolean isDouble(Value value) {
        Object host = value.as(Object.class);
        return host instanceof Double || host instanceof Float;
    }

    @Override
    public void close() {
        engine.close();
    }
}
