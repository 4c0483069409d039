// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.text.TextModule;
import org.trifola.wasm.text.WatParser;

/** What is wrong outside of functions has a place, too: in each text, the line with an arrow. */
final class ItemPlaceTest {
    private static final String ARROW = ";; <--";

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                (type (func))
                (type $t (struct))
                (import "a" "f" (func))
                (import "a" "g" (func (type $t))) ;; <--
                """,
                """
                (type (func))
                (rec (type (struct))
                )
                (type (sub 1 (array i32))) ;; <--
                """,
                """
                (type $t (struct))
                (func)
                (func (type $t)) ;; <--
                """,
                """
                (import "a" "n" (memory 1))
                (import "a" "m" (memory 70000)) ;; <--
                """,
                """
                (memory 1)
                (memory 2 1) ;; <--
                """,
                """
                (table 1 funcref)
                (table 1 (ref func)) ;; <--
                """,
                """
                (table 1 funcref)
                (table 2 1 funcref) ;; <--
                """,
                """
                (tag)
                (tag (result i32)) ;; <--
                """,
                """
                (global i32 (i32.const 0))
                (global i32) ;; <--
                """,
                """
                (func $f)
                (export "a" (func $f))
                (export "a" (func $f)) ;; <--
                """,
                """
                (func $f)
                (func (export "a"))
                (func (export "a")) ;; <--
                """,
                """
                (func)
                (export "a" (func 1)) ;; <--
                """,
                """
                (func)
                (start 1) ;; <--
                (memory 1)
                """,
                """
                (func $f (param i32))
                (start $f) ;; <--
                (elem declare func $f)
                """,
                """
                (func $f)
                (table 1 externref)
                (elem declare func $f)
                (elem (i32.const 0) func $f) ;; <--
                """,
                """
                (elem (table 3) (i32.const 0) func) ;; <--
                """,
                """
                (memory 1)
                (data (i32.const 0) "")
                (data (memory 1) (i32.const 0) "") ;; <--
                """,
            })
    void lineOfTheItem(String text) {
        check(text, Features.ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                (import "a" "m" (memory 1))
                (memory 1) ;; <--
                """,
                """
                (import "a" "m" (memory 1))
                (import "a" "f" (func))
                (import "a" "n" (memory 1)) ;; <--
                """
            })
    void lineOfTheSecondMemory(String text) {
        check(text, Features.ALL.without(Feature.MULTI_MEMORY));
    }

    private static void check(String text, Features features) {
        TextModule module = WatParser.assemble(text, Features.ALL, ImplementationLimits.DEFAULT);
        LoadException failure =
                Modules.failure(module.module(), features, ImplementationLimits.DEFAULT);
        assertNotNull(failure);
        assertTrue(failure.place().offset() > 0, failure.getMessage());
        long line = text.substring(0, text.indexOf(ARROW)).lines().count();
        LoadException located = module.positions().locate(failure);
        assertEquals(line, located.place().line(), located.getMessage());
    }
}
