// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trifola.wasm.binary.ByteWriter;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.Immediate;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Opcode;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every row of the instruction table, flat and folded, with immediates of its kinds. */
class InstructionTextTest {
    /** Those that need others around them; the snippets have them. */
    private static final Set<Opcode> STRUCTURED =
            EnumSet.of(
                    Opcode.BLOCK,
                    Opcode.LOOP,
                    Opcode.IF,
                    Opcode.ELSE,
                    Opcode.TRY,
                    Opcode.CATCH,
                    Opcode.CATCH_ALL,
                    Opcode.DELEGATE,
                    Opcode.END,
                    Opcode.TRY_TABLE);

    static Stream<Opcode> instructions() {
        return Stream.of(Opcode.values()).filter(op -> !STRUCTURED.contains(op));
    }

    @ParameterizedTest
    @MethodSource("instructions")
    void isParsed(Opcode op) {
        String instruction = op.text() + text(op);
        String expected = HexFormat.of().formatHex(binary(op)) + "0b";
        assertEquals(expected, body(instruction));
        assertEquals(expected, body("(" + instruction + ")"));
        assertEquals("01" + expected, body("(" + instruction + " (nop))"));
    }

    private static String body(String instruction) {
        String text = "(type (func)) (func " + instruction + ")";
        Bytes body =
                WatParser.parse(text, Features.ALL, ImplementationLimits.DEFAULT)
                        .function(0)
                        .body();
        return HexFormat.of().formatHex(body.toArray());
    }

    /** Immediates in the order of the text. */
    private static String text(Opcode op) {
        return switch (op) {
            case CALL_INDIRECT, RETURN_CALL_INDIRECT -> " 5 (type 0)";
            case MEMORY_INIT, TABLE_INIT -> " 5 9";
            case REF_TEST, REF_CAST -> " (ref eq)";
            case REF_TEST_NULL, REF_CAST_NULL -> " eqref";
            default -> {
                StringBuilder text = new StringBuilder();
                for (Immediate immediate : op.immediates()) {
                    text.append(' ').append(text(immediate));
                }
                yield text.toString();
            }
        };
    }

    private static String text(Immediate immediate) {
        return switch (immediate) {
            case LABEL -> "3";
            case LABELS -> "1 2 3";
            case LOCAL, GLOBAL, FUNC, TAG, FIELD -> "200";
            case TYPE -> "0";
            case TABLE, MEMORY -> "5";
            case ELEM, DATA -> "9";
            case MEMARG, ATOMIC_MEMARG -> "7 offset=300 align=1";
            case VALUE_TYPES -> "(result i64)";
            case I32, I64 -> "-65";
            case F32, F64 -> "-1.5";
            case V128 -> "i64x2 1 -1";
            case LANE -> "13";
            case LANES -> "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31";
            case HEAP_TYPE -> "eq";
            case CAST -> "3 anyref (ref i31)";
            case COUNT -> "4294967295";
            case ORDER -> "";
            case BLOCK_TYPE, CATCHES -> throw new IllegalArgumentException(immediate.name());
        };
    }

    private static byte[] binary(Opcode op) {
        ByteWriter out = new ByteWriter();
        if (op.prefix() != 0) {
            out.u8(op.prefix());
            out.u32(op.code() & 0xFFFF);
        } else {
            out.u8(op.code());
        }
        List<Immediate> immediates = op.immediates();
        for (Immediate immediate : immediates) {
            out.bytes(HexFormat.of().parseHex(binary(immediate)));
        }
        return out.toByteArray();
    }

    private static String binary(Immediate immediate) {
        return switch (immediate) {
            case LABEL -> "03";
            case LABELS -> "02010203";
            case LOCAL, GLOBAL, FUNC, TAG, FIELD -> "c801";
            case TYPE -> "00";
            case TABLE, MEMORY -> "05";
            case ELEM, DATA -> "09";
            case MEMARG, ATOMIC_MEMARG -> "4007ac02";
            case VALUE_TYPES -> "017e";
            case I32, I64 -> "bf7f";
            case F32 -> "0000c0bf";
            case F64 -> "000000000000f8bf";
            case V128 -> "0100000000000000ffffffffffffffff";
            case LANE -> "0d";
            case LANES -> "000102030405060708090a0b0c0d0e1f";
            case HEAP_TYPE -> "6d";
            case CAST -> "01036e6c";
            case COUNT -> "ffffffff0f";
            case ORDER -> "00";
            case BLOCK_TYPE, CATCHES -> throw new IllegalArgumentException(immediate.name());
        };
    }
}
