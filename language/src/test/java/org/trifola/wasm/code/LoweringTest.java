// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.Types;
import org.trifola.wasm.text.WatParser;
import org.trifola.wasm.valid.Validator;

import java.util.stream.Stream;

/** What bodies become: that moves and constants vanish, and only where they may. */
class LoweringTest {
    /** A function of two i32 parameters s0 and s1 and an i32 local s2, with one i32 result. */
    private static final String FUNCTION = "(func (param i32 i32) (result i32) (local i32) %s)";

    static Stream<Arguments> bodies() {
        return Stream.of(
                row(
                        "locals are operands",
                        "(i32.sub (local.get 0) (local.get 1))",
                        """
                        0  i32_sub s3 s0 s1
                        4  return_i32 s3
                    """),
                row(
                        "a constant is part of the instruction",
                        "(i32.add (i32.const 7) (local.get 0))",
                        """
                        0  i32_add_imm s3 s0 7
                        4  return_i32 s3
                    """),
                row(
                        "a subtraction becomes an addition",
                        "(i32.sub (local.get 0) (i32.const 1))",
                        """
                        0  i32_add_imm s3 s0 -1
                        4  return_i32 s3
                    """),
                row(
                        "a result goes straight to the local",
                        "(local.set 2 (i32.mul (local.get 0) (local.get 1))) (local.get 2)",
                        """
                        0  i32_mul s2 s0 s1
                        4  return_i32 s2
                    """),
                row(
                        "an operand keeps the value that the local had",
                        "(local.get 0) (local.set 0 (i32.const 5)) (local.get 0) (i32.add)",
                        """
                        0  copy s3 s0 i32
                        4  const_i32 s0 5
                        7  i32_add s3 s3 s0
                       11  return_i32 s3
                    """),
                row(
                        "a comparison is part of the branch",
                        "(block (br_if 0 (i32.eqz (i32.lt_u (local.get 0) (local.get 1))))"
                                + " (return (i32.const 1))) (i32.const 2)",
                        """
                        0  br_i32_ge_u s0 s1 ->10
                        5  const_i32 s3 1
                        8  return_i32 s3
                       10  const_i32 s3 2
                       13  return_i32 s3
                    """),
                row(
                        "what cannot be reached is not there",
                        "(return (local.get 0)) (drop (i32.add (local.get 0) (local.get 1)))"
                                + " (block (br 0)) unreachable",
                        """
                        0  return_i32 s0
                    """),
                row(
                        "a tail call to itself is a loop",
                        "(return_call 0 (local.get 1) (local.get 0))",
                        """
                        0  copy s3 s1 i32
                        4  copy s4 s0 i32
                        8  copy s0 s3 i32
                       12  copy s1 s4 i32
                       16  const_i32 s2 0
                       19  br ->0
                    """),
                row(
                        "a vector instruction is an operand of its form",
                        "(i8x16.extract_lane_u 7 (i8x16.shl (i8x16.splat (local.get 0))"
                                + " (local.get 1)))",
                        """
                        0  vector_splat s3 s0 i8x16.splat -9187201950435737472
                        6  vector_shift s3 s3 s1 i8x16.shl -9187201950435737472
                       13  vector_extract_lane s3 s3 i8x16.extract_lane_u 7 -9187201950435737472
                       19  return_i32 s3
                    """));
    }

    private static Arguments row(String name, String body, String code) {
        return Arguments.of(name, body, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void lowers(String name, String body, String expected) {
        String text = "(module " + String.format(FUNCTION, body) + ")";
        assertEquals(expected.indent(1), CodePrinter.print(lower(text)).indent(1), name);
    }

    @Test
    void everyCodeHasNameAndLayout() {
        assertEquals(Code.COUNT, Code.LAYOUT.length);
        for (int code = 0; code < Code.COUNT; code++) {
            assertNotNull(CodePrinter.name(code), "code " + code);
        }
    }

    private static FunctionCode lower(String text) {
        Module module = WatParser.parse(text, Features.ALL, ImplementationLimits.DEFAULT);
        Types types =
                Validator.validate(
                        module, Features.ALL, ImplementationLimits.DEFAULT, new TypeStore());
        return Lowering.lower(module, types, 0, false, false);
    }
}
