// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;

/**
 * Modules that are large or deep in one way each, up to what the limits allow or beyond: they give
 * a result, or a failure of the guest that says which limit it was.
 */
@Tag("slow")
@Timeout(120)
final class HostileModulesTest {
    private final List<DynamicTest> tests = new ArrayList<>();

    /** A module whose function {@code f} takes 1 and gives a number, or fails with a message. */
    private void test(String name, String expected, String... fields) {
        String text = String.join("", fields);
        tests.add(DynamicTest.dynamicTest(name, () -> assertEquals(expected, run(text))));
    }

    /** The same for the instructions of a function. */
    private void body(String name, String expected, String... instructions) {
        String body = String.join("", instructions);
        test(name, expected, "(func $f (export \"f\") (param i32) (result i32) " + body + ")");
    }

    private static String run(String text) {
        try (Context context = Wat.context(null)) {
            Value exports = Wat.exports(context, text);
            return exports.invokeMember("f", 1).toString();
        } catch (PolyglotException e) {
            assertFalse(e.isInternalError() || e.isHostException(), e::toString);
            return e.getMessage().replaceAll(" \\(line.*| at test.wat.*", "");
        }
    }

    @TestFactory
    List<DynamicTest> modules() {
        arrays();
        locals();
        nesting();
        numbers();
        items();
        return tests;
    }

    private void arrays() {
        for (String element :
                new String[] {"i8", "i16", "i32", "i64", "f32", "f64", "v128", "anyref"}) {
            String type = "(type $a (array (mut " + element + ")))";
            for (int length : new int[] {Integer.MAX_VALUE, -1}) {
                test(
                        "array of " + length + " " + element,
                        "allocation too large: an array of "
                                + Integer.toUnsignedString(length)
                                + " elements",
                        type,
                        "(func (export \"f\") (param i32) (result i32)"
                                + " (array.len (array.new_default $a (i32.const "
                                + length
                                + "))))");
            }
        }
        String data = "(type $b (array i8)) (data $d \"abc\")";
        test(
                "array of much data",
                "out of bounds memory access: 4294967295 bytes at 1 of a segment",
                data,
                "(func (export \"f\") (param i32) (result i32)"
                        + " (array.len (array.new_data $b $d (i32.const 1) (i32.const -1))))");
    }

    private void locals() {
        for (String type :
                new String[] {"i32", "i64", "f32", "f64", "v128", "externref", "anyref"}) {
            String declared = "(local" + (" " + type).repeat(49_999) + ") ";
            body("locals of " + type, "2", declared, "(i32.add (local.get 0) (i32.const 1))");
            body(
                    "too many locals of " + type,
                    "implementation limit exceeded: 50001 locals, but the limit is 50000",
                    "(local " + type + ") ",
                    declared,
                    "(local.get 0)");
        }
        for (String type : new String[] {"i64", "externref"}) {
            body(
                    "recursion with locals of " + type,
                    "call stack exhausted",
                    "(local" + (" " + type).repeat(49_999) + ") ",
                    "(call $f (local.get 0))");
        }
    }

    private void nesting() {
        int depth = 100_000;
        body("blocks", "1", "(block ".repeat(depth), ")".repeat(depth), "(local.get 0)");
        body("loops", "1", "loop ".repeat(depth), "end ".repeat(depth), "local.get 0");
        body(
                "conditions",
                "3",
                "local.get 0 if (result i32) ".repeat(depth),
                "i32.const 3",
                " else i32.const 4 end ".repeat(depth));
        test(
                "handlers",
                "1",
                "(tag $e) (func (export \"f\") (param i32) (result i32) ",
                "block try_table (catch_all 0) ".repeat(depth / 10),
                "throw $e ",
                "end end ".repeat(depth / 10),
                "local.get 0)");
        body(
                "operands",
                "100001",
                "(i32.add (i32.const 1) ".repeat(depth),
                "(local.get 0)",
                ")".repeat(depth));
        body("values", "100000", "(i32.const 1)".repeat(depth), "i32.add ".repeat(depth - 1));
    }

    private void numbers() {
        body(
                "targets",
                "5",
                "(block (block (br_table",
                " 0 1".repeat(500_000),
                " 0 (local.get 0)))) (i32.const 5)");
        String global = "(func (export \"f\") (param i32) (result i32) (global.get 0))";
        test(
                "constant expression",
                "100000",
                "(global i32 ",
                "(i32.add (i32.const 1) ".repeat(100_000),
                "(i32.const 0)",
                ")".repeat(100_000) + ")",
                global);
        test(
                "constant structures",
                "0",
                "(global $g i32 (i32.const 0)) (type $s (struct (field anyref))) (global anyref ",
                "(struct.new $s ".repeat(100_000),
                "(ref.null any)",
                ")".repeat(100_000) + ")",
                global);
    }

    private void items() {
        String f = "(func (export \"f\") (param i32) (result i32) (local.get 0))";
        test("functions", "1", "(func)".repeat(200_000), f);
        test("fields", "1", "(type (struct ", "(field i64)".repeat(10_000), "))", f);
        test(
                "memories",
                "implementation limit exceeded: 2000 memories, but the limit is 100",
                "(memory 1)".repeat(2_000),
                f);
        test(
                "a table",
                "out of memory: a table of 10000001 elements, in table 0",
                "(table 10000001 funcref)",
                f);
        test(
                "the largest memory",
                "out of memory: a memory of 281474976710656 pages, in memory 0",
                "(memory i64 0x1000000000000)",
                f);
    }
}
