// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trifola.wasm.numeric.Vec128;
import org.trifola.wasm.syntax.Op;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Every vector instruction leads to a function that exists; what it computes: the suites. */
class VectorMethodsTest {
    @Test
    void everyInstructionHasItsFunction() {
        Set<String> missing = new TreeSet<>();
        int count = 0;
        for (int op = Op.V128_LOAD; op <= Op.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S; op++) {
            if (VectorMethods.contains(op)) {
                count++;
                VectorMethods.Function function = VectorMethods.Function.of(op);
                if (Arrays.stream(function.owner().getMethods())
                        .noneMatch(method -> method.getName().equals(function.name()))) {
                    missing.add(function.toString());
                }
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue(count > 200, "only " + count);
    }

    @Test
    void theClassIsOneThatTheJvmAccepts() throws ReflectiveOperationException {
        Class<?> type = Class.forName(VectorMethods.NAME, true, new SignatureClasses());
        Method less = type.getMethod("i8x16_gt_u", Vec128.class, Vec128.class);
        Vec128 a = new Vec128(0x00_80_01_FF, 5);
        Vec128 b = new Vec128(0x01_7F_01_00, 0);
        assertEquals(new Vec128(0x00_FF_00_FF, 0xFF), less.invoke(null, a, b));
    }
}
