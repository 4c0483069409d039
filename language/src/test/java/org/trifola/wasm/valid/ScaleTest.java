// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.trifola.wasm.binary.CodeWriter;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.BlockType;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.ModuleBuilder;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.ValueType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Time is linear in the size of a module, whatever its shape; nothing recurses over nesting. */
final class ScaleTest {
    /** Far more than linear time takes on a slow machine, far less than quadratic time. */
    private static final Duration ENOUGH = Duration.ofSeconds(60);

    private static void validate(ModuleBuilder module) {
        assertTimeoutPreemptively(ENOUGH, () -> Modules.validate(module.build()));
    }

    private static LoadException failure(ModuleBuilder module) {
        LoadException failure =
                assertTimeoutPreemptively(ENOUGH, () -> Modules.failure(module.build()));
        assertNotNull(failure);
        return failure;
    }

    private static void block(CodeWriter code, int op) {
        code.op(op);
        code.blockType(BlockType.EMPTY);
    }

    private static CodeWriter nested(int op, int depth) {
        CodeWriter code = new CodeWriter();
        for (int i = 0; i < depth; i++) {
            if (op == Op.IF) {
                Modules.constant(code, ValueType.I32);
            }
            block(code, op);
        }
        for (int i = 0; i < depth; i++) {
            code.op(Op.END);
        }
        return code;
    }

    @Test
    void deepNesting() {
        for (int op : new int[] {Op.BLOCK, Op.LOOP, Op.IF, Op.TRY}) {
            ModuleBuilder module = new ModuleBuilder();
            int type = Modules.type(module, Modules.NONE, Modules.NONE);
            Modules.function(module, type, nested(op, 900_000));
            validate(module);
        }
    }

    @Test
    void nestingHasALimit() {
        ModuleBuilder module = new ModuleBuilder();
        int type = Modules.type(module, Modules.NONE, Modules.NONE);
        Modules.function(module, type, nested(Op.BLOCK, 1_000_000));
        assertEquals(Fault.IMPLEMENTATION_LIMIT_EXCEEDED, failure(module).fault());
    }

    @Test
    void largeBranchTables() {
        int depth = 5_000;
        CodeWriter code = new CodeWriter();
        for (int i = 0; i < depth; i++) {
            block(code, Op.BLOCK);
        }
        for (int table = 0; table < 100; table++) {
            Modules.constant(code, ValueType.I32);
            code.op(Op.BR_TABLE);
            code.u32(5_490);
            for (int i = 0; i <= 5_490; i++) {
                code.u32(i % depth);
            }
        }
        for (int i = 0; i < depth; i++) {
            code.op(Op.END);
        }
        ModuleBuilder module = new ModuleBuilder();
        Modules.function(module, Modules.type(module, Modules.NONE, Modules.NONE), code);
        validate(module);
    }

    @Test
    void branchTableWithManyOperands() {
        int[] many = new int[1_000];
        Arrays.fill(many, ValueType.I32);
        ModuleBuilder module = new ModuleBuilder();
        int type = Modules.type(module, Modules.NONE, many);
        CodeWriter code = new CodeWriter();
        for (int ignored : many) {
            Modules.constant(code, ValueType.I32);
        }
        Modules.constant(code, ValueType.I32);
        code.op(Op.BR_TABLE);
        code.u32(5_000_000);
        code.bytes(new byte[5_000_001]);
        Modules.function(module, type, code);
        validate(module);
    }

    @Test
    void longBody() {
        ModuleBuilder module = new ModuleBuilder();
        Modules.memory(module, false);
        CodeWriter code = new CodeWriter();
        while (code.size() < 4_500_000) {
            Modules.constant(code, ValueType.I32);
            code.op(Op.I32_LOAD);
            code.memarg(2, 0, 16);
            Modules.constant(code, ValueType.I32);
            code.op(Op.I32_ADD);
            code.op(Op.DROP);
        }
        Modules.function(module, Modules.type(module, Modules.NONE, Modules.NONE), code);
        validate(module);
    }

    @Test
    void highStack() {
        ModuleBuilder module = new ModuleBuilder();
        CodeWriter code = new CodeWriter();
        for (int i = 0; i < 1_000_000; i++) {
            Modules.constant(code, ValueType.I64);
        }
        for (int i = 0; i < 1_000_000; i++) {
            code.op(Op.DROP);
        }
        Modules.function(module, Modules.type(module, Modules.NONE, Modules.NONE), code);
        validate(module);
    }

    @Test
    void manyFunctionsWithManyLocals() {
        ModuleBuilder module = new ModuleBuilder();
        int type = Modules.type(module, new int[] {ValueType.I32}, Modules.NONE);
        CodeWriter code = new CodeWriter();
        code.op(Op.LOCAL_GET);
        code.u32(49_999);
        code.op(Op.DROP);
        code.op(Op.END);
        Bytes body = Bytes.of(code.toByteArray());
        int[] counts = {49_000, 999};
        int[] types = {ValueType.I32, ValueType.ANYREF};
        for (int i = 0; i < 300_000; i++) {
            module.functions.add(new Function(type, counts, types, body));
        }
        validate(module);
    }

    @Test
    void localsHaveALimit() {
        ModuleBuilder module = new ModuleBuilder();
        int type = Modules.type(module, Modules.NONE, Modules.NONE);
        Bytes body = Bytes.of(new byte[] {0x0B});
        int[] types = {ValueType.I32, ValueType.I32};
        module.functions.add(new Function(type, new int[] {-1, -1}, types, body));
        assertEquals(Fault.IMPLEMENTATION_LIMIT_EXCEEDED, failure(module).fault());
    }

    @Test
    void localsWithoutDefaultSetInManyBlocks() {
        ModuleBuilder module = new ModuleBuilder();
        int struct = HeapType.STRUCT;
        int ref = ValueType.ref(struct, false);
        int type = Modules.type(module, new int[] {ref}, Modules.NONE);
        CodeWriter code = new CodeWriter();
        for (int i = 0; i < 200_000; i++) {
            block(code, Op.BLOCK);
            code.op(Op.LOCAL_GET);
            code.u32(0);
            code.op(Op.LOCAL_SET);
            code.u32(1 + i % 40_000);
            code.op(Op.END);
        }
        code.op(Op.END);
        Bytes body = Bytes.of(code.toByteArray());
        module.functions.add(new Function(type, new int[] {40_000}, new int[] {ref}, body));
        validate(module);
    }

    @Test
    void fixedArrayOfAbsurdLengthInDeadCode() {
        ModuleBuilder module = new ModuleBuilder();
        SubType array = SubType.of(new ArrayType(new FieldType(ValueType.I32, false)));
        module.groups.add(new RecGroup(List.of(array), false));
        int type = Modules.type(module, Modules.NONE, Modules.NONE);
        CodeWriter code = new CodeWriter();
        code.op(Op.UNREACHABLE);
        for (int i = 0; i < 100_000; i++) {
            code.op(Op.ARRAY_NEW_FIXED);
            code.u32(0);
            code.u32(-1);
            code.op(Op.DROP);
        }
        Modules.function(module, type, code);
        validate(module);
    }

    @Test
    void manyTypes() {
        ModuleBuilder module = new ModuleBuilder();
        for (int i = 0; i < 200_000; i++) {
            int param = i == 0 ? ValueType.I32 : ValueType.ref(i - 1, true);
            Modules.type(module, new int[] {param}, Modules.NONE);
        }
        validate(module);
    }

    @Test
    void chainOfSupertypesHasALimit() {
        ModuleBuilder module = new ModuleBuilder();
        for (int i = 0; i < 64; i++) {
            List<Integer> supertypes = i == 0 ? List.of() : List.of(i - 1);
            SubType type = new SubType(false, supertypes, new StructType(List.of()));
            module.groups.add(new RecGroup(List.of(type), false));
        }
        validate(module);
        SubType last = new SubType(false, List.of(63), new FuncType(Modules.NONE, Modules.NONE));
        module.groups.add(new RecGroup(List.of(last), false));
        assertEquals(Fault.IMPLEMENTATION_LIMIT_EXCEEDED, failure(module).fault());
    }
}
