// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.nio.charset.StandardCharsets;

/**
 * Makes a WASI command of a kernel, for engines that are only a program: {@code _start} calls
 * {@code run} a number of times, and traps where the checksum is wrong. For modules without imports
 * and recursive types.
 */
final class KernelCommand {
    private static final int HEADER = 8;
    private static final int TYPES = 1;
    private static final int FUNCTIONS = 3;
    private static final int EXPORTS = 7;
    private static final int CODE = 10;
    private static final int I32_CONST = 0x41;
    private static final int CALL = 0x10;
    private static final int I32_NE = 0x47;
    private static final int IF = 0x04;
    private static final int EMPTY = 0x40;
    private static final int UNREACHABLE = 0x00;
    private static final int END = 0x0b;

    private final byte[] bytes;
    private int position;
    private int runIndex;

    private KernelCommand(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Makes the command.
     *
     * @param bytes the kernel's module
     * @param kernel its argument and checksum
     * @param calls how often to call it
     * @return another module
     */
    static byte[] of(byte[] bytes, Kernel kernel, int calls) {
        return new KernelCommand(bytes).make(kernel, calls);
    }

    private byte[] make(Kernel kernel, int calls) {
        WasmBytes module = new WasmBytes();
        module.write(bytes, 0, HEADER);
        position = HEADER;
        int typeIndex = -1;
        int functionIndex = -1;
        while (position < bytes.length) {
            int id = bytes[position++];
            int end = unsigned() + position;
            if (id != TYPES && id != FUNCTIONS && id != EXPORTS && id != CODE) {
                WasmBytes same = new WasmBytes();
                same.write(bytes, position, end - position);
                module.section(id, same);
                position = end;
                continue;
            }
            int count = unsigned();
            WasmBytes content = new WasmBytes();
            content.unsigned(count + 1);
            content.write(bytes, position, end - position);
            switch (id) {
                case TYPES -> {
                    typeIndex = count;
                    content.writeBytes(new byte[] {0x60, 0, 0});
                }
                case FUNCTIONS -> {
                    functionIndex = count;
                    content.unsigned(typeIndex);
                }
                case EXPORTS -> {
                    findRun(count);
                    content.name("_start");
                    content.write(0);
                    content.unsigned(functionIndex);
                }
                default -> writeStart(content, kernel, calls);
            }
            module.section(id, content);
            position = end;
        }
        return module.toByteArray();
    }

    private void findRun(int count) {
        for (int i = 0; i < count; i++) {
            int length = unsigned();
            String name = new String(bytes, position, length, StandardCharsets.UTF_8);
            position += length + 1;
            int index = unsigned();
            if (name.equals("run")) {
                runIndex = index;
            }
        }
    }

    private void writeStart(WasmBytes content, Kernel kernel, int calls) {
        WasmBytes code = new WasmBytes();
        code.unsigned(0);
        for (int i = 0; i < calls; i++) {
            code.write(I32_CONST);
            code.signed(kernel.n());
            code.op(CALL, runIndex);
            code.write(I32_CONST);
            code.signed(kernel.checksum());
            code.write(I32_NE);
            code.writeBytes(new byte[] {IF, EMPTY, UNREACHABLE, END});
        }
        code.write(END);
        content.unsigned(code.size());
        content.writeBytes(code.toByteArray());
    }

    private int unsigned() {
        int value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            value |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
