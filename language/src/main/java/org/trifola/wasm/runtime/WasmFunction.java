// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import org.trifola.wasm.syntax.DefinedType;

/**
 * A function instance (spec 4.2.7): code and the receiver that it is called with. There is one
 * object per instance and index, so identity is that of the reference.
 */
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

    /** Racing threads find the same target. */
    @TruffleBoundary
    private CallTarget resolve() {
        target = instance == null ? engine.hostTarget(type) : instance.module.target(index);
        return target;
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

    @Override
    @TruffleBoundary
    public String toString() {
        return "function " + name() + " " + type;
    }
}
