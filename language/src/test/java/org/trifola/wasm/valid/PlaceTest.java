// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;
import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.text.TextModule;
import org.trifola.wasm.text.WatParser;

/** Failures say where they are: offset of the instruction, function, its name. */
final class PlaceTest {
    private static TextModule assemble(String text) {
        return WatParser.assemble(text, Features.ALL, ImplementationLimits.DEFAULT);
    }

    private static LoadException failure(TextModule text) {
        LoadException failure = Modules.failure(text.module());
        assertNotNull(failure);
        return failure;
    }

    @Test
    void instructionAndFunction() {
        TextModule text =
                assemble(
                        """
                        (module
                          (func $good)
                          (func $bad (result i32)
                            nop
                            i64.const 1
                            i32.eqz))
                        """);
        LoadException failure = failure(text);
        int offset = (int) failure.place().offset();
        assertEquals(0x45, text.binary()[offset] & 0xFF);
        assertEquals(1, failure.place().function());
        assertEquals(
                "type mismatch: instruction requires [i32] but stack has [i64] (at offset 0x"
                        + Integer.toHexString(offset)
                        + ", in function 1 ($bad))",
                failure.getMessage());
    }

    @Test
    void constantExpression() {
        TextModule text = assemble("(module (global i32 (nop)))");
        assertEquals(0x01, text.binary()[(int) failure(text).place().offset()]);
    }

    @Test
    void malformedBodyIsInItsFunctionToo() {
        TextModule text = assemble("(module (func) (func nop))");
        byte[] bytes = text.binary().clone();
        int nop = text.module().function(1).body().start();
        bytes[nop] = (byte) 0xFF;
        LoadException failure =
                Modules.failure(Decoder.decode(bytes, Features.ALL, ImplementationLimits.DEFAULT));
        assertNotNull(failure);
        assertEquals(nop, failure.place().offset());
        assertEquals(1, failure.place().function());
    }
}
