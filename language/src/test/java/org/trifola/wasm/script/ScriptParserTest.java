// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scripts are read as they are meant. */
final class ScriptParserTest {
    static List<Suites.Entry> scripts() {
        return Suites.all();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyCommandOfTheSuitesIsFound(Suites.Entry entry) throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        for (String column : entry.counts().keySet()) {
            found.put(column, 0);
        }
        count(ScriptParser.parse(entry.text(), entry.path()).commands(), found);
        assertEquals(entry.counts(), found);
    }

    private static void count(List<Command> commands, Map<String, Integer> found) {
        for (Command command : commands) {
            found.merge(command.kind().text(), 1, Integer::sum);
            if (command.kind().isAssertion()) {
                found.merge("assertions", 1, Integer::sum);
            }
            if (command instanceof Command.Load load) {
                String form =
                        switch (load.source()) {
                            case ModuleSource.Text _ -> null;
                            case ModuleSource.Binary _ -> "(of which module binary)";
                            case ModuleSource.Quote _ -> "(of which module quote)";
                        };
                if (form != null) {
                    found.merge(form, 1, Integer::sum);
                }
            }
            if (command instanceof Command.Start start) {
                count(start.commands(), found);
            }
        }
    }

    private static Command single(String text) {
        List<Command> commands = ScriptParser.parse(text, "test.wast").commands();
        assertEquals(1, commands.size());
        return commands.getFirst();
    }

    @Test
    void valuesKeepTheirBits() {
        String text =
                "\n(assert_return (invoke $m \"f\" (i32.const 0xffffffff) (f32.const nan:0x1)"
                        + " (v128.const i16x8 1 2 3 4 5 6 7 -1) (ref.extern 7) (ref.null func))"
                        + " (f64.const nan:canonical) (either (i64.const 1) (i64.const 2))"
                        + " (ref.i31) (ref.null))";
        Command.AssertReturn command = assertInstanceOf(Command.AssertReturn.class, single(text));
        assertEquals(2, command.line());
        Action.Invoke invoke = assertInstanceOf(Action.Invoke.class, command.action());
        assertEquals("m", invoke.instance());
        List<ScriptValue> arguments = invoke.arguments();
        assertEquals(new ScriptValue.I32(-1), arguments.get(0));
        assertEquals(new ScriptValue.F32(0x7F80_0001), arguments.get(1));
        ScriptValue.V128 vector = (ScriptValue.V128) arguments.get(2);
        assertEquals(0x0004_0003_0002_0001L, vector.low());
        assertEquals(0xFFFF_0007_0006_0005L, vector.high());
        assertTrue(vector.matches(vector.low(), vector.high()));
        assertEquals(new ScriptValue.RefHost(7, true), arguments.get(3));
        assertEquals(new ScriptValue.RefNull("func"), arguments.get(4));
        assertEquals(
                "[f64 nan:canonical, i64 1 or i64 2, ref.i31, ref.null]",
                command.results().toString());
    }

    @Test
    void nanClassesOfLanesAreCompared() {
        String text =
                "(assert_return (invoke \"f\")"
                        + " (v128.const f32x4 nan:canonical nan:arithmetic 1 -0))";
        Command.AssertReturn command = (Command.AssertReturn) single(text);
        ScriptValue.V128 vector = (ScriptValue.V128) command.results().getFirst();
        long rest = 0x8000_0000_3F80_0000L;
        assertTrue(vector.matches(0x7FC0_0001_FFC0_0000L, rest));
        assertTrue(!vector.matches(0x7FC0_0000_7FC0_0001L, rest));
        assertTrue(!vector.matches(0x7F80_0001_7FC0_0000L, rest));
        assertTrue(!vector.matches(0x7FC0_0000_7FC0_0000L, rest ^ Long.MIN_VALUE));
    }

    @Test
    void aModuleWithoutBracketsIsAScript() {
        assertEquals(CommandKind.MODULE_INLINE, single("(func) (memory 0)").kind());
        assertTrue(ScriptParser.parse(" ;; nothing\n", "empty.wast").commands().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(module",
                "(module))",
                "(module) 1",
                "(assert_return)",
                "(assert_return (call \"f\"))",
                "(assert_return (invoke f))",
                "(invoke \"f\" (i32.const 1 2))",
                "(invoke \"f\" (i32.const nan))",
                "(invoke \"f\" (i8.const 1))",
                "(invoke \"f\" (v128.const i9x9 1))",
                "(assert_malformed (module quote 1) \"x\")",
                "(module) (register)",
                "(module) (unknown)",
                "(module) (thread $t (shared 1))",
            })
    void malformedScriptsAreRefused(String text) {
        LoadException e =
                assertThrows(LoadException.class, () -> ScriptParser.parse(text, "bad.wast"));
        assertTrue(
                e.fault() == Fault.UNEXPECTED_TOKEN || e.fault() == Fault.UNKNOWN_OPERATOR,
                e.getMessage());
    }

    @Test
    void threadsNestOnlySoDeep() {
        String deep = "(thread ".repeat(100_000) + ")".repeat(100_000);
        LoadException e =
                assertThrows(LoadException.class, () -> ScriptParser.parse(deep, "deep.wast"));
        assertEquals(Fault.IMPLEMENTATION_LIMIT_EXCEEDED, e.fault());
    }
}
