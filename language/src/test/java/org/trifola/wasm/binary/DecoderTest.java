// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HexFormat;

/** What is refused, with which message and where. */
class DecoderTest {
    private static final String PREAMBLE = "0061736d 01000000";

    /** Each line: the sections, and the start of the message. */
    @ParameterizedTest
    @CsvSource({
        "0e 00, malformed section id: 14 (at offset 0x8)",
        "01 05 01 60, 'length out of bounds: 5 bytes in section type, but only 2 are left'",
        "03 01 00 01 01 00, unexpected content after last section: section type is a duplicate or",
        "01 02 01 61, malformed definition type (at offset 0xb)",
        "01 03 01 4e 05, length out of bounds: 5",
        "01 03 01 5f 01, unexpected end of section or function",
        "01 05 01 5f 01 4000, malformed value type (at offset 0xd)",
        "01 05 01 5e 7f 02 00, malformed mutability (at offset 0xd)",
        "01 0b 01 50 01 ffffffff0f 600000, unknown type 4294967295",
        "02 04 01 00 00 05, malformed import kind",
        "03 06 01 ffffffff0f, unknown type 4294967295",
        "04 04 01 7f 00 00, malformed reference type",
        "04 04 01 70 02 00, malformed limits flags: shared needs the feature threads",
        "04 08 01 40 01 70 00 00 d0 70 0b, zero byte expected (at offset 0xc)",
        "05 03 01 20 00, malformed limits flags",
        "05 04 01 08 00 40, invalid custom page size",
        "0d 03 01 01 00, malformed tag attribute",
        "06 05 01 7f 00 05 0b, END opcode expected (at offset 0xd)",
        "06 06 01 7f 00 18 00 0b, END opcode expected (at offset 0xd)",
        "06 08 01 7f 00 02 40 0b 0b 00, section size mismatch",
        "06 06 01 7f 00 02 40 0b, unexpected end of section or function",
        "07 04 01 00 05 00, malformed export kind",
        "08 05 ffffffff0f, unknown function 4294967295",
        "09 02 01 08, malformed element kind: 8",
        "09 04 01 01 01 00, malformed element kind (at offset 0xc)",
        "09 04 01 05 7f 00, malformed reference type",
        "0b 02 01 03, malformed data segment kind: 3",
        "0b 04 01 01 03 00, length out of bounds: 3",
        "03 02 01 00, function and code section have inconsistent lengths: 1 and 0",
        "03 02 01 00 0a 02 01 00, unexpected end of section or function",
        "03 02 01 00 0a 03 01 01 00, unexpected end of section or function",
        "03 02 01 00 0a 04 01 05 00 0b, length out of bounds: 5",
        "03 02 01 00 0a 04 01 03 00 0b, unexpected end of section or function",
        "03 02 01 00 0a 05 01 03 00 27 00, illegal opcode 27 (at offset 0x11)",
        "0c 01 01, data count and data section have inconsistent lengths: 1 and 0",
    })
    void malformed(String hex, String expected) {
        LoadException e = refused(hex, Features.ALL, ImplementationLimits.DEFAULT);
        assertTrue(e.getMessage().startsWith(expected), e.getMessage());
        assertTrue(e.place().offset() >= 0);
    }

    @ParameterizedTest
    @CsvSource({
        "'', unexpected end", "00617363, magic header not detected",
        "0061736d 02000000, unknown binary version: 0x2", "0061736d 0000, unexpected end",
        "0061736d 0d000100, 'components are not supported: this is a WebAssembly component'",
    })
    void preamble(String hex, String expected) {
        byte[] bytes = bytes(hex);
        LoadException e = assertThrows(LoadException.class, () -> decode(bytes));
        assertTrue(e.getMessage().startsWith(expected), e.getMessage());
    }

    @Test
    void isBinary() {
        assertTrue(Decoder.isBinary(bytes(PREAMBLE)));
        assertTrue(Decoder.isBinary(bytes("0061736d 0d000100")));
        assertFalse(Decoder.isBinary(bytes("0061736e")));
        assertFalse(Decoder.isBinary(bytes("0061")));
    }

    /** Each line: sections that are decoded only with a feature, and the message without it. */
    @ParameterizedTest
    @CsvSource({
        "GC, 01 06 01 4e 01 60 00 00, 'feature is disabled: gc'",
        "GC, 01 03 01 5f 00, 'feature is disabled: gc, to which struct belongs'",
        "GC, 01 04 01 5e 7f 00, 'feature is disabled: gc, to which array belongs'",
        "GC, 01 06 01 50 00 60 00 00, 'feature is disabled: gc, to which sub belongs'",
        "MULTI_VALUE, 01 06 01 60 00 02 7f 7f, 'feature is disabled: multi-value'",
        "SIMD, 06 04 01 7b 00 0b, 'feature is disabled: simd, to which v128 belongs'",
        "REFERENCE_TYPES, 04 04 01 6f 00 00, 'feature is disabled: reference-types'",
        "FUNCTION_REFERENCES, 04 09 01 40 00 70 00 00 d0 70 0b, 'feature is disabled: function-'",
        "EXCEPTIONS, 04 04 01 69 00 00, 'feature is disabled: exceptions, to which exn belongs'",
        "MEMORY64, 05 03 01 04 00, 'malformed limits flags: 64-bit addresses need the feature'",
        "MEMORY64, 04 04 01 70 04 00, 'malformed limits flags: 64-bit addresses need the feature'",
        "THREADS, 05 04 01 03 00 00, 'malformed limits flags: shared needs the feature threads'",
        "CUSTOM_PAGE_SIZES, 05 04 01 08 00 00, 'malformed limits flags: page sizes need'",
        "COMPACT_IMPORTS, 02 05 01 00 00 7f 00, malformed import kind",
        "BULK_MEMORY, 0b 03 01 01 00, 'feature is disabled: bulk-memory'",
        "BULK_MEMORY, 09 04 01 01 00 00, 'feature is disabled: bulk-memory'",
        "BULK_MEMORY, 0c 01 00, 'feature is disabled: bulk-memory'",
    })
    void features(Feature feature, String hex, String expected) {
        assertTrue(Features.ALL.has(feature));
        decode(bytes(PREAMBLE + hex));
        LoadException e = refused(hex, Features.ALL.without(feature), ImplementationLimits.DEFAULT);
        assertTrue(e.getMessage().startsWith(expected), e.getMessage());
    }

    @Test
    void tagsBelongToBothKindsOfExceptions() {
        byte[] bytes = bytes(PREAMBLE + "0d 03 01 00 00");
        ImplementationLimits limits = ImplementationLimits.DEFAULT;
        Features one = Features.ALL.without(Feature.EXCEPTIONS);
        assertEquals(1, Decoder.decode(bytes, one, limits).tagCount());
        Features none = one.without(Feature.LEGACY_EXCEPTIONS);
        LoadException e =
                assertThrows(LoadException.class, () -> Decoder.decode(bytes, none, limits));
        assertEquals(Fault.FEATURE_IS_DISABLED, e.fault());
    }

    /** Each line: a limit, and sections with two of what it limits. */
    @ParameterizedTest
    @CsvSource({
        "moduleSize, ''",
        "types, 01 07 02 60 00 00 60 00 00",
        "types, 01 03 02 4e 00 4e 00",
        "functions, 02 09 02 00 00 00 00 00 00 00 00",
        "functions, 03 03 02 00 00",
        "functions, 02 05 01 00 00 00 00 03 02 01 00",
        "imports, 02 09 02 00 00 00 00 00 00 00 00",
        "exports, 07 07 02 00 00 00 00 00 00",
        "globals, 06 0b 02 7f 00 41 00 0b 7f 00 41 00 0b",
        "tables, 04 07 02 70 00 00 70 00 00",
        "memories, 05 05 02 00 00 00 00",
        "tags, 0d 05 02 00 00 00 00",
        "dataSegments, 0b 05 02 01 00 01 00",
        "dataSegments, 0c 01 02",
        "elementSegments, 09 07 02 01 00 00 01 00 00",
        "segmentElements, 09 06 01 01 00 02 00 00",
        "functionSize, 03 02 01 00 0a 04 01 02 00 0b",
        "locals, 03 02 01 00 0a 06 01 04 01 02 7f 0b",
        "locals, 01 05 01 60 01 7f 00 03 02 01 00 0a 06 01 04 01 01 7f 0b",
        "params, 01 06 01 60 02 7f 7f 00",
        "results, 01 06 01 60 00 02 7f 7f",
        "fields, 01 07 01 5f 02 7f 00 7f 00",
    })
    void limits(String limit, String hex) throws ReflectiveOperationException {
        LoadException e = refused(hex, Features.ALL, limitedTo(1, limit));
        assertEquals(Fault.IMPLEMENTATION_LIMIT_EXCEEDED, e.fault(), e.getMessage());
        assertTrue(e.getMessage().endsWith(")") && e.getMessage().contains("but the limit is 1"));
    }

    @Test
    void limitsThemselvesAreAllowed() throws ReflectiveOperationException {
        byte[] bytes = Encoder.encode(Samples.everything());
        ImplementationLimits exact =
                new ImplementationLimits(
                        bytes.length, 7, 3, 5, 5, 3, 3, 4, 2, 3, 12, 3, 24, 40_001, 5, 6, 3, 1, 1);
        Module module = Decoder.decode(bytes, Features.ALL, exact);
        assertEquals(Samples.everything(), module);
    }

    private static ImplementationLimits limitedTo(int value, String limit)
            throws ReflectiveOperationException {
        RecordComponent[] components = ImplementationLimits.class.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            boolean chosen = components[i].getName().equals(limit);
            values[i] = chosen ? value : components[i].getAccessor().invoke(defaults());
        }
        try {
            return (ImplementationLimits)
                    ImplementationLimits.class.getConstructors()[0].newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    private static ImplementationLimits defaults() {
        return ImplementationLimits.DEFAULT;
    }

    private static LoadException refused(
            String hex, Features features, ImplementationLimits limits) {
        byte[] bytes = bytes(PREAMBLE + hex);
        return assertThrows(LoadException.class, () -> Decoder.decode(bytes, features, limits));
    }

    private static Module decode(byte[] bytes) {
        return Decoder.decode(bytes, Features.ALL, ImplementationLimits.DEFAULT);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
