// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** What scripts cannot say of the older instructions for exceptions. */
final class LegacyExceptionsTest {
    private static final String FOREIGN =
            """
            (module
              (import "host" "fail" (func $fail))
              (tag $e)
              (func (export "caught") (result i32)
                (try (result i32)
                  (do (call $fail) (i32.const 0))
                  (catch $e (i32.const 1))
                  (catch_all (i32.const 2))))
              (func (export "rethrown")
                (try (do (call $fail)) (catch_all (rethrow 0))))
              (func (export "delegated")
                (try (do (try (do (call $fail)) (delegate 1))) (catch_all))))
            """;

    private static Context context() {
        return Context.newBuilder("wasm").option("engine.WarnInterpreterOnly", "false").build();
    }

    private static Value exports(Context context, String text, Object... imports) {
        Source source =
                Source.newBuilder("wasm", text, "test.wat").mimeType("text/x-wat").buildLiteral();
        return context.eval(source).newInstance(imports).getMember("exports");
    }

    @Test
    void exceptionsOfTheHostAreCaughtByAllAndStayWhatTheyAre() {
        try (Context context = context()) {
            ProxyExecutable fail =
                    arguments -> {
                        throw new IllegalStateException("from the host");
                    };
            Map<String, Object> host = Map.of("fail", fail);
            Value exports =
                    exports(
                            context,
                            FOREIGN,
                            ProxyObject.fromMap(Map.of("host", ProxyObject.fromMap(host))));
            assertEquals(2, exports.invokeMember("caught").asInt());
            for (String name : new String[] {"rethrown", "delegated"}) {
                PolyglotException e =
                        assertThrows(PolyglotException.class, () -> exports.invokeMember(name));
                assertTrue(e.isHostException(), name);
                assertEquals("from the host", e.getMessage());
            }
        }
    }

    /** Blocks within blocks, each of which delegates past all others, and clauses without end. */
    @Test
    void theTableOfHandlersStaysAsLongAsTheCode() {
        int count = 20_000;
        StringBuilder text =
                new StringBuilder("(module (tag $e) (func (export \"f\") (result i32)");
        text.append("try (result i32) ");
        text.append("try ".repeat(count)).append("throw $e ");
        for (int i = 0; i < count; i++) {
            text.append("delegate ").append(count - 1 - i).append(' ');
        }
        text.append("i32.const 1 ");
        text.append("catch $e i32.const 2 ".repeat(count)).append("end))");
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    try (Context context = context()) {
                        assertEquals(
                                2, exports(context, text.toString()).invokeMember("f").asInt());
                    }
                });
    }
}
