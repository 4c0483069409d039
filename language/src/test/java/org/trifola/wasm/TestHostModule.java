// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import org.trifola.wasm.link.HostEnvironment;
import org.trifola.wasm.link.HostFunction;
import org.trifola.wasm.link.HostModule;
import org.trifola.wasm.link.HostModuleProvider;
import org.trifola.wasm.runtime.WasmExit;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.ValueType;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A host module for tests: a function that ends the program, and one that reads memory. */
public final class TestHostModule implements HostModuleProvider {
    private static final int[] I32 = {ValueType.I32};

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
        public FuncType type() {
            return new FuncType(I32, new int[0]);
        }

        @Override
        public Object call(WasmInstance importer, Object[] arguments) {
            throw new WasmExit((Integer) arguments[1], null);
        }
    }

    /** Copies the first argument of the program to an address; gives its length. */
    private final class Argument extends HostFunction {
        @Override
        public FuncType type() {
            return new FuncType(I32, I32);
        }

        @Override
        public Object call(WasmInstance importer, Object[] arguments) {
            String text = environment.arguments().get(0);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            importer.exportedMemory().write((Integer) arguments[1], bytes, 0, bytes.length);
            return bytes.length;
        }
    }
}
