// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.dsl.Bind;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.CachedLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.DirectCallNode;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.IndirectCallNode;
import com.oracle.truffle.api.nodes.Node;

import org.trifola.wasm.syntax.DefinedType;

import java.lang.invoke.VarHandle;

/**
 * A function instance (spec 4.2.7): code and the receiver that it is called with. There is one
 * object per instance and index, so identity is that of the reference.
 */
@ExportLibrary(InteropLibrary.class)
public final class WasmFunction extends WasmObject {
    /** First argument of every call: the {@link WasmInstance}, or the host's object. */
    public final Object receiver;

    /** Its canonical type. */
    public final DefinedType type;

    /** The instance that defines it, or null for a function of the host. */
    public final WasmInstance instance;

    /** Its index in the instance, or -1 for a function of the host. */
    public final int index;

    private final WasmEngine engine;
    private final String hostName;
    private CallTarget target;
    private Entry entry;

    /** Only {@link WasmInstance#function} makes these, which keeps identity. */
    WasmFunction(WasmInstance instance, int index, DefinedType type) {
        this(instance.store.engine, instance, type, instance, index, null);
    }

    private WasmFunction(
            WasmEngine engine,
            Object receiver,
            DefinedType type,
            WasmInstance instance,
            int index,
            String hostName) {
        this.engine = engine;
        this.receiver = receiver;
        this.type = type;
        this.instance = instance;
        this.index = index;
        this.hostName = hostName;
    }

    /**
     * A function of the host.
     *
     * @param receiver what the code for host functions of that type calls
     * @param name how messages call it, such as {@code env.print}
     */
    public static WasmFunction host(
            WasmEngine engine, Object receiver, DefinedType type, String name) {
        return new WasmFunction(engine, receiver, type, null, -1, name);
    }

    /** Its code; made when it is first asked for. */
    public CallTarget target() {
        CallTarget known = target;
        return known == null ? resolve() : known;
    }

    /** Racing threads find the same target, and a complete one. */
    @TruffleBoundary
    private CallTarget resolve() {
        CallTarget made =
                instance == null ? engine.hostTarget(type) : instance.module.target(index);
        VarHandle.releaseFence();
        target = made;
        return made;
    }

    /** How generated code calls it; made when it is first asked for. */
    public Entry entry() {
        Entry known = entry;
        return known == null ? resolveEntry() : known;
    }

    private Entry resolveEntry() {
        Entry made = engine.entry(this);
        VarHandle.releaseFence();
        entry = made;
        return made;
    }

    /** Whether it is a function of the host. */
    public boolean isHost() {
        return instance == null;
    }

    /** Its name for messages: that of the module or import, else {@code func} and the index. */
    @TruffleBoundary
    public String name() {
        if (instance == null) {
            return hostName;
        }
        String name = instance.module.functionName(index);
        return name == null ? "func" + index : name;
    }

    /** What the contexts share. */
    public WasmEngine engine() {
        return engine;
    }

    /**
     * Calls it and makes the tail calls that it ends in.
     *
     * @param arguments boxed values without the receiver
     */
    @TruffleBoundary
    public Object call(Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = receiver;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CallTarget code = target();
        Node node = code instanceof RootCallTarget root ? root.getRootNode() : null;
        Object result = code.call(all);
        while (result instanceof TailCall call) {
            TruffleSafepoint.poll(node);
            result = call.function.target().call(call.arguments);
        }
        return checked(result, node);
    }

    /** What the host gets: makes the tail calls that a call ended in, until one returns. */
    private static Object finish(Object first, IndirectCallNode tailCall, Node node) {
        Object result = first;
        while (result instanceof TailCall call) {
            TruffleSafepoint.poll(node);
            result = tailCall.call(call.function.target(), call.arguments);
        }
        return checked(result, node);
    }

    private static Object checked(Object result, Node node) {
        if (result instanceof Exhaustion exhaustion) {
            throw exhaustion.trap(node);
        }
        return result;
    }

    /** The program's own threads end with what the host has called. */
    private static void returned(WasmFunction function) {
        if (function.instance != null && function.instance.store.threaded) {
            function.instance.store.threads().returned(function);
        }
    }

    /** The same if it failed; gives the failure back. */
    private static RuntimeException failed(
            WasmFunction function, AbstractTruffleException failure) {
        boolean threaded = function.instance != null && function.instance.store.threaded;
        return threaded && !(failure instanceof WasmTypeError)
                ? function.instance.store.threads().failed(function, failure)
                : failure;
    }

    @ExportMessage
    boolean isExecutable() {
        return true;
    }

    /** Calls it from another language: converts arguments and results. */
    @ExportMessage
    static class Execute {
        static final int UNROLLED = 32;

        @Specialization(
                guards = {"function.target() == target", "params.length <= UNROLLED"},
                limit = "3")
        static Object direct(
                WasmFunction function,
                Object[] arguments,
                @SuppressWarnings("unused") @Cached("function.target()") CallTarget target,
                @Cached(value = "function.type.func().params()", dimensions = 1) int[] params,
                @Cached("create(target)") DirectCallNode call,
                @CachedLibrary(limit = "3") InteropLibrary values,
                @Cached.Exclusive @Cached IndirectCallNode tailCall,
                @Bind Node node) {
            try {
                Object[] converted = convert(function, arguments, params, values, node);
                Object result = finish(call.call(converted), tailCall, node);
                returned(function);
                return HostValues.resultToHost(result);
            } catch (StackOverflowError e) {
                throw failed(function, WasmTrap.callStackExhausted(node));
            } catch (AbstractTruffleException e) {
                throw failed(function, e);
            }
        }

        @Specialization(replaces = "direct")
        static Object indirect(
                WasmFunction function,
                Object[] arguments,
                @Cached.Exclusive @Cached IndirectCallNode call,
                @Bind Node node) {
            try {
                Object[] converted = convertSlowly(function, arguments);
                Object result = finish(call.call(function.target(), converted), call, node);
                returned(function);
                return HostValues.resultToHost(result);
            } catch (StackOverflowError e) {
                throw failed(function, WasmTrap.callStackExhausted(node));
            } catch (AbstractTruffleException e) {
                throw failed(function, e);
            }
        }

        @TruffleBoundary
        private static Object[] convertSlowly(WasmFunction function, Object[] arguments) {
            int[] params = function.type.func().params();
            return convert(function, arguments, params, InteropLibrary.getUncached(), null);
        }

        @ExplodeLoop
        private static Object[] convert(
                WasmFunction function,
                Object[] arguments,
                int[] params,
                InteropLibrary values,
                Node node) {
            if (arguments.length != params.length) {
                throw WasmTypeError.arity(function, arguments.length, node);
            }
            Object[] converted = new Object[params.length + 1];
            converted[0] = function.receiver;
            for (int i = 0; i < params.length; i++) {
                converted[i + 1] =
                        HostValues.toWasm(arguments[i], params[i], function.engine.types, values);
                if (converted[i + 1] == HostValues.MISMATCH) {
                    throw WasmTypeError.argument(function, i, arguments[i], node);
                }
            }
            return converted;
        }
    }

    @ExportMessage
    boolean hasExecutableName() {
        return true;
    }

    @ExportMessage
    String getExecutableName() {
        return name();
    }

    @ExportMessage
    boolean hasLanguage() {
        return true;
    }

    @ExportMessage
    Class<? extends TruffleLanguage<?>> getLanguage() {
        return engine.languageClass();
    }

    @Override
    @TruffleBoundary
    public String toString() {
        return "function " + name() + " " + type;
    }
}
