// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.trifola.wasm.WasmContext;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.runtime.WasmStore;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.ValueType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program in a polyglot context, as embedders run it: with options, instruments, and Graal. */
final class ContextGuest implements Guest {
    private final Context context;
    private final Map<String, Object> preloaded = new HashMap<>();
    private final List<Value> modules = new ArrayList<>();
    private Value module;
    private Value exports;

    ContextGuest(Context context) {
        this.context = context;
    }

    @Override
    public void load(ModuleFile file) throws LaunchException {
        module = context.eval(source(file));
        modules.add(module);
    }

    /** The modules that were loaded, in order. */
    List<Value> modules() {
        return modules;
    }

    @Override
    public void instantiate() {
        Value instance =
                preloaded.isEmpty()
                        ? module.newInstance()
                        : module.newInstance(ProxyObject.fromMap(preloaded));
        exports = instance.getMember("exports");
    }

    @Override
    public void register(String name) {
        preloaded.put(name, exports);
    }

    @Override
    public WasmStore store() {
        context.initialize("wasm");
        context.enter();
        try {
            return WasmContext.get(null).store();
        } finally {
            context.leave();
        }
    }

    @Override
    public boolean offers(String function) {
        return exports.canInvokeMember(function);
    }

    @Override
    public String call(String function, Object[] values, int[] types, Module module) {
        Value result = exports.invokeMember(function, values);
        if (types.length == 1) {
            return ResultText.of(plain(result, types[0]), types, module);
        }
        Object[] results = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            results[i] = plain(result.getArrayElement(i), types[i]);
        }
        return ResultText.of(results, types, module);
    }

    /** A value as the engine itself would give it; of a reference, only whether it is null. */
    private static Object plain(Value value, int type) {
        return switch (type) {
            case ValueType.I32 -> value.asInt();
            case ValueType.I64 -> value.asLong();
            case ValueType.F32 -> value.asFloat();
            case ValueType.F64 -> value.asDouble();
            default -> value.isNull() ? null : value;
        };
    }

    private static Source source(ModuleFile file) throws LaunchException {
        try {
            if (file.isBinary()) {
                return Source.newBuilder("wasm", ByteSequence.create(file.bytes()), file.name())
                        .mimeType("application/wasm")
                        .build();
            }
            return Source.newBuilder("wasm", file.text(), file.name())
                    .mimeType("text/x-wat")
                    .build();
        } catch (LoadException | IOException e) {
            throw LaunchException.of(file.name(), e.getMessage());
        }
    }
}
