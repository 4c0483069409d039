// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.BlockType;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Immediate;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.ValueType;

import java.util.HexFormat;

/** Instructions are read as they were written, and skipped where their immediates end. */
class CodeTest {
    private static final int[] BLOCK_TYPES = {
        BlockType.EMPTY,
        0,
        63,
        64,
        1 << 20,
        BlockType.result(ValueType.F32),
        BlockType.result(ValueType.FUNCREF),
        BlockType.result(ValueType.ref(9, false))
    };

    private static final int[] HEAP_TYPES = {0, 63, 64, 100_000, HeapType.FUNC, HeapType.NOEXN};

    /** Every instruction with immediates of several sizes. */
    @ParameterizedTest
    @EnumSource
    void everyInstruction(Opcode opcode) {
        for (int size = 0; size < 8; size++) {
            CodeWriter out = new CodeWriter();
            out.op(opcode.ordinal());
            for (Immediate immediate : opcode.immediates()) {
                write(immediate, size, out);
            }
            byte[] bytes = out.toByteArray();
            CodeReader in = new CodeReader(bytes, 0, bytes.length);
            assertEquals(opcode.ordinal(), in.next());
            assertEquals(0, in.opStart());
            in.skipImmediates(opcode.ordinal());
            assertTrue(in.atEnd(), opcode.text() + " " + size + " at " + in.position());
            assertArrayEquals(bytes, rewritten(bytes));
            for (int cut = 0; cut < bytes.length; cut++) {
                CodeReader shorter = new CodeReader(bytes, 0, cut);
                LoadException e =
                        assertThrows(
                                LoadException.class, () -> shorter.skipImmediates(shorter.next()));
                assertEquals(
                        Fault.UNEXPECTED_END_OF_SECTION_OR_FUNCTION.phase(), e.fault().phase());
            }
        }
    }

    private static int number(int size) {
        return size == 0 ? 0 : (int) (0x1_2345_6789L >>> 33 - 4 * size);
    }

    private static void write(Immediate immediate, int size, CodeWriter out) {
        switch (immediate) {
            case LABELS -> {
                out.u32(size);
                for (int i = 0; i <= size; i++) {
                    out.u32(number(i));
                }
            }
            case MEMARG, ATOMIC_MEMARG -> out.memarg(size, size & 3, (long) number(size) << 30);
            case BLOCK_TYPE -> out.blockType(BLOCK_TYPES[size]);
            case VALUE_TYPES ->
                    out.valueTypes(new int[] {ValueType.I32, ValueType.ref(size, true)});
            case I32 -> out.s32((size & 1) == 0 ? number(size) : -number(size));
            case I64 -> out.s64((size & 1) == 0 ? number(size) : (long) -number(size) << 32);
            case F32 -> out.fixed32(number(size));
            case F64 -> out.fixed64(number(size));
            case V128, LANES -> {
                out.fixed64(number(size));
                out.fixed64(-number(size));
            }
            case LANE, ORDER -> out.u8(size);
            case HEAP_TYPE -> out.heapType(HEAP_TYPES[size % HEAP_TYPES.length]);
            case CAST -> {
                out.u8(size & 3);
                out.u32(number(size));
                out.heapType(HEAP_TYPES[size % HEAP_TYPES.length]);
                out.heapType(HEAP_TYPES[(size + 1) % HEAP_TYPES.length]);
            }
            case CATCHES -> {
                out.u32(size);
                for (int i = 0; i < size; i++) {
                    out.u8(i & 3);
                    if ((i & 3) < 2) {
                        out.u32(number(i));
                    }
                    out.u32(i);
                }
            }
            default -> out.u32(number(size));
        }
    }

    /** The same instruction, read by its immediates and written again. */
    private static byte[] rewritten(byte[] bytes) {
        CodeReader in = new CodeReader(bytes, 0, bytes.length);
        CodeWriter out = new CodeWriter();
        int op = in.next();
        out.op(op);
        for (Immediate immediate : Opcode.values()[op].immediates()) {
            copy(immediate, in, out);
        }
        assertTrue(in.atEnd());
        return out.toByteArray();
    }

    private static void copy(Immediate immediate, CodeReader in, CodeWriter out) {
        switch (immediate) {
            case LABELS -> {
                int count = in.vectorLength();
                out.u32(count);
                copyIndices(count + 1, in, out);
            }
            case MEMARG, ATOMIC_MEMARG -> {
                in.memarg();
                out.memarg(in.align(), in.memory(), in.offset());
            }
            case BLOCK_TYPE -> out.blockType(in.blockType());
            case VALUE_TYPES -> {
                int[] types = new int[in.vectorLength()];
                for (int i = 0; i < types.length; i++) {
                    types[i] = in.valueType();
                }
                out.valueTypes(types);
            }
            case I32 -> out.s32(in.s32());
            case I64 -> out.s64(in.s64());
            case F32 -> out.fixed32(in.fixed32());
            case F64 -> out.fixed64(in.fixed64());
            case V128, LANES -> {
                out.fixed64(in.fixed64());
                out.fixed64(in.fixed64());
            }
            case LANE, ORDER -> out.u8(in.u8());
            case HEAP_TYPE -> out.heapType(in.heapType());
            case CAST -> {
                out.u8(in.u8());
                out.u32(in.u32());
                out.heapType(in.heapType());
                out.heapType(in.heapType());
            }
            case CATCHES -> {
                int count = in.vectorLength();
                out.u32(count);
                for (int i = 0; i < count; i++) {
                    int kind = in.u8();
                    out.u8(kind);
                    copyIndices(kind < 2 ? 2 : 1, in, out);
                }
            }
            default -> out.u32(in.u32());
        }
    }

    private static void copyIndices(int count, CodeReader in, CodeWriter out) {
        for (int i = 0; i < count; i++) {
            out.u32(in.u32());
        }
    }

    /** Every byte and every sub-opcode that is no instruction is refused by its number. */
    @Test
    void otherCodesAreIllegal() {
        for (int first = 0; first < 256; first++) {
            boolean prefix = first >= Opcode.FIRST_PREFIX && first <= Opcode.LAST_PREFIX;
            for (int sub = 0; sub < (prefix ? 1000 : 1); sub++) {
                CodeWriter out = new CodeWriter();
                out.u8(first);
                if (prefix) {
                    out.u32(sub);
                }
                byte[] bytes = out.toByteArray();
                CodeReader in = new CodeReader(bytes, 0, bytes.length);
                int code = prefix ? first << 16 | sub : first;
                if (isKnown(code)) {
                    assertEquals(code, Opcode.values()[in.next()].code());
                } else {
                    LoadException e = assertThrows(LoadException.class, in::next);
                    String hex = HexFormat.of().formatHex(bytes);
                    assertEquals("illegal opcode " + hex + " (at offset 0x0)", e.getMessage());
                }
            }
        }
    }

    private static boolean isKnown(int code) {
        for (Opcode opcode : Opcode.values()) {
            if (opcode.code() == code) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "valueType, 7f, i32",
        "valueType, 7b, v128",
        "valueType, 70, funcref",
        "valueType, 646f, (ref extern)",
        "valueType, 6305, (ref null 5)",
        "valueType, 63f100, (ref null 113)",
        "valueType, 69, exnref",
        "valueType, 71, nullref",
        "valueType, 78, malformed value type",
        "valueType, 40, malformed value type",
        "valueType, 00, malformed value type",
        "valueType, ff7f, integer representation too long",
        "valueType, '', unexpected end",
        "valueType, 63, unexpected end",
        "valueType, 637f, malformed reference type",
        "valueType, 63ff7f, malformed reference type",
        "valueType, 64ffffffff0f, unknown type 4294967295",
        "valueType, 64ffffffff1f, integer too large",
        "valueType, 6480808080801f, integer representation too long",
        "refType, 7f, malformed reference type",
        "refType, 00, malformed reference type",
        "refType, 70, funcref",
        "refType, 6470, (ref func)",
        "storageType, 78, i8",
        "storageType, 77, i16",
        "storageType, 7e, i64",
        "storageType, 76, malformed value type",
    })
    void types(String method, String hex, String expected) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        CodeReader in = new CodeReader(bytes, 0, bytes.length);
        String actual;
        try {
            int type =
                    switch (method) {
                        case "valueType" -> in.valueType();
                        case "refType" -> in.refType();
                        default -> in.storageType();
                    };
            actual = ValueType.toString(type);
            assertTrue(in.atEnd());
        } catch (LoadException e) {
            actual = e.getMessage();
        }
        assertTrue(actual.startsWith(expected), actual);
    }

    @ParameterizedTest
    @CsvSource({
        "7b, SIMD",
        "6f, REFERENCE_TYPES",
        "6470, FUNCTION_REFERENCES",
        "6300, FUNCTION_REFERENCES",
        "6e, GC",
        "646c, GC",
        "69, EXCEPTIONS"
    })
    void typesOfDisabledFeatures(String hex, Feature feature) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        CodeReader in = new CodeReader(bytes, 0, bytes.length);
        in.features(Features.ALL.without(feature));
        LoadException e = assertThrows(LoadException.class, in::valueType);
        assertEquals(Fault.FEATURE_IS_DISABLED, e.fault());
        assertTrue(e.getMessage().contains(feature.option()), e.getMessage());
    }
}
