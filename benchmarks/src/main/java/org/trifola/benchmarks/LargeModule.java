// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Makes a module as large as those of compilers and simulators: thousands of functions of which a
 * program calls only few. It prints a line and ends.
 */
final class LargeModule {
    private static final int FUNCTIONS = 24_000;
    private static final int STATEMENTS = 90;
    private static final int CALLED = 200;
    private static final int PARAMS = 2;
    private static final int LOCALS = 6;
    private static final String TEXT = "large 1.0\n";

    private static final int I32 = 0x7f;
    private static final int FUNC = 0x60;
    private static final int END = 0x0b;
    private static final int CALL = 0x10;
    private static final int DROP = 0x1a;
    private static final int LOCAL_GET = 0x20;
    private static final int LOCAL_SET = 0x21;
    private static final int I32_LOAD = 0x28;
    private static final int I32_STORE = 0x36;
    private static final int I32_CONST = 0x41;
    private static final int I32_ADD = 0x6a;
    private static final int IF = 0x04;
    private static final int EMPTY = 0x40;
    private static final int ADDRESS_MASK = 0xfffc;

    /** The operators that need two numbers and cannot trap. */
    private static final int[] OPERATORS = {
        I32_ADD, 0x6b, 0x6c, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x46, 0x48, 0x49, 0x4a,
    };

    private final SplittableRandom random = new SplittableRandom(20);
    private final WasmBytes module = new WasmBytes();

    private LargeModule() {}

    /**
     * The module in a folder, which is made if it is not there.
     *
     * @param folder the folder
     * @return the file
     * @throws IOException if it cannot be written
     */
    static Path file(Path folder) throws IOException {
        Path file = folder.resolve("large.wasm");
        if (!Files.exists(file)) {
            Files.write(file, make());
        }
        return file;
    }

    /**
     * Makes the module, the same each time.
     *
     * @return its bytes, more than 20 MB
     */
    static byte[] make() {
        LargeModule maker = new LargeModule();
        maker.module.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        maker.writeTypes();
        maker.writeImport();
        maker.writeFunctions();
        maker.writeMemory();
        maker.writeExports();
        maker.writeCode();
        maker.writeData();
        return maker.module.toByteArray();
    }

    /** Of fd_write, of _start, and of all others. */
    private void writeTypes() {
        WasmBytes content = new WasmBytes();
        content.unsigned(3);
        for (int params : new int[] {4, 0, PARAMS}) {
            content.write(FUNC);
            content.unsigned(params);
            for (int i = 0; i < params; i++) {
                content.write(I32);
            }
            content.unsigned(params == 0 ? 0 : 1);
            if (params != 0) {
                content.write(I32);
            }
        }
        module.section(1, content);
    }

    private void writeImport() {
        WasmBytes content = new WasmBytes();
        content.unsigned(1);
        content.name("wasi_snapshot_preview1");
        content.name("fd_write");
        content.write(0);
        content.unsigned(0);
        module.section(2, content);
    }

    /** Function 0 is the import, 1 is _start. */
    private void writeFunctions() {
        WasmBytes content = new WasmBytes();
        content.unsigned(FUNCTIONS + 1);
        content.unsigned(1);
        for (int i = 0; i < FUNCTIONS; i++) {
            content.unsigned(2);
        }
        module.section(3, content);
    }

    private void writeMemory() {
        WasmBytes content = new WasmBytes();
        content.unsigned(1);
        content.write(0);
        content.unsigned(2);
        module.section(5, content);
    }

    private void writeExports() {
        WasmBytes content = new WasmBytes();
        content.unsigned(2);
        content.name("memory");
        content.write(2);
        content.unsigned(0);
        content.name("_start");
        content.write(0);
        content.unsigned(1);
        module.section(7, content);
    }

    private void writeCode() {
        WasmBytes content = new WasmBytes();
        content.unsigned(FUNCTIONS + 1);
        body(content, start());
        for (int i = 0; i < FUNCTIONS; i++) {
            body(content, function(i));
        }
        module.section(10, content);
    }

    private static void body(WasmBytes content, WasmBytes code) {
        content.unsigned(code.size());
        content.writeBytes(code.toByteArray());
    }

    /** Calls functions from all over the module, and prints. */
    private static WasmBytes start() {
        WasmBytes code = new WasmBytes();
        code.unsigned(0);
        for (int i = 0; i < CALLED; i++) {
            constant(code, i);
            constant(code, -i);
            code.op(CALL, 2 + i * (FUNCTIONS / CALLED));
            code.write(DROP);
        }
        for (int argument : new int[] {1, 0, 1, 8}) {
            constant(code, argument);
        }
        code.op(CALL, 0);
        code.write(DROP);
        code.write(END);
        return code;
    }

    private static void constant(WasmBytes code, int value) {
        code.write(I32_CONST);
        code.signed(value);
    }

    /** Arithmetic on locals, loads and stores in the second page, and now and then a branch. */
    private WasmBytes function(int index) {
        WasmBytes code = new WasmBytes();
        code.unsigned(1);
        code.unsigned(LOCALS);
        code.write(I32);
        int count = STATEMENTS / 2 + random.nextInt(STATEMENTS);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(8);
            if (kind == 0) {
                address(code);
                local(code, LOCAL_GET);
                memory(code, I32_STORE);
            } else if (kind == 1) {
                local(code, LOCAL_GET);
                code.op(IF, EMPTY);
                assignment(code);
                code.write(END);
            } else {
                assignment(code);
            }
        }
        constant(code, index);
        local(code, LOCAL_GET);
        code.write(I32_ADD);
        code.write(END);
        return code;
    }

    private void assignment(WasmBytes code) {
        operand(code);
        operand(code);
        code.write(OPERATORS[random.nextInt(OPERATORS.length)]);
        local(code, LOCAL_SET);
    }

    private void operand(WasmBytes code) {
        switch (random.nextInt(5)) {
            case 0 -> constant(code, random.nextInt() >> random.nextInt(32));
            case 1 -> {
                address(code);
                memory(code, I32_LOAD);
            }
            default -> local(code, LOCAL_GET);
        }
    }

    private void local(WasmBytes code, int opcode) {
        code.op(opcode, random.nextInt(PARAMS + LOCALS));
    }

    private void address(WasmBytes code) {
        local(code, LOCAL_GET);
        constant(code, ADDRESS_MASK);
        code.write(OPERATORS[3]);
    }

    private static void memory(WasmBytes code, int opcode) {
        code.op(opcode, 2);
        code.unsigned(1 << 16);
    }

    /** The list of buffers that fd_write gets, and the text. */
    private void writeData() {
        WasmBytes content = new WasmBytes();
        content.unsigned(1);
        content.unsigned(0);
        constant(content, 0);
        content.write(END);
        content.unsigned(16 + TEXT.length());
        content.writeBytes(new byte[] {16, 0, 0, 0, (byte) TEXT.length(), 0, 0, 0});
        content.writeBytes(new byte[8]);
        content.writeBytes(TEXT.getBytes(StandardCharsets.UTF_8));
        module.section(11, content);
    }
}
