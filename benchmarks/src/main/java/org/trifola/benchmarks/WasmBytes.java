// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes with the numbers and names of the binary format (spec 5.2). */
final class WasmBytes extends ByteArrayOutputStream {
    private static final int CONTINUED = 0x80;
    private static final int SEVEN_BITS = 0x7f;

    /**
     * Appends a number of 32 bits without a sign.
     *
     * @param value the number
     */
    void unsigned(int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            write(rest & SEVEN_BITS | CONTINUED);
            rest >>>= 7;
        }
        write(rest);
    }

    /**
     * Appends a number of 32 bits with a sign.
     *
     * @param value the number
     */
    void signed(int value) {
        int rest = value;
        while (rest < -64 || rest > 63) {
            write(rest & SEVEN_BITS | CONTINUED);
            rest >>= 7;
        }
        write(rest & SEVEN_BITS);
    }

    /**
     * Appends a name.
     *
     * @param text the name
     */
    void name(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        unsigned(bytes.length);
        writeBytes(bytes);
    }

    /**
     * Appends an instruction.
     *
     * @param opcode its code, of one byte
     * @param immediate a number without a sign
     */
    void op(int opcode, int immediate) {
        write(opcode);
        unsigned(immediate);
    }

    /**
     * Appends a section.
     *
     * @param id which
     * @param content what is in it
     */
    void section(int id, WasmBytes content) {
        write(id);
        unsigned(content.size());
        writeBytes(content.toByteArray());
    }
}
