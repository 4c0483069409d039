// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.split.Piece;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.BitSet;

/**
 * Writes the Java method of one function from its internal code, in one pass: a variable for each
 * slot, a label for each target. Lines of the method number the instructions that can trap or call,
 * so that a Java stack trace tells where they are in the module.
 */
final class BodyWriter {
    /** Lines are 16 bits wide, and there is no line 0. */
    static final int MAX_SITES = 0xFFFF;

    private final CodeBuilder out;
    private final FunctionCode function;
    private final int[] code;
    private final Variables variables;
    private final Operands operands;
    private final Label[] labels;
    private final Loops loops;
    private final NumericEmitter numeric;
    private final MinMax minMax;
    private final MemoryEmitter memory;
    private final BranchEmitter branches;
    private final CallEmitter calls;
    private final StoreEmitter store;
    private final VectorWriter vectors;

    /** Whether the lanes of vectors are variables of their own. */
    private final boolean lanesApart;

    private final AtomicEmitter atomics;
    private final ExceptionEmitter exceptions;
    private final CastEmitter casts;
    private final AggregateEmitter aggregates;
    final Results results;

    /** Where a piece is entered and left; null if the whole function is written. */
    private final PieceEdges edges;

    /** Whether the function is hot, and what then; null if it has one version. */
    private final Promotion promotion;

    /** Where the method begins, if it is the second version; else -1. */
    private int startLoop = -1;

    private BitSet startValues;
    private int site;
    private int previous = -1;

    /** Writes a whole function. */
    BodyWriter(CodeBuilder out, FunctionCode function, FunctionClass owner) {
        this(out, function, owner, new Variables(out, function), null);
        findTargets();
        clearLocals();
    }

    /**
     * Writes the second version of a function from a loop on.
     *
     * @param values the slots that the parameters are for
     * @param loop position of the loop
     */
    BodyWriter(
            CodeBuilder out, FunctionCode function, FunctionClass owner, BitSet values, int loop) {
        this(out, function, owner, new Variables(out, function, values.cardinality()), null);
        startValues = values;
        startLoop = loop;
        findTargets();
        clearLocals();
    }

    /** Writes a piece of a function. */
    BodyWriter(CodeBuilder out, Piece piece, PieceClass owner) {
        this(out, piece.code(), owner, PieceEdges.variables(out, piece), piece);
        findTargets();
    }

    private BodyWriter(
            CodeBuilder out,
            FunctionCode function,
            FunctionClass owner,
            Variables variables,
            Piece piece) {
        this.out = out;
        this.function = function;
        this.code = function.code;
        this.variables = variables;
        edges =
                piece == null
                        ? null
                        : new PieceEdges(out, variables, piece, (PieceClass) owner, this);
        results = new Results(out, owner, variables, edges);
        lanesApart = owner.vectors() != VectorForm.OBJECTS;
        operands = new Operands(out, variables, function.localKinds.length);
        labels = new Label[code.length + 1 + (piece == null ? 0 : piece.exits().length)];
        loops = new Loops(out, variables, code);
        exceptions = new ExceptionEmitter(out, operands, variables, function, this);
        numeric = new NumericEmitter(out, operands, code);
        minMax = new MinMax(out, operands, code, function.localKinds.length);
        memory = new MemoryEmitter(out, operands, variables, code);
        branches = new BranchEmitter(out, operands, variables, code, this);
        boolean nests = owner.hasTailCalls() && piece == null && function.handlers.length == 0;
        int nestedCalls = nests ? out.parameterSlot(function.paramCount + 1) : -1;
        calls = new CallEmitter(out, operands, variables, code, owner, results, nestedCalls);
        casts = new CastEmitter(out, operands, variables, function, this, owner);
        store = new StoreEmitter(out, operands, variables, code);
        vectors =
                switch (owner.vectors()) {
                    case OBJECTS -> new VectorEmitter(out, operands, variables, memory, code);
                    case LANES ->
                            new PlainVectors(out, operands, variables, memory, function, this);
                    case WIDE ->
                            new WideVectors(
                                    out, operands, variables, memory, function, owner.wide());
                };
        atomics = new AtomicEmitter(out, operands, variables, code);
        aggregates = new AggregateEmitter(out, operands, variables, code, owner);
        promotion = owner.isPromotable() ? new Promotion(out, variables, function, owner) : null;
    }

    /** Whether generated code can do what the function does. */
    static boolean handles(FunctionCode function) {
        int[] code = function.code;
        for (int pc = 0; pc < code.length; pc = Code.next(code, pc)) {
            if (!handles(code[pc]) || !CallEmitter.fits(code, pc)) {
                return false;
            }
        }
        return true;
    }

    private static boolean handles(int op) {
        return op <= Code.THROW_REF
                || AggregateEmitter.handles(op)
                || op == Code.REF_TEST
                || op == Code.REF_CAST
                || VectorEmitter.handles(op)
                || AtomicEmitter.handles(op)
                || op >= Code.USE_FUEL;
    }

    private void findTargets() {
        for (int pc = 0; pc < code.length; pc = Code.next(code, pc)) {
            int letter = Code.LAYOUT[code[pc]].indexOf('l');
            if (letter >= 0) {
                addTarget(pc, code[pc + 1 + letter]);
            } else if (code[pc] == Code.BR_TABLE) {
                for (int i = 0; i <= code[pc + 2]; i++) {
                    addTarget(pc, code[pc + 3 + i]);
                }
            }
        }
        exceptions.addTargets();
    }

    /** Learns of a branch, or of the way that a caught exception takes. */
    void addTarget(int from, int to) {
        label(to);
        loops.addBranch(from, to);
    }

    /** Where a branch goes. */
    Label target(int from, int to) {
        return loops.isRound(from, to) ? loops.round(to) : label(to);
    }

    /** The label of a target. */
    Label label(int pc) {
        if (labels[pc] == null) {
            labels[pc] = out.newLabel();
        }
        return labels[pc];
    }

    /** Locals start out as zeros and nulls; the code itself sets vectors. */
    private void clearLocals() {
        for (int i = function.paramCount; i < function.localKinds.length; i++) {
            int kind = function.localKinds[i];
            if (kind == Kind.V128 && lanesApart) {
                continue;
            }
            variables.clear(i, kind);
        }
    }

    /** Functions that only call and return may run for long, too. */
    private boolean calls() {
        for (int pc = 0; pc < code.length; pc = Code.next(code, pc)) {
            if (code[pc] >= Code.CALL && code[pc] <= Code.CALL_REF || Loops.isBulk(code[pc])) {
                return true;
            }
        }
        return false;
    }

    /** Keeps the operand of a branch table, which is on the stack, if an exit needs it. */
    void keepTableOperand(int pc) {
        if (edges != null) {
            edges.keepTableOperand(code, pc);
        }
    }

    void write() {
        if (promotion != null) {
            promotion.writeStart(loops.heads(), vectors);
        }
        vectors.start(startLoop < 0);
        if (edges == null && calls()) {
            out.invokestatic(Descriptors.SUPPORT, "poll", MethodTypeDesc.of(ConstantDescs.CD_void));
        }
        memory.begin();
        loops.begin(edges != null || function.handlers.length > 0);
        if (edges != null) {
            edges.writeEntries();
        }
        if (startLoop >= 0) {
            startAtLoop();
        }
        for (int pc = 0; pc < code.length; pc = Code.next(code, pc)) {
            if (labels[pc] != null) {
                arrive(pc);
            }
            if (function.offset(pc) >= 0) {
                out.lineNumber(++site);
            }
            if (VectorPlan.isVector(code, pc) && (lanesApart || VectorEmitter.handles(code[pc]))) {
                vectors.emit(pc);
            } else if (minMax.matches(previous, pc) && labels[Code.next(code, pc)] == null) {
                minMax.emit(previous, pc);
                pc = Code.next(code, pc);
            } else {
                leave(pc);
                instruction(pc);
            }
            previous = pc;
        }
        if (labels[code.length] != null) {
            out.labelBinding(labels[code.length]);
        }
        loops.writePolls(memory, labels, promotion);
        exceptions.writeHandlers(memory);
        if (edges != null) {
            edges.writeExits();
        }
    }

    /** The second version goes on at a loop. */
    private void startAtLoop() {
        Promotion.takeValues(out, variables, function, startValues);
        vectors.leave(startLoop);
        out.goto_(label(startLoop));
        vectors.enter();
    }

    /** Control joins here, and may come from the instruction before, too. */
    private void arrive(int pc) {
        if (previous < 0 ? pc == 0 : VectorPlan.fallsThrough(code[previous])) {
            vectors.leave(pc);
        }
        operands.flush();
        memory.refresh();
        out.labelBinding(labels[pc]);
        loops.head(pc, site);
        vectors.enter();
        previous = -1;
    }

    /** Control may go elsewhere. */
    private void leave(int pc) {
        for (int i = VectorPlan.targetCount(code, pc) - 1; i >= 0; i--) {
            vectors.leave(VectorPlan.target(code, pc, i));
        }
    }

    /** The instruction before the one that is being written, or -1 if control joins there. */
    int previous() {
        return previous;
    }

    private void instruction(int pc) {
        int op = code[pc];
        if (NumericEmitter.handles(op)) {
            numeric.emit(pc);
        } else if (op >= Code.I32_LOAD && op <= Code.I64_LOAD32_U) {
            memory.load(pc);
        } else if (op >= Code.I32_STORE && op <= Code.I64_STORE32) {
            memory.store(pc);
        } else if (op == Code.BR_ON_CAST || op == Code.REF_TEST || op == Code.REF_CAST) {
            memory.refresh();
            casts.emit(pc);
        } else if (AggregateEmitter.handles(op)) {
            aggregates.emit(pc);
        } else if (op >= Code.BR_I32_EQ && op <= Code.UNREACHABLE) {
            memory.refresh();
            branches.emit(pc);
        } else if (op >= Code.RETURN && op <= Code.RETURN_MANY) {
            branches.emitReturn(pc);
        } else if (op >= Code.CALL && op <= Code.CALL_REF) {
            calls.emit(pc);
            memory.invalidate();
        } else if (op >= Code.RETURN_CALL && op <= Code.RETURN_CALL_REF) {
            calls.emitTailCall(pc);
        } else if (op == Code.THROW || op == Code.THROW_REF) {
            exceptions.emitThrow(pc);
        } else if (op == Code.LOAD_FAR) {
            memory.loadFar(pc);
        } else if (op == Code.STORE_FAR) {
            memory.storeFar(pc);
        } else if (AtomicEmitter.handles(op)) {
            atomics.emit(pc);
        } else if (op >= Code.COPY && op <= Code.SELECT_REF) {
            move(pc);
        } else {
            store.emit(pc);
            if (op == Code.MEMORY_GROW) {
                memory.invalidate();
            }
        }
    }

    private long longAt(int at) {
        return (code[at] & 0xFFFF_FFFFL) | (long) code[at + 1] << 32;
    }

    /** Copies, constants, {@code select}. */
    private void move(int pc) {
        int to = code[pc + 1];
        switch (code[pc]) {
            case Code.COPY, Code.COPY_REF -> {
                operands.take(code[pc + 2], code[pc + 3]);
                operands.push(to, code[pc + 3]);
            }
            case Code.CONST_I32 -> {
                out.loadConstant(code[pc + 2]);
                operands.push(to, Kind.I32);
            }
            case Code.CONST_I64 -> {
                out.loadConstant(longAt(pc + 2));
                operands.push(to, Kind.I64);
            }
            case Code.CONST_F32 -> {
                floatConstant(code[pc + 2]);
                operands.push(to, Kind.F32);
            }
            case Code.CONST_F64 -> {
                doubleConstant(longAt(pc + 2));
                operands.push(to, Kind.F64);
            }
            case Code.REF_NULL -> {
                out.aconst_null();
                operands.push(to, Kind.REF);
            }
            default -> select(pc);
        }
    }

    /** A constant of the class file keeps every bit, unless it is a NaN. */
    private void floatConstant(int bits) {
        float value = Float.intBitsToFloat(bits);
        if (Float.isNaN(value)) {
            MethodTypeDesc type = MethodTypeDesc.ofDescriptor("(I)F");
            out.loadConstant(bits);
            out.invokestatic(Descriptors.of(Float.class), "intBitsToFloat", type);
        } else {
            out.loadConstant(value);
        }
    }

    private void doubleConstant(long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isNaN(value)) {
            MethodTypeDesc type = MethodTypeDesc.ofDescriptor("(J)D");
            out.loadConstant(bits);
            out.invokestatic(Descriptors.of(Double.class), "longBitsToDouble", type);
        } else {
            out.loadConstant(value);
        }
    }

    /**
     * The values are loaded on both ways, so that nothing is on the JVM's stack where they part.
     */
    private void select(int pc) {
        int kind = code[pc + 5];
        operands.save(code[pc + 3]);
        operands.save(code[pc + 4]);
        operands.takeAll(new int[] {code[pc + 2]}, new int[] {Kind.I32});
        Label first = out.newLabel();
        Label end = out.newLabel();
        out.ifne(first);
        variables.load(code[pc + 4], kind);
        out.goto_(end);
        out.labelBinding(first);
        variables.load(code[pc + 3], kind);
        out.labelBinding(end);
        operands.push(code[pc + 1], kind);
    }
}
