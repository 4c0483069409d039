// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Op;

import java.util.Arrays;

/**
 * Lowers what catches exceptions: {@code try_table}, and the older {@code try} with its {@code
 * catch}, {@code catch_all}, {@code delegate} and {@code rethrow}.
 *
 * <p>The body of an older catch clause finds the exception below its operands, at the height of the
 * {@code try}, where {@code rethrow} reads it. What {@code delegate} sends to a block goes to the
 * entries that follow in the table when that block ends its part that it guards: those are its own
 * clauses, if it has any, and then those of the blocks around it.
 */
final class ExceptionLowering {
    private static final byte[] NOTHING = {};

    private final Lowering lowering;
    private final ControlLowering control;
    private final Module module;
    private final CodeReader reader;
    private final CodeEmitter out;
    private final OperandStack stack;
    private final HandlerTable handlers = new HandlerTable();

    ExceptionLowering(Lowering lowering, ControlLowering control) {
        this.lowering = lowering;
        this.control = control;
        module = lowering.module;
        reader = lowering.reader;
        out = lowering.out;
        stack = lowering.stack;
    }

    HandlerTable handlers() {
        return handlers;
    }

    void openTryTable() {
        int blockType = reader.blockType();
        int[] catches = new int[3 * reader.vectorLength()];
        for (int i = 0; i < catches.length; i += 3) {
            catches[i] = reader.u8();
            catches[i + 1] = CatchKind.hasTag(catches[i]) ? reader.u32() : -1;
            catches[i + 2] = reader.u32();
        }
        Block block = control.open(Op.TRY_TABLE, blockType);
        block.catches = catches;
        startGuard(block);
    }

    void openTry() {
        startGuard(control.open(Op.TRY, reader.blockType()));
    }

    private void startGuard(Block block) {
        block.guardStart = out.position();
        out.barrier();
    }

    /** Whatever block ends: what was delegated to it goes on from here. */
    void end(Block block) {
        handlers.bind(block.delegates);
        block.delegates = CodeEmitter.NO_FIXUP;
        if (block.catches != null) {
            endTryTable(block);
        }
    }

    /** For each catch clause: a few instructions that bring the caught values to its label. */
    private void endTryTable(Block block) {
        int guardEnd = out.position();
        if (!control.isDead()) {
            control.branchToEnd(block);
        }
        for (int i = 0; i < block.catches.length; i += 3) {
            int kind = block.catches[i];
            int tag = block.catches[i + 1];
            addHandler(block, guardEnd, kind, tag);
            control.branch(block.catches[i + 2]);
        }
        control.setDead(true);
    }

    private void addHandler(Block block, int guardEnd, int kind, int tag) {
        byte[] kinds = caughtKinds(kind, tag);
        stack.reset(block.height, kinds);
        int values = handlers.addCaught(stack.top(kinds));
        handlers.add(block.guardStart, guardEnd, kind, tag, values, out.position());
        out.barrier();
    }

    /** Kinds of the values that a clause passes, in their order. */
    private byte[] caughtKinds(int catchKind, int tag) {
        byte[] payload = NOTHING;
        if (CatchKind.hasTag(catchKind)) {
            payload = Kind.of(module.funcTypeAt(module.tagType(tag).typeIndex()).params());
        }
        if (CatchKind.passesException(catchKind)) {
            payload = Arrays.copyOf(payload, payload.length + 1);
            payload[payload.length - 1] = Kind.REF;
        } else if (CatchKind.keepsException(catchKind)) {
            byte[] kinds = new byte[payload.length + 1];
            kinds[0] = Kind.REF;
            System.arraycopy(payload, 0, kinds, 1, payload.length);
            return kinds;
        }
        return payload;
    }

    /** Starts the body of a {@code catch} or {@code catch_all}. */
    void startCatch(int op) {
        int kind = op == Op.CATCH ? CatchKind.TRY_CATCH : CatchKind.TRY_CATCH_ALL;
        int tag = op == Op.CATCH ? reader.u32() : -1;
        Block block = control.innermost();
        if (block.guardEnd < 0) {
            block.guardEnd = out.position();
        }
        if (!control.isDead()) {
            control.moveResults(block);
            control.branchToEnd(block);
        }
        handlers.bind(block.delegates);
        block.delegates = CodeEmitter.NO_FIXUP;
        addHandler(block, block.guardEnd, kind, tag);
        control.setDead(false);
        lowering.endLine();
    }

    /** Ends a {@code try} that leaves its exceptions to an outer block. */
    void delegate() {
        Block block = control.innermost();
        int guardEnd = out.position();
        control.end();
        // Counted from the blocks around the try.
        Block target = control.label(reader.u32());
        target.delegates = handlers.delegate(block.guardStart, guardEnd, target.delegates);
    }

    void rethrow() {
        Block block = control.label(reader.u32());
        out.begin(Code.THROW_REF, reader.opStart());
        out.add(stack.ownSlot(block.height, Kind.REF));
        control.setDead(true);
    }
}
