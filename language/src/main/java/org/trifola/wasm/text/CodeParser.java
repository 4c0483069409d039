// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.binary.CodeWriter;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.Names;
import org.trifola.wasm.syntax.Op;

/**
 * Parses expressions (spec 6.5), flat and folded, into their binary form. Operands of a folded
 * instruction are written before it, so its bytes wait in {@link #pending} until its closing
 * parenthesis.
 */
abstract class CodeParser extends ImmediateParser {
    private static final int NO_HINT = -1;

    /** States of a folded {@code if}: which clause may come next. */
    private static final int CONDITION = 0;

    private static final int AFTER_THEN = 1;

    /** States of a folded {@code try}. */
    private static final int BEFORE_DO = 0;

    private static final int AFTER_DO = 1;
    private static final int AFTER_CATCH = 2;
    private static final int AFTER_DELEGATE = 3;

    /** No more clauses. */
    private static final int COMPLETE = 4;

    final PositionRecorder positions = new PositionRecorder();
    final BranchHints hints = new BranchHints();

    private final CodeWriter code = new CodeWriter();
    private final CodeWriter pending = new CodeWriter();
    private final FrameStack frames = new FrameStack();
    private final LabelStack labels = new LabelStack();

    /** Index of the function that is parsed, or -1 in constant expressions. */
    private int function = -1;

    private int blockCount;
    private int hint = NO_HINT;

    CodeParser(Tokens tokens, ModuleScope scope, int from) {
        super(tokens, scope, from);
    }

    /** The instructions of a function, up to its closing parenthesis, which is left. */
    final Bytes functionBody(int index) {
        function = index;
        Bytes body = expression(PositionRecorder.CODE);
        function = -1;
        return body;
    }

    /** Instructions up to a closing parenthesis, which is left; of a section with positions. */
    final Bytes expression(int section) {
        begin(section);
        run(false);
        return finish(section);
    }

    /** One folded instruction. */
    final Bytes foldedExpression(int section) {
        if (kind() != Tokens.OPEN) {
            throw unexpected();
        }
        begin(section);
        run(true);
        return finish(section);
    }

    /** An expression of one instruction that is not written in the text. */
    final Bytes implicit(int section, int op, int value) {
        begin(section);
        emit(op, tokens.start(pos));
        code.u32(value);
        return finish(section);
    }

    private void begin(int section) {
        positions.begin(section);
        code.truncate(0);
        labels.clear();
        labels.push(SymbolMap.ABSENT);
        blockCount = 0;
    }

    private Bytes finish(int section) {
        emit(Op.END, tokens.start(pos));
        positions.end(section);
        return Bytes.of(code.toByteArray());
    }

    private void run(boolean single) {
        do {
            switch (kind()) {
                case Tokens.KEYWORD -> flat();
                case Tokens.OPEN -> open();
                case Tokens.CLOSE -> {
                    if (frames.isEmpty()) {
                        return;
                    }
                    close();
                    pos++;
                }
                default -> throw unexpected();
            }
        } while (!single || !frames.isEmpty());
    }

    private void emit(int op, int text) {
        positions.add(code.size(), text);
        code.op(op);
    }

    // Labels.

    @Override
    final int label() {
        if (kind() != Tokens.ID) {
            return u32();
        }
        int depth = labels.relativeDepth(tokens.symbol(pos));
        if (depth < 0) {
            throw unknown(Fault.UNBOUND_LABEL);
        }
        pos++;
        return depth;
    }

    private int acceptSymbol() {
        return kind() == Tokens.ID ? tokens.symbol(pos++) : SymbolMap.ABSENT;
    }

    /** The symbol of the name of a label: its identifier, if no annotation names it differently. */
    private int labelName(int symbol) {
        Annotation annotation = annotations.take(Annotation.NAME, pos);
        return annotation == null ? symbol : tokens.symbols.intern(annotations.name(annotation));
    }

    private void pushLabel(int symbol, int name) {
        if (name != SymbolMap.ABSENT && function >= 0) {
            scope.names.addInner(Names.Kind.LABEL, blockCount, tokens.symbols.text(name));
        }
        blockCount++;
        labels.push(symbol);
    }

    /** After {@code else} and {@code end} the identifier may be repeated. */
    private void checkLabel() {
        if (kind() == Tokens.ID) {
            if (tokens.symbol(pos) != labels.innermost()) {
                throw fail(Fault.MISMATCHING_LABEL, " " + tokens.describe(pos));
            }
            pos++;
        }
    }

    // Branch hints.

    /** The annotations before the instruction whose keyword is the token {@code at}. */
    private void takeHints(int at, int op) {
        while (function >= 0 && annotations.before <= at) {
            Annotation annotation = annotations.take();
            if (!annotation.id().equals(Annotation.BRANCH_HINT)) {
                throw annotations.misplaced(annotation);
            }
            if (hint != NO_HINT) {
                throw annotations.malformed(annotation, "duplicate annotation");
            }
            hint = annotations.hint(annotation);
            if (op != Op.IF && op != Op.BR_IF) {
                throw annotations.invalid(annotation, "invalid target");
            }
        }
    }

    /** Writes the hint for the instruction that comes next in the code. */
    private void emitHint(int value) {
        if (value != NO_HINT) {
            hints.add(function, code.size(), value);
        }
        hint = NO_HINT;
    }

    // Flat instructions.

    private void flat() {
        int kind = frames.kind();
        if (kind == FrameStack.FOLDED || kind == FrameStack.IF || kind == FrameStack.TRY) {
            throw unexpected();
        }
        int op = tokens.words.op(tokens.symbol(pos));
        if (op < 0) {
            throw unexpected();
        }
        if (annotations.before <= pos) {
            takeHints(pos, op);
        }
        int text = tokens.start(pos);
        switch (op) {
            case Op.BLOCK, Op.LOOP, Op.IF, Op.TRY, Op.TRY_TABLE -> {
                pos++;
                block(op, text);
                frames.push(FrameStack.FLAT, op, text);
            }
            case Op.ELSE -> flatClause(op, text, Op.IF, Op.IF);
            case Op.CATCH, Op.CATCH_ALL -> flatClause(op, text, Op.TRY, Op.CATCH);
            case Op.DELEGATE -> {
                checkFlat(Op.TRY, Op.TRY);
                pos++;
                labels.pop();
                frames.pop();
                emit(op, text);
                code.u32(label());
            }
            case Op.END -> flatEnd(text);
            default -> {
                pos++;
                emitHint(hint);
                positions.add(code.size(), text);
                instruction(op, code);
            }
        }
    }

    /** Writes the start of a block whose keyword was taken. */
    private void block(int op, int text) {
        int symbol = acceptSymbol();
        int name = labelName(symbol);
        emitHint(hint);
        positions.add(code.size(), text);
        instruction(op, code);
        pushLabel(symbol, name);
    }

    /** The innermost open thing must be a flat block that started with one of two instructions. */
    private void checkFlat(int op, int other) {
        boolean open = frames.kind() == FrameStack.FLAT;
        if (!open || frames.op() != op && frames.op() != other) {
            throw unexpected();
        }
    }

    private void flatClause(int op, int text, int after, int alsoAfter) {
        checkFlat(after, alsoAfter);
        pos++;
        if (op == Op.ELSE) {
            checkLabel();
        }
        positions.add(code.size(), text);
        instruction(op, code);
        frames.op(op);
    }

    private void flatEnd(int text) {
        if (frames.kind() != FrameStack.FLAT) {
            throw unexpected();
        }
        pos++;
        checkLabel();
        emit(Op.END, text);
        labels.pop();
        frames.pop();
    }

    // Folded instructions.

    private void open() {
        int at = pos++;
        if (kind() != Tokens.KEYWORD) {
            throw unexpected();
        }
        int parent = frames.kind();
        int op = tokens.words.op(tokens.symbol(pos));
        if (annotations.before <= pos) {
            takeHints(pos, op);
        }
        if (parent == FrameStack.TRY || parent == FrameStack.IF && !isCondition(op)) {
            clause(parent, op);
            return;
        }
        int text = tokens.start(at);
        switch (op) {
            case Op.BLOCK, Op.LOOP, Op.TRY_TABLE -> {
                pos++;
                block(op, text);
                frames.push(FrameStack.BLOCK, op, text);
            }
            case Op.TRY -> {
                pos++;
                block(op, text);
                frames.push(FrameStack.TRY, op, text);
            }
            case Op.IF -> {
                pos++;
                int symbol = acceptSymbol();
                fold(FrameStack.IF, op, text, symbol, labelName(symbol));
            }
            case -1, Op.ELSE, Op.CATCH, Op.CATCH_ALL, Op.DELEGATE, Op.END -> throw unexpected();
            default -> {
                pos++;
                fold(FrameStack.FOLDED, op, text, SymbolMap.ABSENT, SymbolMap.ABSENT);
            }
        }
    }

    /** Parses an instruction that is written after its operands. */
    private void fold(int kind, int op, int text, int symbol, int name) {
        frames.push(kind, op, text);
        frames.suspend(pending.size(), symbol, name, hint);
        hint = NO_HINT;
        instruction(op, pending);
    }

    /** Writes the innermost folded instruction, whose operands are written. */
    private void unfold() {
        emitHint(frames.hint());
        positions.add(code.size(), frames.text());
        code.append(pending, frames.pending());
        pending.truncate(frames.pending());
    }

    /** Whether what follows is an operand of the innermost {@code if}, not a clause. */
    private boolean isCondition(int op) {
        return frames.state() == CONDITION && op >= 0;
    }

    /** A clause of a folded {@code if} or {@code try}, whose keyword comes next. */
    private void clause(int parent, int op) {
        int text = tokens.start(pos);
        String word = tokens.word(pos);
        int state = frames.state();
        if (parent == FrameStack.IF && state == CONDITION && word.equals("then")) {
            pos++;
            unfold();
            pushLabel(frames.symbol(), frames.name());
            frames.state(AFTER_THEN);
        } else if (parent == FrameStack.IF && state == AFTER_THEN && op == Op.ELSE) {
            pos++;
            emit(op, text);
            frames.state(COMPLETE);
        } else if (parent == FrameStack.TRY && state == BEFORE_DO && word.equals("do")) {
            pos++;
            frames.state(AFTER_DO);
        } else if (parent == FrameStack.TRY && isCatch(op, state)) {
            pos++;
            positions.add(code.size(), text);
            frames.state(stateAfter(op));
            if (op == Op.DELEGATE) {
                labels.pop();
                instruction(op, code);
                expectClose();
                return;
            }
            instruction(op, code);
        } else {
            throw unexpected();
        }
        frames.push(FrameStack.CLAUSE, op, text);
    }

    private static boolean isCatch(int op, int state) {
        return switch (op) {
            case Op.CATCH, Op.CATCH_ALL -> state == AFTER_DO || state == AFTER_CATCH;
            case Op.DELEGATE -> state == AFTER_DO;
            default -> false;
        };
    }

    private static int stateAfter(int op) {
        return switch (op) {
            case Op.CATCH -> AFTER_CATCH;
            case Op.DELEGATE -> AFTER_DELEGATE;
            default -> COMPLETE;
        };
    }

    /** A closing parenthesis: the innermost open thing ends. */
    private void close() {
        int state = frames.state();
        switch (frames.kind()) {
            case FrameStack.FOLDED -> unfold();
            case FrameStack.CLAUSE -> {}
            case FrameStack.BLOCK -> closeBlock();
            case FrameStack.IF, FrameStack.TRY -> {
                if (state == CONDITION) {
                    throw unexpected();
                }
                // Delegating ended the block.
                if (state != AFTER_DELEGATE) {
                    closeBlock();
                }
            }
            default -> throw unexpected();
        }
        frames.pop();
    }

    private void closeBlock() {
        emit(Op.END, tokens.start(pos));
        labels.pop();
    }
}
