// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The engine on the class path whose language id is {@code wasm}.
 *
 * @param engine what its modules share
 */
record PolyglotSubject(Engine engine) implements Subject {
    /**
     * Makes the engine.
     *
     * @param options polyglot options
     */
    PolyglotSubject(Map<String, String> options) {
        this(Engine.newBuilder("wasm").options(options).build());
    }

    @Override
    public Session open() {
        return new PolyglotSession(Context.newBuilder("wasm").engine(engine).build());
    }

    @Override
    public void close() {
        engine.close();
    }

    private record PolyglotSession(Context context) implements Session {
        @Override
        public Module load(String name, byte[] bytes) {
            try {
                Source source = Source.newBuilder("wasm", ByteSequence.create(bytes), name).build();
                return new PolyglotModule(context.eval(source));
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private record PolyglotModule(Value module) implements Module {
        @Override
        public Instance instantiate(IntUnaryOperator next) {
            ProxyExecutable function = arguments -> next.applyAsInt(arguments[0].asInt());
            Map<String, Object> host = Map.of("next", function);
            Map<String, Object> imports = Map.of("host", ProxyObject.fromMap(host));
            Value instance = module.newInstance(ProxyObject.fromMap(imports));
            return new PolyglotInstance(instance.getMember("exports"));
        }
    }

    private record PolyglotInstance(Value exports) implements Instance {
        @Override
        public IntUnaryOperator function(String name) {
            Value function = exports.getMember(name);
            return argument -> function.execute(argument).asInt();
        }
    }
}
