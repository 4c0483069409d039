// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.syntax.BlockType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Op;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lowers blocks and branches; {@link ExceptionLowering} does what catches exceptions. At every
 * place where control joins, the values that a label carries are in their own slots, and no operand
 * stands for a local; code that cannot be reached is not lowered.
 */
final class ControlLowering {
    private static final byte[] NOTHING = {};

    /** Flag of a branch on a cast: its second type admits null. */
    private static final int CAST_TO_NULLABLE = 2;

    private final Lowering lowering;
    private final Module module;
    private final CodeReader reader;
    private final CodeEmitter out;
    private final OperandStack stack;
    private final CallLowering calls;
    private final List<Block> blocks = new ArrayList<>();
    private final ExceptionLowering exceptions;
    private boolean dead;

    /** Blocks opened in unreachable code. */
    private int deadDepth;

    ControlLowering(Lowering lowering, int funcIndex) {
        this.lowering = lowering;
        module = lowering.module;
        reader = lowering.reader;
        out = lowering.out;
        stack = lowering.stack;
        calls = new CallLowering(lowering, funcIndex);
        exceptions = new ExceptionLowering(lowering, this);
        FuncType type = module.funcType(funcIndex);
        blocks.add(new Block(Op.BLOCK, 0, NOTHING, Kind.of(type.results())));
    }

    boolean isFinished() {
        return blocks.isEmpty();
    }

    boolean isDead() {
        return dead;
    }

    void setDead(boolean unreachable) {
        dead = unreachable;
    }

    Block innermost() {
        return blocks.getLast();
    }

    FunctionCode finish() {
        return new FunctionCode(
                out,
                lowering.localKinds,
                lowering.paramCount,
                stack,
                lowering.pool.toArray(),
                exceptions.handlers());
    }

    /** Passes over an instruction that cannot be reached. */
    void skip(int op) {
        switch (op) {
            case Op.BLOCK, Op.LOOP, Op.IF, Op.TRY_TABLE, Op.TRY -> deadDepth++;
            case Op.ELSE -> {
                if (deadDepth == 0) {
                    elseArm();
                }
            }
            case Op.END -> {
                if (deadDepth == 0) {
                    end();
                } else {
                    deadDepth--;
                }
            }
            case Op.CATCH, Op.CATCH_ALL, Op.DELEGATE -> {
                if (deadDepth == 0) {
                    lower(op);
                    return;
                }
                deadDepth -= op == Op.DELEGATE ? 1 : 0;
            }
            default -> {}
        }
        reader.skipImmediates(op);
    }

    /** Lowers an instruction if it is one of this class. */
    boolean lower(int op) {
        switch (op) {
            case Op.UNREACHABLE -> {
                out.begin(Code.UNREACHABLE, reader.opStart());
                dead = true;
            }
            case Op.BLOCK, Op.LOOP -> open(op, reader.blockType());
            case Op.IF -> openIf(reader.blockType());
            case Op.ELSE -> elseArm();
            case Op.END -> end();
            case Op.TRY_TABLE -> exceptions.openTryTable();
            case Op.TRY -> exceptions.openTry();
            case Op.CATCH, Op.CATCH_ALL -> exceptions.startCatch(op);
            case Op.DELEGATE -> exceptions.delegate();
            case Op.RETHROW -> exceptions.rethrow();
            case Op.BR -> branch(reader.u32());
            case Op.BR_IF, Op.BR_ON_NULL, Op.BR_ON_NON_NULL, Op.BR_ON_CAST, Op.BR_ON_CAST_FAIL -> {
                branchOn(op);
                lowering.endLine();
            }
            case Op.BR_TABLE -> branchTable();
            case Op.RETURN -> branch(blocks.size() - 1);
            case Op.RETURN_CALL,
                    Op.RETURN_CALL_INDIRECT,
                    Op.RETURN_CALL_REF,
                    Op.THROW,
                    Op.THROW_REF -> {
                calls.lower(op);
                dead = true;
            }
            case Op.CALL, Op.CALL_INDIRECT, Op.CALL_REF -> calls.lower(op);
            default -> {
                return false;
            }
        }
        return true;
    }

    // Blocks.

    Block open(int op, int blockType) {
        byte[] params = NOTHING;
        byte[] results = NOTHING;
        if (BlockType.isTypeIndex(blockType)) {
            FuncType type = module.funcTypeAt(blockType);
            params = Kind.of(type.params());
            results = Kind.of(type.results());
        } else if (blockType != BlockType.EMPTY) {
            results = new byte[] {(byte) Kind.of(BlockType.valueType(blockType))};
        }
        stack.materializeTop(params.length);
        stack.saveLocals();
        Block block = new Block(op, stack.height() - params.length, params, results);
        if (op == Op.LOOP) {
            lowering.endLine();
            out.barrier();
            block.loopStart = out.position();
        }
        blocks.add(block);
        return block;
    }

    private void openIf(int blockType) {
        Test test = popTest();
        Block block = open(Op.IF, blockType);
        emitTest(test, false);
        block.elses = out.addFixup(block.elses);
        out.addProfile();
        lowering.endLine();
    }

    private void elseArm() {
        Block block = blocks.getLast();
        if (!dead) {
            moveResults(block);
            branchToEnd(block);
        }
        out.bind(block.elses);
        block.elses = CodeEmitter.NO_FIXUP;
        stack.reset(block.height, block.params);
        dead = false;
        lowering.endLine();
    }

    /** Ends the innermost block. */
    void end() {
        Block block = blocks.removeLast();
        if (blocks.isEmpty()) {
            exceptions.end(block);
            endFunction(block);
            return;
        }
        if (!dead) {
            moveResults(block);
        }
        exceptions.end(block);
        boolean joined = block.ends != CodeEmitter.NO_FIXUP || block.elses != CodeEmitter.NO_FIXUP;
        out.bind(block.ends);
        out.bind(block.elses);
        dead = dead && !joined;
        if (joined) {
            lowering.endLine();
        }
        stack.reset(block.height, block.results);
    }

    private void endFunction(Block block) {
        if (block.ends != CodeEmitter.NO_FIXUP) {
            throw new IllegalStateException("branches to a function return at once");
        }
        if (!dead) {
            emitReturn(block.results);
        }
    }

    /** Brings the topmost values to where the block leaves its results. */
    void moveResults(Block block) {
        moveTop(block.results.length, block.height);
    }

    private void moveTop(int count, int toHeight) {
        for (int i = 0; i < count; i++) {
            int from = stack.height() - count + i;
            stack.move(from, stack.ownSlot(toHeight + i, stack.kind(from)));
        }
    }

    /** A jump to the end of a block, whose results are in place. */
    void branchToEnd(Block block) {
        out.begin(Code.BR);
        block.ends = out.addFixup(block.ends);
    }

    // Branches.

    Block label(int depth) {
        return blocks.get(blocks.size() - 1 - depth);
    }

    private boolean isFunction(Block block) {
        return block == blocks.getFirst();
    }

    /** Goes to a label. */
    void branch(int depth) {
        jump(label(depth));
        dead = true;
    }

    /** Goes to a label with the topmost values; the operand stack stays as it is. */
    private void jump(Block block) {
        if (isFunction(block)) {
            emitReturn(block.results);
            return;
        }
        moveTop(block.labelKinds().length, block.height);
        out.begin(Code.BR);
        addTarget(block);
    }

    private void addTarget(Block block) {
        if (block.isLoop()) {
            out.add(block.loopStart);
        } else {
            block.ends = out.addFixup(block.ends);
        }
    }

    /** Whether a branch to the label needs more than a jump. */
    private boolean needsMoves(Block block) {
        if (isFunction(block)) {
            return true;
        }
        int count = block.labelKinds().length;
        return count > 0
                && (stack.height() - count != block.height || !allOwn(stack.height() - count));
    }

    private boolean allOwn(int from) {
        for (int i = from; i < stack.height(); i++) {
            if (!stack.isOwn(i)) {
                return false;
            }
        }
        return true;
    }

    /** A branch that may be taken or not. */
    private void branchOn(int op) {
        switch (op) {
            case Op.BR_IF -> branchIf(reader.u32());
            case Op.BR_ON_NULL -> branchOnNull(reader.u32());
            case Op.BR_ON_NON_NULL -> branchOnNonNull(reader.u32());
            default -> branchOnCast(op);
        }
    }

    private void branchIf(int depth) {
        Test test = popTest();
        Block block = label(depth);
        if (!needsMoves(block)) {
            emitTest(test, true);
            addTarget(block);
            out.addProfile();
            return;
        }
        emitTest(test, false);
        int over = out.addFixup(CodeEmitter.NO_FIXUP);
        out.addProfile();
        jump(block);
        out.bind(over);
    }

    private void branchOnNull(int depth) {
        int slot = stack.slot(stack.height() - 1);
        stack.drop();
        Block block = label(depth);
        // The values of the label lie below the reference, which only the other way keeps.
        int over = CodeEmitter.NO_FIXUP;
        if (needsMoves(block)) {
            out.emit(Code.BR_ON_NON_NULL, slot, 0);
            over = out.addFixup(over);
            out.addProfile();
            jump(block);
        } else {
            out.emit(Code.BR_ON_NULL, slot, 0);
            addTarget(block);
            out.addProfile();
        }
        out.bind(over);
        int own = stack.push(Kind.REF);
        if (own != slot) {
            out.emit(Code.COPY_REF, own, slot, Kind.REF);
        }
    }

    private void branchOnNonNull(int depth) {
        int slot = stack.slot(stack.height() - 1);
        Block block = label(depth);
        if (needsMoves(block)) {
            out.emit(Code.BR_ON_NULL, slot, 0);
            int over = out.addFixup(CodeEmitter.NO_FIXUP);
            out.addProfile();
            jump(block);
            out.bind(over);
        } else {
            out.emit(Code.BR_ON_NON_NULL, slot, 0);
            addTarget(block);
            out.addProfile();
        }
        stack.drop();
        out.barrier();
    }

    /** A branch whose reference stays on the stack either way. */
    private void branchOnCast(int op) {
        boolean nullable = (reader.u8() & CAST_TO_NULLABLE) != 0;
        Block block = label(reader.u32());
        reader.heapType();
        int test = lowering.pool.test(reader.heapType(), nullable);
        if (op == Op.BR_ON_CAST_FAIL) {
            test ^= TypeTest.NEGATED;
        }
        int slot = stack.slot(stack.height() - 1);
        if (needsMoves(block)) {
            out.emit(Code.BR_ON_CAST, slot, test ^ TypeTest.NEGATED);
            int over = out.addFixup(CodeEmitter.NO_FIXUP);
            out.addProfile();
            jump(block);
            out.bind(over);
        } else {
            out.emit(Code.BR_ON_CAST, slot, test);
            addTarget(block);
            out.addProfile();
            out.barrier();
        }
    }

    private void branchTable() {
        int count = reader.vectorLength();
        int index = stack.pop();
        out.emit(Code.BR_TABLE, index, count);
        Set<Block> targets = new LinkedHashSet<>();
        for (int i = 0; i <= count; i++) {
            Block block = label(reader.u32());
            targets.add(block);
            addEntry(block);
        }
        if (count > FunctionCode.LARGE_TABLE) {
            out.add(targets.size());
            for (Block block : targets) {
                addEntry(block);
            }
        }
        for (Block block : targets) {
            if (block.stubs != CodeEmitter.NO_FIXUP) {
                out.bind(block.stubs);
                block.stubs = CodeEmitter.NO_FIXUP;
                jump(block);
            }
        }
        dead = true;
    }

    /** An entry of a branch table; where values must move, it leads to code that moves them. */
    private void addEntry(Block block) {
        if (needsMoves(block)) {
            block.stubs = out.addFixup(block.stubs);
        } else {
            addTarget(block);
        }
    }

    /**
     * A condition.
     *
     * @param comparison code of a comparison
     * @param a its first operand
     * @param b its second operand
     */
    private record Test(int comparison, int a, int b) {}

    /** Takes the condition from the stack; a comparison just emitted becomes part of the branch. */
    private Test popTest() {
        if (lowering.lastWritesTop()) {
            int at = out.last();
            int code = out.at(at);
            boolean isZero = code == Code.I32_EQZ || code == Code.I64_EQZ;
            boolean unary = isZero || code == Code.REF_IS_NULL;
            if (unary || code == Code.REF_TEST || Comparisons.inverse(code) >= 0) {
                int a = out.at(at + 2);
                int b = unary ? 0 : out.at(at + 3);
                out.removeLast();
                stack.drop();
                int zero = code == Code.I32_EQZ ? Code.I32_EQ_IMM : Code.I64_EQ_IMM;
                return new Test(isZero ? zero : code, a, b);
            }
        }
        return new Test(Code.I32_NE_IMM, stack.pop(), 0);
    }

    /**
     * Starts the branch that is taken if the condition is as asked for; target and profile follow.
     */
    private void emitTest(Test test, boolean ifTrue) {
        switch (test.comparison) {
            case Code.REF_IS_NULL ->
                    out.emit(ifTrue ? Code.BR_ON_NULL : Code.BR_ON_NON_NULL, test.a, 0);
            case Code.REF_TEST ->
                    out.emit(Code.BR_ON_CAST, test.a, ifTrue ? test.b : test.b ^ TypeTest.NEGATED);
            default -> out.emit(Comparisons.branch(test.comparison, ifTrue), test.a, test.b);
        }
    }

    /** Returns the topmost values; the operand stack stays as it is, for the other way. */
    private void emitReturn(byte[] kinds) {
        int[] slots = new int[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            slots[i] = stack.slotHere(stack.height() - kinds.length + i);
        }
        if (kinds.length == 0) {
            out.begin(Code.RETURN);
        } else if (kinds.length == 1) {
            out.emit(Code.RETURN_I32 + Math.min(kinds[0], Kind.REF), slots[0]);
        } else {
            out.emit(Code.RETURN_MANY, kinds.length);
            for (int i = 0; i < kinds.length; i++) {
                out.add(slots[i] << Kind.BITS | kinds[i]);
            }
        }
    }
}
