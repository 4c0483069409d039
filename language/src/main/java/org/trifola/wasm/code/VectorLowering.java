// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.numeric.IntLanes;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Op;

/**
 * Lowers the vector instructions. There are some 250 of them in a dozen forms: the code says the
 * form, and an operand which instruction it is.
 */
final class VectorLowering {
    private final Module module;
    private final CodeReader reader;
    private final CodeEmitter out;
    private final OperandStack stack;

    VectorLowering(Lowering lowering) {
        module = lowering.module;
        reader = lowering.reader;
        out = lowering.out;
        stack = lowering.stack;
    }

    void lower(int op) {
        if (Op.WIDTH_LOG2[op] >= 0) {
            access(op);
        } else if (op == Op.V128_CONST) {
            stack.constVector(stack.push(Kind.V128), reader.fixed64(), reader.fixed64());
        } else if (op == Op.I8X16_SHUFFLE) {
            int b = stack.pop();
            int a = stack.pop();
            out.emit(Code.VECTOR_SHUFFLE, stack.push(Kind.V128), a, b);
            out.addLong(reader.fixed64());
            out.addLong(reader.fixed64());
        } else {
            compute(op);
        }
    }

    /** An instruction that its signature and its lane immediate describe. */
    private void compute(int op) {
        String signature = Op.SIGNATURES[Op.SIGNATURE[op]];
        int operands = signature.indexOf(':');
        int result = Lowering.kind(signature.charAt(operands + 1));
        int last = Lowering.kind(signature.charAt(operands - 1));
        boolean hasLane = Op.SHAPES[Op.SHAPE[op]].length > 0;
        int[] slots = new int[operands];
        for (int i = operands - 1; i >= 0; i--) {
            slots[i] = stack.pop();
        }
        out.begin(form(operands, last, result, hasLane));
        out.add(stack.push(result));
        for (int slot : slots) {
            out.add(slot);
        }
        out.add(op << FunctionCode.LANE_SHIFT | (hasLane ? reader.u8() : 0));
        out.addLong(IntLanes.signs(Op.LANE_BITS[op]));
    }

    private static int form(int operands, int last, int result, boolean hasLane) {
        if (result != Kind.V128) {
            return hasLane ? Code.VECTOR_EXTRACT_LANE : Code.VECTOR_TEST;
        }
        if (last == Kind.V128) {
            return Code.VECTOR_UNARY + operands - 1;
        }
        if (hasLane) {
            return Code.VECTOR_REPLACE_LANE;
        }
        return operands == 1 ? Code.VECTOR_SPLAT : Code.VECTOR_SHIFT;
    }

    private void access(int op) {
        reader.memarg();
        boolean hasLane = op >= Op.V128_LOAD8_LANE && op <= Op.V128_STORE64_LANE;
        int lane = hasLane ? reader.u8() : 0;
        boolean store = op == Op.V128_STORE || hasLane && op >= Op.V128_STORE8_LANE;
        int vector = store || hasLane ? stack.pop() : 0;
        int address = stack.pop();
        int load = hasLane ? Code.VECTOR_LOAD_LANE : Code.VECTOR_LOAD;
        out.begin(store ? Code.VECTOR_STORE : load, reader.opStart());
        if (!store) {
            out.add(stack.push(Kind.V128));
        }
        out.add(address);
        if (store) {
            out.add(vector);
        }
        out.add(reader.memory());
        out.add(AccessFlags.of(module.memoryType(reader.memory())));
        out.addLong(reader.offset());
        out.add(op << FunctionCode.LANE_SHIFT | lane);
        if (hasLane && !store) {
            out.add(vector);
        }
    }
}
