// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.TruffleLanguage.ContextReference;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.nodes.Node;

import org.trifola.wasm.host.GuestLimits;
import org.trifola.wasm.link.HostModules;
import org.trifola.wasm.runtime.WasmEngine;
import org.trifola.wasm.runtime.WasmStore;
import org.trifola.wasm.runtime.WasmTrap;
import org.trifola.wasm.syntax.Features;

/** What belongs to one polyglot context: its store, its options, and its host modules. */
public final class WasmContext {
    private static final ContextReference<WasmContext> REFERENCE =
            ContextReference.create(WasmLanguage.class);

    private final Env env;
    private final WasmStore store;
    private final ContextScope scope;
    private final Features features;
    private final HostModules hostModules;

    /** When it is closed by force; null for never. */
    private final Deadline deadline;

    WasmContext(Env env, WasmEngine engine) {
        this.env = env;
        GuestLimits limits = WasmOptions.limits(env.getOptions());
        this.store = new WasmStore(engine, limits);
        store.setThreads(new ContextThreads(env, env.getOptions().get(WasmOptions.MaxThreads)));
        this.scope = new ContextScope(store);
        this.features = env.getOptions().get(WasmOptions.Features);
        String enabled = env.getOptions().get(WasmOptions.HostModules);
        this.hostModules =
                new HostModules(new ContextEnvironment(env), WasmOptions.hostModules(enabled));
        WasmTrap.prepare();
        this.deadline =
                limits.timeout().isZero()
                        ? null
                        : Deadline.start(Terminator.enteredContext(env), limits);
    }

    /** Ends what the context has begun, when it closes. */
    void close() {
        if (deadline != null) {
            deadline.cancel();
        }
        hostModules.close();
    }

    /** The context that is entered; {@code node} may be null. */
    public static WasmContext get(Node node) {
        return REFERENCE.get(node);
    }

    /** What Truffle offers. */
    public Env env() {
        return env;
    }

    /** The store. */
    public WasmStore store() {
        return store;
    }

    /** Ends what programs still do, before the context closes. */
    void finish() {
        if (store.threads() instanceof ContextThreads threads) {
            threads.close();
        }
    }

    /** What other languages see of it. */
    ContextScope scope() {
        return scope;
    }

    /** What modules may use. */
    public Features features() {
        return features;
    }

    /** The host modules that it may import. */
    public HostModules hostModules() {
        return hostModules;
    }
}
