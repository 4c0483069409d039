// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Makes modules that are too large for a repository. They print a line and end.
 *
 * <p>{@link #large} is one as those of compilers and simulators: thousands of functions of which a
 * program calls only few. {@link #huge} has a single huge function, a loop around a branch table
 * with thousands of cases, of which some run nearly always: so look the interpreters of script
 * languages, only smaller.
 */
final class LargeModule {
    private static final int FUNCTIONS = 24_000;
    private static final int STATEMENTS = 90;
    private static final int CALLED = 200;
    private static final int CASES = 4000;
    private static final int HOT_CASES = 256;
    private static final int CASE_STATEMENTS = 10;
    private static final int STEPS = 10_000_000;
    private static final int PARAMS = 2;
    private static final int LOCALS = 6;
    private static final int PC = PARAMS + LOCALS;
    private static final int LEFT = PC + 1;
    private static final int TEXT_ADDRESS = 16;
    private static final String TEXT = "12345678\n";

    private static final int I32 = 0x7f;
    private static final int FUNC = 0x60;
    private static final int END = 0x0b;
    private static final int CALL = 0x10;
    private static final int DROP = 0x1a;
    private static final int SELECT = 0x1b;
    private static final int LOCAL_GET = 0x20;
    private static final int LOCAL_SET = 0x21;
    private static final int I32_LOAD = 0x28;
    private static final int I32_STORE = 0x36;
    private static final int I32_STORE8 = 0x3a;
    private static final int I32_CONST = 0x41;
    private static final int I32_ADD = 0x6a;
    private static final int I32_SUB = 0x6b;
    private static final int I32_AND = 0x71;
    private static final int I32_SHR_U = 0x76;
    private static final int I32_REM_U = 0x70;
    private static final int I32_XOR = 0x73;
    private static final int LOCAL_TEE = 0x22;
    private static final int BLOCK = 0x02;
    private static final int LOOP = 0x03;
    private static final int BR = 0x0c;
    private static final int BR_IF = 0x0d;
    private static final int BR_TABLE = 0x0e;
    private static final int IF = 0x04;
    private static final int EMPTY = 0x40;
    private static final int ADDRESS_MASK = 0xfffc;

    /** The operators that need two numbers and cannot trap. */
    private static final int[] OPERATORS = {
        I32_ADD, I32_SUB, 0x6c, I32_AND, 0x72, I32_XOR, 0x74, 0x75, I32_SHR_U, 0x77, 0x46, 0x48,
        0x49, 0x4a,
    };

    private final SplittableRandom random = new SplittableRandom(20);
    private final WasmBytes module = new WasmBytes();

    private final int functions;

    private LargeModule(int functions) {
        this.functions = functions;
    }

    /**
     * A module in a folder, which is made if it is not there.
     *
     * @param folder the folder
     * @param name {@code large} or {@code huge}
     * @return the file
     * @throws IOException if it cannot be written
     */
    static Path file(Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ".wasm");
        if (!Files.exists(file)) {
            Files.write(file, name.equals("huge") ? huge() : large());
        }
        return file;
    }

    /**
     * Makes the module with many functions, the same each time.
     *
     * @return its bytes, more than 20 MB
     */
    static byte[] large() {
        return new LargeModule(FUNCTIONS).make();
    }

    /**
     * Makes the module with the huge function, the same each time.
     *
     * @return its bytes, some 600 KB
     */
    static byte[] huge() {
        return new LargeModule(1).make();
    }

    private byte[] make() {
        module.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        writeTypes();
        writeImport();
        writeFunctions();
        writeMemory();
        writeExports();
        writeCode();
        writeData();
        return module.toByteArray();
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
        content.unsigned(functions + 1);
        content.unsigned(1);
        for (int i = 0; i < functions; i++) {
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
        content.unsigned(functions + 1);
        body(content, start());
        if (functions == 1) {
            body(content, hugeFunction());
        }
        for (int i = 0; i < functions && functions > 1; i++) {
            body(content, function(i));
        }
        module.section(10, content);
    }

    private static void body(WasmBytes content, WasmBytes code) {
        content.unsigned(code.size());
        content.writeBytes(code.toByteArray());
    }

    /** Calls functions from all over the module, and prints a text that tells their results. */
    private WasmBytes start() {
        WasmBytes code = new WasmBytes();
        code.unsigned(1);
        code.unsigned(1);
        code.write(I32);
        int calls = functions == 1 ? 1 : CALLED;
        for (int i = 0; i < calls; i++) {
            constant(code, i);
            constant(code, STEPS);
            code.op(CALL, 2 + i * (functions / calls));
            code.op(LOCAL_GET, 0);
            code.write(I32_XOR);
            code.op(LOCAL_SET, 0);
        }
        for (int i = 0; i < TEXT.length() - 1; i++) {
            constant(code, i);
            code.op(LOCAL_GET, 0);
            constant(code, 4 * i);
            code.write(I32_SHR_U);
            constant(code, 15);
            code.write(I32_AND);
            constant(code, 'a');
            code.write(I32_ADD);
            code.op(I32_STORE8, 0);
            code.unsigned(TEXT_ADDRESS);
        }
        for (int argument : new int[] {1, 0, 1, 8}) {
            constant(code, argument);
        }
        code.op(CALL, 0);
        code.write(DROP);
        code.write(END);
        return code;
    }

    /** A loop around a branch table; the second parameter is the number of its rounds. */
    private WasmBytes hugeFunction() {
        WasmBytes code = new WasmBytes();
        code.unsigned(1);
        code.unsigned(LOCALS + 2);
        code.write(I32);
        code.op(LOCAL_GET, 1);
        code.op(LOCAL_SET, LEFT);
        code.op(BLOCK, EMPTY);
        code.op(LOOP, EMPTY);
        for (int i = 0; i < CASES; i++) {
            code.op(BLOCK, EMPTY);
        }
        code.op(LOCAL_GET, PC);
        code.op(BR_TABLE, CASES - 1);
        for (int i = 0; i < CASES; i++) {
            code.unsigned(i);
        }
        for (int i = 0; i < CASES; i++) {
            code.write(END);
            for (int j = 0; j < CASE_STATEMENTS; j++) {
                assignment(code);
            }
            nextCase(code, i);
            code.op(LOCAL_GET, LEFT);
            constant(code, 1);
            code.write(I32_SUB);
            code.op(LOCAL_TEE, LEFT);
            code.op(BR_IF, CASES - 1 - i);
            code.op(BR, CASES - i);
        }
        code.write(END);
        code.write(END);
        code.op(LOCAL_GET, 0);
        for (int i = 1; i < PARAMS + LOCALS; i++) {
            code.op(LOCAL_GET, i);
            code.write(I32_XOR);
        }
        code.write(END);
        return code;
    }

    /** One of the hot cases, and now and then any: by the value of a local. */
    private void nextCase(WasmBytes code, int index) {
        int x = random.nextInt(PARAMS + LOCALS);
        code.op(LOCAL_GET, PC);
        constant(code, random.nextInt(HOT_CASES));
        code.write(I32_ADD);
        constant(code, HOT_CASES - 1);
        code.write(I32_AND);
        code.op(LOCAL_GET, x);
        constant(code, index);
        code.write(I32_ADD);
        constant(code, CASES);
        code.write(I32_REM_U);
        code.op(LOCAL_GET, x);
        code.op(LOCAL_GET, LEFT);
        code.write(I32_ADD);
        constant(code, 63);
        code.write(I32_AND);
        code.write(SELECT);
        code.op(LOCAL_SET, PC);
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
        code.write(I32_AND);
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
        content.unsigned(TEXT_ADDRESS + TEXT.length());
        content.writeBytes(new byte[] {TEXT_ADDRESS, 0, 0, 0, (byte) TEXT.length(), 0, 0, 0});
        content.writeBytes(new byte[8]);
        content.writeBytes(TEXT.getBytes(StandardCharsets.UTF_8));
        module.section(11, content);
    }
}
