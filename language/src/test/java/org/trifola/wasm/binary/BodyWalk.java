// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Immediate;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.Opcode;

/** What validation finds malformed when it reads the bodies of a decoded module. */
final class BodyWalk {
    private BodyWalk() {}

    /** Walks all bodies; the number of instructions. */
    static int walk(Module module) {
        int count = 0;
        for (int i = module.importedFuncCount(); i < module.funcCount(); i++) {
            count += walk(module, new CodeReader(module.function(i).body()));
        }
        return count;
    }

    private static int walk(Module module, CodeReader in) {
        int depth = 1;
        int count = 0;
        while (depth > 0) {
            int op = in.next();
            count++;
            switch (op) {
                case Op.BLOCK, Op.LOOP, Op.IF, Op.TRY, Op.TRY_TABLE -> depth++;
                case Op.END, Op.DELEGATE -> depth--;
                default -> {}
            }
            Opcode opcode = Opcode.values()[op];
            if (opcode.immediates().contains(Immediate.DATA) && module.dataCount() < 0) {
                throw new LoadException(Fault.DATA_COUNT_SECTION_REQUIRED, null, in.opStart());
            }
            in.skipImmediates(op);
        }
        if (!in.atEnd()) {
            throw new LoadException(Fault.SECTION_SIZE_MISMATCH, null, in.position());
        }
        return count;
    }
}
