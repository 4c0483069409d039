// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Op;

/**
 * Lowers the atomic instructions: one form for each number of operands, which are like far accesses
 * with an {@link AtomicAccess} above the flags.
 */
final class AtomicLowering {
    private final Module module;
    private final CodeReader reader;
    private final CodeEmitter out;
    private final OperandStack stack;

    AtomicLowering(Lowering lowering) {
        module = lowering.module;
        reader = lowering.reader;
        out = lowering.out;
        stack = lowering.stack;
    }

    void lower(int op) {
        if (op == Op.ATOMIC_FENCE) {
            reader.u8();
            out.begin(Code.ATOMIC_FENCE);
            return;
        }
        reader.memarg();
        String signature = Op.SIGNATURES[Op.SIGNATURE[op]];
        int operands = signature.indexOf(':');
        int[] slots = new int[operands];
        for (int i = operands - 1; i >= 0; i--) {
            slots[i] = stack.pop();
        }
        out.begin(code(op), reader.opStart());
        if (operands + 1 < signature.length()) {
            out.add(stack.push(Lowering.kind(signature.charAt(operands + 1))));
        }
        for (int slot : slots) {
            out.add(slot);
        }
        out.add(reader.memory());
        int flags = AccessFlags.of(module.memoryType(reader.memory()));
        out.add(AtomicAccess.of(op) << AccessFlags.BITS | flags);
        out.addLong(reader.offset());
    }

    private static int code(int op) {
        switch (op) {
            case Op.MEMORY_ATOMIC_NOTIFY:
                return Code.ATOMIC_NOTIFY;
            case Op.MEMORY_ATOMIC_WAIT32, Op.MEMORY_ATOMIC_WAIT64:
                return Code.ATOMIC_WAIT;
            default:
                if (op < Op.I32_ATOMIC_RMW_ADD) {
                    return op < Op.I32_ATOMIC_STORE ? Code.ATOMIC_LOAD : Code.ATOMIC_STORE;
                }
                return op < Op.I32_ATOMIC_RMW_CMPXCHG ? Code.ATOMIC_UPDATE : Code.ATOMIC_EXCHANGE;
        }
    }
}
