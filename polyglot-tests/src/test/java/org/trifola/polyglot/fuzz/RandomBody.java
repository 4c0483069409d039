// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.syntax.BlockType;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the body of one function: random instructions on a stack of known types, so that values
 * are left below others, branches carry some and drop others, and locals change while their old
 * values wait on the stack. It ends: entering functions and most loops uses up fuel, other loops
 * count.
 */
final class RandomBody extends Expressions {
    private static final int MAX_FRAMES = 8;
    private static final int MAX_STACK = 20;
    private static final int[] NONE = {};

    /**
     * A block that is open.
     *
     * @param counter the local that counts its rounds, or -1; then no random branch goes to it
     */
    private record Frame(Opcode kind, int[] params, int[] results, int base, int counter) {
        int[] label() {
            return kind == Opcode.LOOP ? params : results;
        }
    }

    private final FuncType type;
    private final int typeIndex;

    /** Its index, or a larger one than any that random code calls. */
    final int function;

    private final List<Frame> frames = new ArrayList<>();
    private boolean dead;

    RandomBody(RandomModule module, int function, int typeIndex) {
        super(module, false);
        this.function = function;
        this.typeIndex = typeIndex;
        type = module.types.func(typeIndex);
        for (int param : type.params()) {
            locals.add(param);
        }
    }

    /** A function of about so many random instructions. */
    Function write(int steps) {
        frames.add(new Frame(Opcode.NOP, NONE, type.results(), 0, -1));
        useFuel();
        for (int i = random.nextInt(7); i > 0; i--) {
            local();
        }
        for (int i = 0; i < steps && !frames.isEmpty(); i++) {
            step();
        }
        while (!frames.isEmpty()) {
            end();
        }
        return function();
    }

    /** A function that other code wrote into this. */
    Function function() {
        int params = type.params().length;
        int[] counts = new int[locals.size() - params];
        int[] types = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = 1;
            types[i] = locals.get(params + i);
        }
        return new Function(typeIndex, counts, types, Bytes.of(out.toByteArray()));
    }

    private void local() {
        int added = module.type();
        if (!ValueType.isDefaultable(added)) {
            push(added);
            pop(1);
            locals.add(added);
            out.op(Opcode.LOCAL_SET.ordinal());
            out.u32(locals.size() - 1);
        } else {
            locals.add(added);
        }
    }

    /** Without fuel the function returns, so that most calls do not end in a trap. */
    private void useFuel() {
        write("global.get 0;i32.const 1;i32.sub;global.set 0");
        write("global.get 0;i32.const 0;i32.le_s;if");
        for (int result : type.results()) {
            push(result);
        }
        pop(type.results().length);
        write("return;end");
    }

    private Frame top() {
        return frames.getLast();
    }

    @Override
    int base() {
        return frames.isEmpty() ? 0 : top().base;
    }

    /** Replaces operands by results. */
    void result(int operands, int... results) {
        pop(operands);
        pushed(results);
    }

    private void step() {
        if (dead) {
            if (chance(20)) {
                Rules.write(this, module.rows.pick(random));
            }
            end();
            return;
        }
        if (stack.size() - top().base > MAX_STACK) {
            emit(Opcode.DROP);
            pop(1);
        }
        Rules.write(this, module.rows.pick(random));
    }

    // Labels.

    /** The blocks that a random branch may leave or repeat, by depth. */
    List<Integer> targets() {
        List<Integer> depths = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(frames.size() - 1 - i).counter < 0) {
                depths.add(i);
            }
        }
        return depths;
    }

    /** The types that a branch to a block carries. */
    int[] label(int depth) {
        return frames.get(frames.size() - 1 - depth).label();
    }

    /** The depth of a block of one of these kinds, or -1. */
    int depthOf(Opcode kind, Opcode other) {
        for (int i = 0; i < frames.size(); i++) {
            Opcode here = frames.get(frames.size() - 1 - i).kind;
            if (here == kind || here == other) {
                return i;
            }
        }
        return -1;
    }

    int frameCount() {
        return frames.size();
    }

    int[] results() {
        return type.results();
    }

    /** What follows the last instruction cannot be reached. */
    void leave() {
        dead = true;
        stack.subList(top().base, stack.size()).clear();
    }

    // Blocks.

    /** Whether another block may be opened. */
    boolean mayOpen() {
        return frames.size() < MAX_FRAMES;
    }

    /** Opens a block of that kind, for which its parameters are pushed if need be. */
    void open(Opcode kind, int[] params, int[] results) {
        boolean counted = kind == Opcode.LOOP && chance(60);
        int counter = counted ? hiddenLocal(ValueType.I32) : -1;
        if (kind == Opcode.IF) {
            int[] all = Arrays.copyOf(params, params.length + 1);
            all[params.length] = ValueType.I32;
            need(all);
            pop(1);
        } else {
            need(params);
        }
        if (counted) {
            write("i32.const " + (2 + random.nextInt(4)) + ";local.set " + counter);
        }
        emit(kind);
        blockType(params, results);
        enter(kind, params, results, counter);
        if (kind == Opcode.LOOP && !counted) {
            useFuel();
        }
    }

    /** Counts a block as opened: its parameters are on the stack. */
    void enter(Opcode kind, int[] params, int[] results, int counter) {
        pop(params.length);
        dead = false;
        frames.add(new Frame(kind, params, results, stack.size(), counter));
        pushed(params);
    }

    void blockType(int[] params, int[] results) {
        if (params.length == 0 && results.length == 0) {
            out.blockType(BlockType.EMPTY);
        } else if (params.length == 0 && results.length == 1 && chance(80)) {
            out.blockType(BlockType.result(results[0]));
        } else {
            out.blockType(module.types.func(params, results));
        }
    }

    /** Ends the innermost block, or begins the next part of it. */
    void end() {
        Frame frame = top();
        if (!dead || stack.size() > frame.base) {
            finish(frame);
        }
        dead = false;
        stack.subList(frame.base, stack.size()).clear();
        frames.removeLast();
        if (frame.kind == Opcode.IF && (chance(50) || !same(frame.params, frame.results))) {
            emit(Opcode.ELSE);
            frames.add(new Frame(Opcode.ELSE, frame.params, frame.results, frame.base, -1));
            pushed(frame.params);
            return;
        }
        if ((frame.kind == Opcode.TRY || frame.kind == Opcode.CATCH) && handle(frame)) {
            return;
        }
        if (frame.kind == Opcode.TRY && chance(40) && !frames.isEmpty()) {
            emit(Opcode.DELEGATE, random.nextInt(frames.size()));
        } else {
            emit(Opcode.END);
        }
        pushed(frame.results);
    }

    private static boolean same(int[] some, int[] others) {
        return Arrays.equals(some, others);
    }

    /** Begins a handler of a legacy {@code try}, maybe. */
    private boolean handle(Frame frame) {
        if (!chance(frame.kind == Opcode.TRY ? 75 : 40)) {
            return false;
        }
        boolean all = chance(25);
        int tag = module.tag(random);
        Opcode kind = all ? Opcode.CATCH_ALL : Opcode.CATCH;
        int[] payload = all ? NONE : module.payload(tag);
        emit(kind);
        if (!all) {
            out.u32(tag);
        }
        frames.add(new Frame(kind, NONE, frame.results, frame.base, -1));
        pushed(payload);
        return true;
    }

    /** Leaves the results of a block on the stack, or branches with them. */
    private void finish(Frame frame) {
        int base = frame.base;
        if (frame.counter >= 0) {
            dropTo(base);
            need(frame.params);
            write("local.get " + frame.counter + ";i32.const 1;i32.sub");
            write("local.tee " + frame.counter + ";br_if 0");
        }
        if (module.types.matches(stack, base, frame.results)) {
            return;
        }
        if (frame.kind != Opcode.LOOP && !dead && chance(50)) {
            need(frame.results);
            if (frames.size() == 1 && chance(50)) {
                emit(Opcode.RETURN);
            } else {
                emit(Opcode.BR, 0);
            }
            return;
        }
        dropTo(base);
        for (int result : frame.results) {
            push(result);
        }
    }

    private void dropTo(int base) {
        while (stack.size() > base) {
            emit(Opcode.DROP);
            pop(1);
        }
    }

    @Override
    boolean caught() {
        return Control.caught(this);
    }
}
