// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Guests that use up the memory of the JVM stop with a trap, and others go on. */
@Tag("slow")
final class OutOfMemoryTest {
    /** What each function does is in its name; {@code kept} leaves the memory full. */
    private static final String TEXT =
            """
            (module
              (type $list (struct (field (ref null $list)) (field i64)))
              (type $longs (array i64))
              (type $lists (array (mut (ref null $longs))))
              (memory 0)
              (memory $second i64 0)
              (table $table 0 externref)
              (global $kept (mut (ref null $list)) (ref.null $list))
              (func (export "list") (local $l (ref null $list))
                (loop $again
                  (local.set $l (struct.new $list (local.get $l) (i64.const 1)))
                  (br $again)))
              (func (export "large")
                (drop (array.new_default $longs (i32.const 100_000_000))))
              (func (export "arrays") (local $a (ref $lists)) (local $i i32)
                (local.set $a (array.new_default $lists (i32.const 1_000_000)))
                (loop $again
                  (array.set $lists (local.get $a) (local.get $i)
                    (array.new_default $longs (i32.const 1000)))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br $again)))
              (func (export "kept")
                (loop $again
                  (global.set $kept (struct.new $list (global.get $kept) (i64.const 1)))
                  (br $again)))
              (func (export "memory")
                (loop $again
                  (br_if $again (i32.ne (memory.grow (i32.const 7)) (i32.const -1))))
                (drop (memory.grow (i32.const 65536)))
                (memory.fill (i32.const 0) (i32.const 1)
                  (i32.mul (memory.size) (i32.const 65536))))
              (func (export "second")
                (drop (memory.grow $second (i64.const 0xFFFF_FFFF_FFFF))))
              (func (export "table")
                (loop $again
                  (br_if $again
                    (i32.ne (i32.const -1)
                      (table.grow $table (ref.null extern) (i32.const 1001)))))
                (drop (table.grow $table (ref.null extern) (i32.const -1))))
              (func (export "forget") (global.set $kept (ref.null $list)))
              (func (export "works") (drop (array.new_default $longs (i32.const 100_000)))))
            """;

    /** Runs in a JVM of its own. */
    public static void main(String[] names) {
        try (Context context =
                Context.newBuilder("wasm").option("engine.WarnInterpreterOnly", "false").build()) {
            Source source =
                    Source.newBuilder("wasm", TEXT, "test.wat")
                            .mimeType("text/x-wat")
                            .buildLiteral();
            Value exports = context.eval(source).newInstance().getMember("exports");
            for (String name : names) {
                String end = "returns";
                try {
                    exports.invokeMember(name);
                } catch (PolyglotException e) {
                    end = e.isInternalError() ? "fails" : e.getMessage();
                }
                System.out.println(name + ": " + end);
            }
        }
    }

    @Test
    void lackOfMemoryIsATrap() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process =
                new ProcessBuilder(
                                java,
                                "-Xmx48m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OutOfMemoryTest.class.getName(),
                                "list",
                                "large",
                                "works",
                                "arrays",
                                "kept",
                                "forget",
                                "memory",
                                "second",
                                "table")
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> expected =
                List.of(
                        "list: out of memory",
                        "large: out of memory: an array of 100000000 elements",
                        "works: returns",
                        "arrays: out of memory",
                        "kept: out of memory",
                        "forget: returns",
                        "memory: returns",
                        "second: returns",
                        "table: returns");
        assertEquals(expected, output.lines().toList());
        assertEquals(0, process.waitFor());
    }
}
