// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.ValueType;

import java.util.Set;

/**
 * The words of the text format (spec 6.2.2). Only failures ask: a known word in the wrong place is
 * an unexpected token, an unknown one an unknown operator.
 */
final class Keywords {
    private Keywords() {}

    private static final Set<String> WORDS =
            Set.of(
                    "module",
                    "type",
                    "rec",
                    "sub",
                    "final",
                    "func",
                    "struct",
                    "array",
                    "field",
                    "mut",
                    "null",
                    "ref",
                    "param",
                    "result",
                    "local",
                    "table",
                    "memory",
                    "global",
                    "tag",
                    "elem",
                    "data",
                    "item",
                    "offset",
                    "declare",
                    "import",
                    "export",
                    "start",
                    "shared",
                    "pagesize",
                    "then",
                    "do",
                    "catch_ref",
                    "catch_all_ref",
                    "i8x16",
                    "i16x8",
                    "i32x4",
                    "i64x2",
                    "f32x4",
                    "f64x2",
                    "inf",
                    "nan",
                    // Scripts (not part of the specification proper).
                    "binary",
                    "quote",
                    "definition",
                    "instance",
                    "register",
                    "invoke",
                    "get",
                    "script",
                    "input",
                    "output",
                    "assert_malformed",
                    "assert_invalid",
                    "assert_malformed_custom",
                    "assert_invalid_custom",
                    "assert_unlinkable",
                    "assert_return",
                    "assert_trap",
                    "assert_exhaustion",
                    "assert_exception",
                    "either",
                    "thread",
                    "wait",
                    "ref.host",
                    "ref.extern",
                    "nan:canonical",
                    "nan:arithmetic");

    /** Whether a word means something somewhere. */
    static boolean isKnown(String word) {
        return WORDS.contains(word)
                || word.startsWith("offset=")
                || word.startsWith("align=")
                || word.startsWith("nan:0x")
                || Opcode.byText(word) != null
                || HeapType.parse(word) != 0
                || ValueType.parse(word) != ValueType.BOTTOM;
    }
}
