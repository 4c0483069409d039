// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.binary.CodeWriter;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.ModuleBuilder;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.Types;
import org.trifola.wasm.syntax.ValueType;

import java.util.List;

/** Small modules made by hand. */
final class Modules {
    private Modules() {}

    static final int[] NONE = {};

    /** Adds a function type. */
    static int type(ModuleBuilder module, int[] params, int[] results) {
        SubType type = SubType.of(new FuncType(params, results));
        module.groups.add(new RecGroup(List.of(type), false));
        return module.groups.size() - 1;
    }

    /** Adds a function without declared locals; its code needs no final {@code end}. */
    static void function(ModuleBuilder module, int type, CodeWriter code) {
        code.op(Op.END);
        module.functions.add(new Function(type, NONE, NONE, Bytes.of(code.toByteArray())));
    }

    /** Adds a memory of one page. */
    static void memory(ModuleBuilder module, boolean is64) {
        module.memories.add(new MemoryType(Limits.of(1), is64, false, MemoryType.PAGE_SIZE_LOG2));
    }

    /** Pushes a constant of a number or vector type. */
    static void constant(CodeWriter code, int type) {
        switch (type) {
            case ValueType.I32 -> {
                code.op(Op.I32_CONST);
                code.s32(1);
            }
            case ValueType.I64 -> {
                code.op(Op.I64_CONST);
                code.s64(1);
            }
            case ValueType.F32 -> {
                code.op(Op.F32_CONST);
                code.fixed32(0);
            }
            case ValueType.F64 -> {
                code.op(Op.F64_CONST);
                code.fixed64(0);
            }
            case ValueType.V128 -> {
                code.op(Op.V128_CONST);
                code.fixed64(0);
                code.fixed64(0);
            }
            default -> throw new IllegalArgumentException(ValueType.toString(type));
        }
    }

    /** Validates with everything on. */
    static Types validate(Module module) {
        return Validator.validate(
                module, Features.ALL, ImplementationLimits.DEFAULT, new TypeStore());
    }

    /** What is wrong with a module, or null. */
    static LoadException failure(Module module, Features features, ImplementationLimits limits) {
        try {
            Validator.validate(module, features, limits, new TypeStore());
            return null;
        } catch (LoadException e) {
            return e;
        }
    }

    /** What is wrong with a module, or null. */
    static LoadException failure(Module module) {
        return failure(module, Features.ALL, ImplementationLimits.DEFAULT);
    }
}
