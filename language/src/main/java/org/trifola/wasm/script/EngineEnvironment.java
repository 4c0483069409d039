// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import com.oracle.truffle.api.TruffleSafepoint;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Phase;
import org.trifola.wasm.link.ImportResolver;
import org.trifola.wasm.link.Instantiation;
import org.trifola.wasm.numeric.FloatText;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.runtime.References;
import org.trifola.wasm.runtime.WasmException;
import org.trifola.wasm.runtime.WasmFunction;
import org.trifola.wasm.runtime.WasmGlobal;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.runtime.WasmStore;
import org.trifola.wasm.runtime.WasmTrap;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.ValueType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/** Executes the modules of scripts in a store of the engine. */
public final class EngineEnvironment implements RunnerEnvironment {
    private static final String SPECTEST = "spectest";

    private final WasmStore store;
    private final ThreadFactory threads;
    private final ScriptModules modules;
    private final Spectest spectest;
    private final Map<Long, HostReference> hostReferences = new ConcurrentHashMap<>();

    /**
     * An environment with a {@code spectest} module of its own.
     *
     * @param store where instances go
     * @param threads makes threads that may enter the context
     * @param modules what executes of the script's modules
     */
    public EngineEnvironment(WasmStore store, ThreadFactory threads, ScriptModules modules) {
        this.store = store;
        this.threads = threads;
        this.modules = modules;
        this.spectest = new Spectest(store);
    }

    /** Runs code of the guest; how it ends becomes a failure that scripts know. */
    private static <T> T guarded(Guarded<T> code) {
        try {
            return code.run();
        } catch (WasmTrap e) {
            throw new ExecutionFailure(e.fault().phase(), e.getMessage());
        } catch (WasmException e) {
            throw new ExecutionFailure(Phase.EXCEPTION, e.getMessage());
        } catch (StackOverflowError e) {
            throw new ExecutionFailure(Phase.EXHAUSTION, Fault.CALL_STACK_EXHAUSTED.phrase());
        }
    }

    /** Something that calls the guest. */
    private interface Guarded<T> {
        T run();
    }

    @Override
    public Object instantiate(LoadedModule loaded, Map<String, Object> registered) {
        WasmModule module = modules.executable(loaded, store.engine);
        ImportResolver imports =
                (from, name) -> {
                    if (registered.get(from) instanceof WasmInstance instance) {
                        return instance.export(name);
                    }
                    return from.equals(SPECTEST) ? spectest.export(name) : null;
                };
        try {
            return guarded(() -> Instantiation.instantiate(module, imports, store));
        } catch (LoadException e) {
            throw loaded.located(e);
        }
    }

    @Override
    public Object[] invoke(Object instance, String name, List<ScriptValue> arguments) {
        if (!(((WasmInstance) instance).export(name) instanceof WasmFunction function)) {
            return null;
        }
        int[] results = function.type.func().results();
        Object[] values = arguments.stream().map(this::value).toArray();
        Object result = guarded(() -> function.call(values));
        return switch (results.length) {
            case 0 -> new Object[0];
            case 1 -> new Object[] {result};
            default -> (Object[]) result;
        };
    }

    @Override
    public Object[] get(Object instance, String name) {
        return ((WasmInstance) instance).export(name) instanceof WasmGlobal global
                ? new Object[] {global.getBoxed()}
                : null;
    }

    private Object value(ScriptValue value) {
        return switch (value) {
            case ScriptValue.I32 i32 -> i32.value();
            case ScriptValue.I64 i64 -> i64.value();
            case ScriptValue.F32 f32 -> Float.intBitsToFloat(f32.bits());
            case ScriptValue.F64 f64 -> Double.longBitsToDouble(f64.bits());
            case ScriptValue.V128 v128 -> new Vec128(v128.low(), v128.high());
            case ScriptValue.RefNull _ -> null;
            case ScriptValue.RefHost host ->
                    hostReferences.computeIfAbsent(host.number(), HostReference::new);
            case ScriptValue.Nan _, ScriptValue.RefAny _, ScriptValue.Either _ ->
                    throw new IllegalArgumentException("no value: " + value);
        };
    }

    @Override
    public boolean matches(ScriptValue expected, Object actual) {
        return switch (expected) {
            case ScriptValue.I32 i32 -> actual instanceof Integer is && is == i32.value();
            case ScriptValue.I64 i64 -> actual instanceof Long is && is == i64.value();
            case ScriptValue.F32 f32 ->
                    actual instanceof Float && bits(actual, false) == f32.bits();
            case ScriptValue.F64 f64 ->
                    actual instanceof Double && bits(actual, true) == f64.bits();
            case ScriptValue.Nan nan ->
                    (nan.wide() ? actual instanceof Double : actual instanceof Float)
                            && nan.matches(bits(actual, nan.wide()));
            case ScriptValue.V128 v128 ->
                    actual instanceof Vec128 is && v128.matches(is.low, is.high);
            case ScriptValue.RefNull _ -> actual == null;
            case ScriptValue.RefHost host ->
                    actual instanceof HostReference is && is.number() == host.number();
            case ScriptValue.RefAny any -> matches(any.heapType(), actual);
            case ScriptValue.Either either ->
                    either.options().stream().anyMatch(option -> matches(option, actual));
        };
    }

    private static long bits(Object number, boolean wide) {
        return wide
                ? Double.doubleToRawLongBits((Double) number)
                : Float.floatToRawIntBits((Float) number);
    }

    private boolean matches(String heapType, Object actual) {
        int type = HeapType.parse(heapType);
        TypeStore types = store.types;
        return type != 0 && References.matches(actual, ValueType.ref(type, false), types);
    }

    @Override
    public String describe(Object actual) {
        return switch (actual) {
            case null -> "ref.null";
            case Integer i32 -> "i32 " + i32;
            case Long i64 -> "i64 " + i64;
            case Float f32 -> "f32 " + FloatText.printF32(Float.floatToRawIntBits(f32));
            case Double f64 -> "f64 " + FloatText.printF64(Double.doubleToRawLongBits(f64));
            case Vec128 v128 -> "v128 " + v128;
            default -> actual.toString();
        };
    }

    @Override
    public Thread newThread(Runnable body) {
        return threads.newThread(body);
    }

    /** The context can be cancelled meanwhile. */
    @Override
    public void join(Thread thread) {
        TruffleSafepoint.setBlockedThreadInterruptible(null, Thread::join, thread);
    }
}
