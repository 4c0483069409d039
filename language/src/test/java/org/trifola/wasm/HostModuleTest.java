// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Host modules as modules import them, and the options that concern them. */
final class HostModuleTest {
    private static final String EXIT =
            """
            (module
              (import "test_host" "exit" (func $exit (param i32)))
              (func (export "run") (param i32)
                (block (try_table (catch_all 0) (call $exit (local.get 0))))))
            """;

    private static Context.Builder builder() {
        return Context.newBuilder("wasm").option("engine.WarnInterpreterOnly", "false");
    }

    @Test
    void programsExit() {
        try (Context context = builder().build()) {
            Value exports = Wat.exports(context, EXIT);
            PolyglotException exit =
                    assertThrows(PolyglotException.class, () -> exports.invokeMember("run", 3));
            assertTrue(exit.isExit());
            assertEquals(3, exit.getExitStatus());
        }
    }

    @Test
    void hostFunctionsUseTheMemoryOfTheImporter() {
        String text =
                """
                (module
                  (import "test_host" "argument" (func $argument (param i32) (result i32)))
                  (memory (export "memory") 1)
                  (export "argument" (func $argument)))
                """;
        try (Context context = builder().arguments("wasm", new String[] {"name", "x"}).build()) {
            Value exports = Wat.exports(context, text);
            byte[] bytes = new byte[exports.invokeMember("argument", 7).asInt()];
            exports.getMember("memory").readBuffer(7, bytes, 0, bytes.length);
            assertEquals("name", new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Test
    void explicitImportsComeFirst() {
        try (Context context = Wat.context(null)) {
            ProxyExecutable nothing = arguments -> null;
            Value exports =
                    Wat.exports(context, EXIT, Map.of("test_host", Map.of("exit", nothing)));
            assertTrue(exports.invokeMember("run", 3).isNull());
        }
    }

    @Test
    void otherSignaturesAreRefused() {
        try (Context context = builder().build()) {
            Value module = Wat.module(context, "(module (import \"test_host\" \"exit\" (func)))");
            PolyglotException error = assertThrows(PolyglotException.class, module::newInstance);
            assertEquals(
                    "incompatible import type: test_host.exit (function [] -> []):"
                            + " found function [i32] -> [] (line 1, column 9)",
                    error.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "wasi_snapshot_preview1, env"})
    void hostModulesCanBeSwitchedOff(String enabled) {
        try (Context context = builder().option("wasm.HostModules", enabled).build()) {
            Value module = Wat.module(context, EXIT);
            PolyglotException error = assertThrows(PolyglotException.class, module::newInstance);
            assertTrue(error.getMessage().startsWith("unknown import: test_host.exit"));
        }
        try (Context context = builder().option("wasm.HostModules", "a,test_host").build()) {
            assertTrue(Wat.module(context, EXIT).newInstance().hasMembers());
        }
    }

    @Test
    void directoriesHaveNames() {
        assertEquals(
                "[DirectoryOption[host=/a,b, guest=/a,b, readOnly=false],"
                        + " DirectoryOption[host=c, guest=/, readOnly=false],"
                        + " DirectoryOption[host=d, guest=e, readOnly=true]]",
                DirectoryOption.parse("/a\\,b,c::/,d::e::ro").toString());
        for (String wrong : new String[] {"a::b::rw", "::b", "a,,b", "a::b::ro::c"}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> builder().option("wasm.Directories", wrong).build());
        }
    }
}
