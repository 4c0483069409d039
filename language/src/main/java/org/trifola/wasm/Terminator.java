// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.InstrumentInfo;
import com.oracle.truffle.api.TruffleContext;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;

import org.graalvm.polyglot.SandboxPolicy;

/**
 * An instrument only in name: Truffle lets no language close the context that it runs in by force,
 * but any instrument. Made when a context with a deadline asks for it.
 */
@TruffleInstrument.Registration(
        id = Terminator.ID,
        name = "WebAssembly deadlines",
        internal = true,
        services = Terminator.Service.class,
        sandbox = SandboxPolicy.UNTRUSTED)
public final class Terminator extends TruffleInstrument {
    /** The id of the instrument. */
    static final String ID = "wasm-deadlines";

    /** What the language asks of it. */
    interface Service {
        /** The context that is entered, in a form that can be closed by force. */
        TruffleContext enteredContext();
    }

    /** Called by Truffle. */
    public Terminator() {}

    @Override
    protected void onCreate(Env env) {
        env.registerService(
                new Service() {
                    @Override
                    public TruffleContext enteredContext() {
                        return env.getEnteredContext();
                    }
                });
    }

    /** The context that is entered, which is that of {@code env}. */
    static TruffleContext enteredContext(TruffleLanguage.Env env) {
        InstrumentInfo info = env.getInstruments().get(ID);
        return env.lookup(info, Service.class).enteredContext();
    }
}
