// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.TypeStore;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/** A module that is large enough for several threads, which must not change what is found. */
final class LargeModuleTest {
    private static final int FUNCTIONS = 3000;
    private static final int NOPS = 1500;

    @Test
    void aValidOneIsValid() {
        validate(Set.of());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            assertNotEquals("validation", thread.getName());
        }
    }

    @RepeatedTest(10)
    void theFirstInvalidFunctionIsReported() {
        Set<Integer> invalid = Set.of(2999, 1702, 1701, 1703, 2500);
        LoadException e = assertThrows(LoadException.class, () -> validate(invalid));
        assertEquals(Fault.TYPE_MISMATCH, e.fault());
        assertTrue(e.getMessage().contains("in function 1701)"), e.getMessage());
    }

    private static void validate(Set<Integer> invalid) {
        Features features = Features.ALL;
        ImplementationLimits limits = ImplementationLimits.DEFAULT;
        Validator.validate(
                Decoder.decode(module(invalid), features, limits),
                features,
                limits,
                new TypeStore());
    }

    private static byte[] module(Set<Integer> invalid) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        ByteArrayOutputStream indices = new ByteArrayOutputStream();
        number(code, FUNCTIONS);
        number(indices, FUNCTIONS);
        for (int i = 0; i < FUNCTIONS; i++) {
            indices.write(0);
            number(code, NOPS + 2);
            code.write(0);
            for (int j = 1; j < NOPS; j++) {
                code.write(Op.SUBCODE[Op.NOP]);
            }
            // There is nothing to drop.
            code.write(Op.SUBCODE[invalid.contains(i) ? Op.DROP : Op.NOP]);
            code.write(Op.SUBCODE[Op.END]);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(all, 1, new byte[] {1, 0x60, 0, 0});
        section(all, 3, indices.toByteArray());
        section(all, 10, code.toByteArray());
        return all.toByteArray();
    }

    private static void section(ByteArrayOutputStream out, int id, byte[] contents) {
        out.write(id);
        number(out, contents.length);
        out.writeBytes(contents);
    }

    private static void number(ByteArrayOutputStream out, int value) {
        int left = value;
        for (; left >= 0x80; left >>>= 7) {
            out.write(left & 0x7F | 0x80);
        }
        out.write(left);
    }
}
