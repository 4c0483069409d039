// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Op;

/** Lowers calls and throws: instructions with a list of operands. */
final class CallLowering {
    private static final byte[] NOTHING = {};

    private final Lowering lowering;
    private final Module module;
    private final CodeReader reader;
    private final CodeEmitter out;
    private final OperandStack stack;
    private final int funcIndex;

    CallLowering(Lowering lowering, int funcIndex) {
        this.lowering = lowering;
        this.module = lowering.module;
        this.reader = lowering.reader;
        this.out = lowering.out;
        this.stack = lowering.stack;
        this.funcIndex = funcIndex;
    }

    void lower(int op) {
        switch (op) {
            case Op.CALL -> call(reader.u32(), false);
            case Op.RETURN_CALL -> call(reader.u32(), true);
            case Op.CALL_INDIRECT -> callIndirect(Code.CALL_INDIRECT);
            case Op.RETURN_CALL_INDIRECT -> callIndirect(Code.RETURN_CALL_INDIRECT);
            case Op.CALL_REF -> callRef(Code.CALL_REF);
            case Op.RETURN_CALL_REF -> callRef(Code.RETURN_CALL_REF);
            case Op.THROW -> throwTag(reader.u32());
            case Op.THROW_REF -> throwRef();
            default -> throw new IllegalArgumentException(Integer.toString(op));
        }
    }

    private void throwRef() {
        int exception = stack.pop();
        out.begin(Code.THROW_REF, reader.opStart());
        out.add(exception);
    }

    private void call(int callee, boolean tail) {
        FuncType type = module.funcType(callee);
        if (tail && callee == funcIndex) {
            callSelf(type.params().length);
            return;
        }
        boolean imported = callee < module.importedFuncCount();
        int code = imported ? Code.CALL_IMPORT : Code.CALL;
        if (tail) {
            code = code - Code.CALL + Code.RETURN_CALL;
        }
        emitCall(code, type, callee, 0, 0, tail);
    }

    /** A tail call of a function to itself is a loop: new parameters, fresh locals, start again. */
    private void callSelf(int params) {
        stack.materializeTop(params);
        int first = stack.height() - params;
        for (int i = 0; i < params; i++) {
            stack.move(first + i, i);
        }
        for (int i = params; i < lowering.localKinds.length; i++) {
            stack.pushConstant(lowering.localKinds[i], 0);
            stack.move(stack.height() - 1, i);
            stack.drop();
        }
        out.emit(Code.BR, 0);
    }

    private void callIndirect(int code) {
        int type = reader.u32();
        int table = reader.u32();
        int index = stack.pop();
        int indexIs64 = module.tableType(table).is64() ? 1 : 0;
        emitCall(
                code,
                module.funcTypeAt(type),
                lowering.pool.index(type),
                table << 1 | indexIs64,
                index,
                code == Code.RETURN_CALL_INDIRECT);
    }

    private void callRef(int code) {
        int type = reader.u32();
        int reference = stack.pop();
        emitCall(code, module.funcTypeAt(type), 0, 0, reference, code == Code.RETURN_CALL_REF);
    }

    private void emitCall(int code, FuncType type, int x, int y, int slot, boolean tail) {
        byte[] params = Kind.of(type.params());
        byte[] results = tail ? NOTHING : Kind.of(type.results());
        int first = stack.prepareTop(params.length);
        out.begin(code, reader.opStart());
        int single = results.length == 1 ? results[0] : Kind.REF;
        out.add(stack.ownSlot(first, single));
        out.add(params.length);
        out.add(results.length);
        out.addCallSite();
        out.add(x);
        out.add(y);
        out.add(slot);
        stack.addTop(params);
        stack.reset(first, results);
        stack.addTop(results);
    }

    private void throwTag(int tag) {
        FuncType type = module.funcTypeAt(module.tagType(tag).typeIndex());
        byte[] kinds = Kind.of(type.params());
        stack.prepareTop(kinds.length);
        out.begin(Code.THROW, reader.opStart());
        out.add(tag);
        out.add(kinds.length);
        stack.addTop(kinds);
    }
}
