// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import org.trifola.wasm.host.HostCaller;
import org.trifola.wasm.host.HostEnvironment;
import org.trifola.wasm.host.HostExit;
import org.trifola.wasm.host.HostFunction;
import org.trifola.wasm.host.HostModule;
import org.trifola.wasm.host.HostModuleProvider;
import org.trifola.wasm.host.HostType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** A host module for tests: a function that ends the program, and one that reads memory. */
public final class TestHostModule implements HostModuleProvider {
    private static final List<HostType> I32 = List.of(HostType.I32);

    private HostEnvironment environment;

    @Override
    public Set<String> moduleNames() {
        return Set.of("test_host");
    }

    @Override
    public HostModule create(HostEnvironment given) {
        environment = given;
        return (module, name) ->
                switch (name) {
                    case "exit" -> new Exit();
                    case "argument" -> new Argument();
                    default -> null;
                };
    }

    private static final class Exit extends HostFunction {
        @Override
        public List<HostType> params() {
            return I32;
        }

        @Override
        public List<HostType> results() {
            return List.of();
        }

        @Override
        public Object call(HostCaller caller, Object[] arguments) {
            throw new HostExit((Integer) arguments[1]);
        }
    }

    /** Copies the first argument of the program to an address; gives its length. */
    private final class Argument extends HostFunction {
        @Override
        public List<HostType> params() {
            return I32;
        }

        @Override
        public List<HostType> results() {
            return I32;
        }

        @Override
        public Object call(HostCaller caller, Object[] arguments) {
            String text = environment.arguments().get(0);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            caller.memory().write((Integer) arguments[1], bytes, 0, bytes.length);
            return bytes.length;
        }
    }
}
