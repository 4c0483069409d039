// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Evaluating sources: what they may be, what comes of them, and how they fail. */
final class EvaluationTest {
    private static final byte[] EMPTY_MODULE = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private static final String ADD =
            """
            (module $adder
              (func (export "add") (param i32 i32) (result i32)
                (i32.add (local.get 0) (local.get 1))))
            """;

    @Test
    void bytesAreModules() {
        try (Context context = Wat.context(null)) {
            ByteSequence bytes = ByteSequence.create(EMPTY_MODULE);
            Value module = context.eval(Source.newBuilder("wasm", bytes, "empty").buildLiteral());
            assertTrue(module.canInstantiate());
            assertEquals("empty", module.getMember("name").asString());
            assertTrue(module.newInstance().hasMember("exports"));
        }
    }

    @Test
    void bytesWithoutTypeMayBeText() {
        try (Context context = Wat.context(null)) {
            ByteSequence bytes = ByteSequence.create(ADD.getBytes(StandardCharsets.UTF_8));
            Source source = Source.newBuilder("wasm", bytes, "add").buildLiteral();
            Value exports = context.eval(source).newInstance().getMember("exports");
            assertEquals(3, exports.invokeMember("add", 1, 2).asInt());
            Source binary =
                    Source.newBuilder("wasm", bytes, "add")
                            .mimeType(WasmLanguage.BINARY_MIME)
                            .buildLiteral();
            PolyglotException error =
                    assertThrows(PolyglotException.class, () -> context.eval(binary));
            assertTrue(error.getMessage().startsWith("magic header not detected"));
        }
    }

    @ParameterizedTest
    @CsvSource({"a.wat,text/x-wat", "a.wasm,application/wasm", "a.wast,text/x-wast"})
    void filesAreKnownByTheirNames(String name, String type, @TempDir Path folder)
            throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[0]);
        try (Context context = Wat.context(null)) {
            assertEquals("wasm", Source.findLanguage(file.toFile()));
            assertEquals(type, Source.findMimeType(file.toFile()));
            assertTrue(
                    context.getEngine().getLanguages().get("wasm").getMimeTypes().contains(type));
        }
    }

    @Test
    void callingAModuleInstantiatesIt() {
        try (Context context = Wat.context(null)) {
            Value exports = Wat.module(context, ADD).execute().getMember("exports");
            assertEquals(-3, exports.getMember("add").execute(-1, -2).asInt());
        }
    }

    @Test
    void modulesDescribeThemselves() {
        try (Context context = Wat.context(null)) {
            Value module =
                    Wat.module(
                            context,
                            "(module $m (import \"a\" \"b\" (func (param i32)))"
                                    + " (memory (export \"c\") 1 2))");
            assertEquals("m", module.getMember("name").asString());
            Value wanted = module.getMember("imports").getArrayElement(0);
            assertEquals("a", wanted.getMember("module").asString());
            assertEquals("b", wanted.getMember("name").asString());
            assertEquals("function", wanted.getMember("kind").asString());
            assertEquals("[i32] -> []", wanted.getMember("type").asString());
            Value export = module.getMember("exports").getArrayElement(0);
            assertEquals("c", export.getMember("name").asString());
            assertEquals("memory", export.getMember("kind").asString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(module (func (result i32)))|type mismatch",
                "(module (func unknown))|unknown operator",
                "(module (func) (export \"a\" (func 1)))|unknown function",
                "(module|unexpected token",
                "(module (memory 2 1))|size minimum must not be greater than maximum",
            })
    void whatIsNoModuleIsASyntaxError(String text, String message) {
        try (Context context = Wat.context(null)) {
            PolyglotException error =
                    assertThrows(PolyglotException.class, () -> Wat.module(context, text));
            assertTrue(error.isSyntaxError());
            assertTrue(error.isGuestException());
            assertFalse(error.isInternalError());
            assertTrue(error.getMessage().startsWith(message), error.getMessage());
        }
    }

    @Test
    void syntaxErrorsHaveAPlace() {
        try (Context context = Wat.context(null)) {
            String text = "(module\n  (func (result i32)\n    f32.const 1))";
            PolyglotException error =
                    assertThrows(PolyglotException.class, () -> Wat.module(context, text));
            assertEquals(3, error.getSourceLocation().getStartLine());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(module (import \"env\" \"missing\" (func)))",
                "(module (import \"env\" \"missing\" (memory 1)))"
            })
    void missingImportsAreNoSyntaxErrors(String text) {
        try (Context context = Wat.context(null)) {
            Value module = Wat.module(context, text);
            PolyglotException error = assertThrows(PolyglotException.class, module::newInstance);
            assertFalse(error.isSyntaxError());
            assertTrue(error.isGuestException());
            assertTrue(error.getMessage().startsWith("unknown import: env.missing"));
        }
    }

    @Test
    void contextsOfAnEngineShareModulesAndNothingElse() {
        Source source = Wat.source("(module (global (export \"g\") (mut i32) (i32.const 1)))");
        try (Engine engine =
                        Engine.newBuilder("wasm")
                                .option("engine.WarnInterpreterOnly", "false")
                                .build();
                Context one = Wat.context(engine);
                Context two = Wat.context(engine)) {
            Value first = one.eval(source);
            assertEquals(first, one.eval(source));
            Value global = first.newInstance().getMember("exports").getMember("g");
            global.putMember("value", 5);
            Value other = two.eval(source).newInstance().getMember("exports").getMember("g");
            assertEquals(5, global.getMember("value").asInt());
            assertEquals(1, other.getMember("value").asInt());
            Value second = first.newInstance().getMember("exports").getMember("g");
            assertEquals(1, second.getMember("value").asInt());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-multi-memory|(module (memory 1) (memory 1))",
                "none|(module (func (result i32 i32) unreachable))",
                "core,sign-extension|(module (func (param v128)))",
            })
    void featuresCanBeSwitchedOff(String features, String text) {
        try (Context context =
                Context.newBuilder("wasm")
                        .option("engine.WarnInterpreterOnly", "false")
                        .option("wasm.Features", features)
                        .build()) {
            PolyglotException error =
                    assertThrows(PolyglotException.class, () -> Wat.module(context, text));
            assertTrue(error.isSyntaxError());
        }
        try (Context context = Wat.context(null)) {
            assertTrue(Wat.module(context, text).canInstantiate());
        }
    }

    @Test
    void unknownFeaturesAreRefused() {
        Context.Builder builder = Context.newBuilder("wasm").option("wasm.Features", "magic");
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, builder::build);
        assertTrue(error.getMessage().contains("magic"));
    }

    @Test
    void scriptsAreRun() {
        String script =
                """
                (module (func (export "f") (result i32) (i32.const 1)))
                (assert_return (invoke "f") (i32.const 1))
                (assert_return (invoke "f") (i32.const 2))
                """;
        try (Context context = Wat.context(null)) {
            Source source =
                    Source.newBuilder("wasm", script, "a.wast")
                            .mimeType(WasmLanguage.SCRIPT_MIME)
                            .buildLiteral();
            Value result = context.eval(source);
            assertEquals(1, result.getMember("failed").asInt());
            assertEquals(2, result.getMember("passed").asInt());
            assertTrue(result.getMember("report").asString().contains("a.wast:3"));
        }
    }
}
