// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trifola.wasm.binary.CodeWriter;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.Immediate;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.ModuleBuilder;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.ValueType;

import java.util.Arrays;
import java.util.stream.Stream;

/** Every row of the table that tells its types: right operands pass, everything else fails. */
final class SignatureTest {
    private static final int[] ALL = {
        ValueType.I32, ValueType.I64, ValueType.F32, ValueType.F64, ValueType.V128
    };

    static Stream<Opcode> rows() {
        return Arrays.stream(Opcode.values()).filter(opcode -> opcode.typing() != null);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void operandsAndResults(Opcode row) {
        check(row, false);
        if (row.typing().indexOf('a') >= 0) {
            check(row, true);
        }
    }

    private static void check(Opcode row, boolean is64) {
        int[] operands = types(row.typing(), true, is64);
        int[] results = types(row.typing(), false, is64);
        assertNull(Modules.failure(module(row, operands, results, is64)));
        for (int i = 0; i < operands.length; i++) {
            for (int wrong : ALL) {
                if (wrong != operands[i]) {
                    int[] changed = operands.clone();
                    changed[i] = wrong;
                    assertMismatch(
                            module(row, changed, results, is64),
                            "instruction requires",
                            ValueType.toString(wrong));
                }
            }
        }
        if (operands.length > 0) {
            int[] fewer = Arrays.copyOfRange(operands, 1, operands.length);
            assertMismatch(module(row, fewer, results, is64), "instruction requires", "");
        }
        for (int i = 0; i < results.length; i++) {
            int[] changed = results.clone();
            changed[i] = results[i] == ValueType.I32 ? ValueType.F64 : ValueType.I32;
            assertMismatch(
                    module(row, operands, changed, is64),
                    "instruction requires " + ValueType.toString(changed),
                    "but stack has " + ValueType.toString(results));
        }
        assertMismatch(module(row, operands, append(results), is64), "instruction requires", "");
        assertMismatch(module(row, prepend(operands), results, is64), "block requires", "");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void featureCanBeSwitchedOff(Opcode row) {
        int[] operands = types(row.typing(), true, false);
        int[] results = types(row.typing(), false, false);
        Features off = Features.ALL.without(row.feature());
        LoadException failure =
                Modules.failure(
                        module(row, operands, results, false), off, ImplementationLimits.DEFAULT);
        assertNotNull(failure);
        assertEquals(Fault.FEATURE_IS_DISABLED, failure.fault());
        assertTrue(failure.getMessage().contains(row.feature().option()));
    }

    private static int[] append(int[] types) {
        int[] longer = Arrays.copyOf(types, types.length + 1);
        longer[types.length] = ValueType.F32;
        return longer;
    }

    private static int[] prepend(int[] types) {
        int[] longer = new int[types.length + 1];
        longer[0] = ValueType.F32;
        System.arraycopy(types, 0, longer, 1, types.length);
        return longer;
    }

    private static void assertMismatch(Module module, String... parts) {
        LoadException failure = Modules.failure(module);
        assertNotNull(failure);
        assertEquals(Fault.TYPE_MISMATCH, failure.fault());
        for (String part : parts) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
        }
    }

    private static int[] types(String typing, boolean operands, boolean is64) {
        String all = typing.isEmpty() ? ":" : typing;
        int colon = all.indexOf(':');
        String letters = operands ? all.substring(0, colon) : all.substring(colon + 1);
        int address = is64 ? ValueType.I64 : ValueType.I32;
        return letters.chars()
                .map(letter -> letter == 'a' ? address : ALL["ilfdv".indexOf(letter)])
                .toArray();
    }

    private static Module module(Opcode row, int[] operands, int[] results, boolean is64) {
        ModuleBuilder module = new ModuleBuilder();
        Modules.memory(module, is64);
        module.data.add(new DataSegment(SegmentMode.PASSIVE, 0, null, Bytes.of(new byte[0])));
        module.dataCount = 1;
        module.elements.add(
                new ElementSegment(
                        SegmentMode.PASSIVE, 0, null, ValueType.FUNCREF, new int[0], null, false));
        CodeWriter code = new CodeWriter();
        for (int operand : operands) {
            Modules.constant(code, operand);
        }
        code.op(row.ordinal());
        for (Immediate immediate : row.immediates()) {
            immediate(code, immediate, row);
        }
        Modules.function(module, Modules.type(module, Modules.NONE, results), code);
        return module.build();
    }

    private static void immediate(CodeWriter code, Immediate immediate, Opcode row) {
        switch (immediate) {
            case MEMARG, ATOMIC_MEMARG -> code.memarg(row.widthLog2(), 0, 0);
            case MEMORY, DATA, ELEM, LANE, ORDER, I32, I64 -> code.u8(0);
            case F32 -> code.fixed32(0);
            case F64 -> code.fixed64(0);
            case V128, LANES -> code.bytes(new byte[16]);
            default -> throw new IllegalArgumentException(immediate.toString());
        }
    }
}
