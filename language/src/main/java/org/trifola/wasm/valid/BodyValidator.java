// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.BlockType;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/**
 * Validates function bodies and constant expressions (spec 3.4 and appendix 7.3), one after the
 * other. In time linear in their length, without recursion, without allocation per instruction. One
 * thread; several validators may share a context.
 */
final class BodyValidator extends OperandStack {
    /** The locals of the function. */
    final Locals locals;

    /** Whether it is a constant expression (spec 3.4, "Constant Expressions"). */
    private boolean constant;

    /** How many globals a constant expression sees. */
    private int visibleGlobals;

    private final FuncTypes funcTypes = new FuncTypes();

    BodyValidator(Context context) {
        super(context);
        locals = new Locals(context);
    }

    /**
     * Validates a defined function (spec 3.5, "Functions"), whose type is valid.
     *
     * @throws org.trifola.wasm.fault.LoadException if it is invalid; does not say which one it is
     */
    void function(int index) {
        FuncType type = context.funcTypes[context.module.funcTypeIndex(index)];
        Function function = context.module.function(index);
        constant = false;
        locals.start(type, function);
        instructions(function.body(), type);
    }

    /**
     * Validates a constant expression with one result. The functions that it refers to are
     * declared.
     *
     * @param code its instructions, the final {@code end} included
     * @param type closed type of the result
     * @param globals how many globals it may read
     */
    void constant(Bytes code, int type, int globals) {
        constant = true;
        visibleGlobals = globals;
        locals.clear();
        instructions(code, funcTypes.result(type));
    }

    private void instructions(Bytes code, FuncType type) {
        CodeReader reader = new CodeReader(code);
        reader.features(context.features);
        boolean[] enabled = context.enabled;
        in = reader;
        start(type);
        do {
            int op = reader.next();
            startInstruction();
            if (!enabled[Op.FEATURE[op]]) {
                requireFeature(op);
            }
            if (constant && (Op.CONSTANT[op] == 0 || !context.allFeatures)) {
                requireConstant(op);
            }
            int signature = Op.SIGNATURE[op];
            if (signature != 0) {
                plain(op, signature);
            } else {
                rule(op);
            }
        } while (depth() > 0);
        if (!reader.atEnd()) {
            throw context.fail(
                    Fault.SECTION_SIZE_MISMATCH,
                    "instructions after the end of the body",
                    reader.position());
        }
    }

    /** An instruction whose type the table tells. */
    private void plain(int op, int signature) {
        byte[] shape = Op.SHAPES[Op.SHAPE[op]];
        int types =
                shape.length == 0
                        ? signature
                        : Signatures.index(signature, ImmediateRules.check(this, op, shape));
        popAll(Signatures.OPERANDS[types]);
        int[] results = Signatures.RESULTS[types];
        for (int i = 0; i < results.length; i++) {
            push(results[i]);
        }
    }

    /** An instruction with a rule of its own; the numbers follow the order of the table. */
    private void rule(int op) {
        if (op <= Op.TRY_TABLE) {
            ControlRules.apply(this, op);
        } else if (op <= Op.GLOBAL_SET) {
            VariableRules.apply(this, op);
        } else if (op >= Op.STRUCT_NEW && op <= Op.STRUCT_SET) {
            StructRules.apply(this, op);
        } else if (op >= Op.ARRAY_NEW && op <= Op.ARRAY_INIT_ELEM) {
            ArrayRules.apply(this, op);
        } else if (op >= Op.REF_NULL && op <= Op.I31_GET_U) {
            ReferenceRules.apply(this, op);
        } else {
            TableRules.apply(this, op);
        }
    }

    private void requireFeature(int op) {
        // Both generations of exception handling throw alike.
        if (op == Op.THROW && context.has(Feature.LEGACY_EXCEPTIONS)) {
            return;
        }
        Feature feature = Feature.values()[Op.FEATURE[op]];
        throw context.disabled(feature, Describe.op(op), in.opStart());
    }

    private void requireConstant(int op) {
        if (Op.CONSTANT[op] == 0 && op != Op.END) {
            throw fail(Fault.CONSTANT_EXPRESSION_REQUIRED, Describe.op(op) + " is not constant");
        }
        if (op >= Op.I32_ADD && op <= Op.I64_MUL) {
            context.require(
                    Feature.EXTENDED_CONST,
                    Describe.op(op) + " in a constant expression",
                    in.opStart());
        }
    }

    // What several rules need.

    /** Whether it is a constant expression. */
    boolean isConstant() {
        return constant;
    }

    /** How many globals the instructions may refer to. */
    int visibleGlobals() {
        return constant ? visibleGlobals : context.globalTypes.length;
    }

    /** Reads a block type and checks it (spec 3.2, "Block Types"); closed. */
    FuncType readBlockType() {
        int packed = in.blockType();
        if (packed == BlockType.EMPTY) {
            return FuncTypes.EMPTY;
        }
        if (!BlockType.isTypeIndex(packed)) {
            return funcTypes.result(context.close(BlockType.valueType(packed), in.opStart()));
        }
        return context.funcType(packed, in.opStart());
    }

    /** Reads a type index and checks that it is in range. */
    int readTypeIndex() {
        int index = in.u32();
        if (Integer.compareUnsigned(index, context.types.count()) >= 0) {
            throw unknown(Fault.UNKNOWN_TYPE, index);
        }
        return index;
    }

    /** Reads a heap type and checks it (spec 3.2, "Heap Types"); not closed. */
    int readHeapType() {
        int heapType = in.heapType();
        context.close(ValueType.ref(heapType, true), in.opStart());
        return heapType;
    }

    /** The top of the hierarchy that a heap type of the module belongs to. */
    int topOf(int heapType) {
        return HeapType.top(
                heapType < 0 ? heapType : context.types.get(heapType).composite().heapType());
    }

    /** The closed type of a reference to a heap type of the module. */
    int ref(int heapType, boolean nullable) {
        return ValueType.ref(context.types.closeHeap(heapType), nullable);
    }
}
