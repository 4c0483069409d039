// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.binary.CodeWriter;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.numeric.IntText;
import org.trifola.wasm.numeric.LiteralException;
import org.trifola.wasm.syntax.Immediate;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/**
 * Parses the immediates of instructions (spec 6.5) and writes the instructions in binary form. What
 * an instruction has is read from the instruction table; only where the order in the text differs,
 * or where the immediates choose between two opcodes, an instruction is named.
 */
abstract class ImmediateParser extends TypeParser {
    private static final Immediate[] KINDS = Immediate.values();
    private static final int LANES = 16;

    /** The local identifiers of the function that is parsed. */
    final SymbolMap locals = new SymbolMap();

    /** Whether an instruction names a data segment, so that their count must be written. */
    private boolean needsDataCount;

    private final IntList list = new IntList();

    ImmediateParser(Tokens tokens, ModuleScope scope, int from) {
        super(tokens, scope, from);
    }

    final boolean needsDataCount() {
        return needsDataCount;
    }

    /** The current token as a label: its relative depth. */
    abstract int label();

    /** An instruction whose mnemonic was taken: parses its immediates, and writes all of it. */
    final void instruction(int op, CodeWriter out) {
        switch (op) {
            case Op.SELECT -> select(out);
            case Op.REF_TEST -> cast(op, Op.REF_TEST_NULL, out);
            case Op.REF_CAST -> cast(op, Op.REF_CAST_NULL, out);
            case Op.CALL_INDIRECT, Op.RETURN_CALL_INDIRECT -> {
                out.op(op);
                int table = optionalIndex(scope.tables);
                out.u32(typeUse(false));
                out.u32(table);
            }
            case Op.TABLE_INIT -> segmentFirst(op, scope.elems, scope.tables, out);
            case Op.MEMORY_INIT -> segmentFirst(op, scope.datas, scope.memories, out);
            case Op.TABLE_COPY -> bothOrNone(op, scope.tables, out);
            case Op.MEMORY_COPY -> bothOrNone(op, scope.memories, out);
            default -> {
                out.op(op);
                immediates(op, out);
            }
        }
    }

    private void immediates(int op, CodeWriter out) {
        byte[] shape = Op.SHAPES[Op.SHAPE[op]];
        int type = 0;
        for (int i = 0; i < shape.length; i++) {
            Immediate kind = KINDS[shape[i]];
            if (kind == Immediate.TYPE) {
                type = index(scope.types);
                out.u32(type);
            } else if (kind == Immediate.FIELD) {
                out.u32(field(type));
            } else if (kind == Immediate.MEMARG || kind == Immediate.ATOMIC_MEMARG) {
                memarg(op, shape.length > 1, out);
            } else {
                immediate(kind, out);
            }
        }
    }

    private void immediate(Immediate kind, CodeWriter out) {
        switch (kind) {
            case LABEL -> out.u32(label());
            case LABELS -> labels(out);
            case LOCAL -> out.u32(local());
            case GLOBAL -> out.u32(index(scope.globals));
            case FUNC -> out.u32(index(scope.funcs));
            case TABLE -> out.u32(optionalIndex(scope.tables));
            case MEMORY -> out.u32(optionalIndex(scope.memories));
            case TAG -> out.u32(index(scope.tags));
            case ELEM -> out.u32(index(scope.elems));
            case DATA -> {
                needsDataCount = true;
                out.u32(index(scope.datas));
            }
            case BLOCK_TYPE -> out.blockType(blockType());
            case I32 -> out.s32(i32());
            case I64 -> out.s64(i64());
            case F32 -> out.fixed32(f32());
            case F64 -> out.fixed64(f64());
            case V128 -> vector(out);
            case LANE -> out.u8(laneIndex());
            case LANES -> lanes(out);
            case HEAP_TYPE -> out.heapType(heapType());
            case CAST -> branchOnCast(out);
            case CATCHES -> catches(out);
            case COUNT -> out.u32(u32());
            case ORDER -> out.u8(0);
            case TYPE, FIELD, MEMARG, ATOMIC_MEMARG, VALUE_TYPES ->
                    throw new IllegalStateException(kind.name());
        }
    }

    private int optionalIndex(IndexSpace space) {
        return atIndex() ? index(space) : 0;
    }

    private int local() {
        if (kind() != Tokens.ID) {
            return u32();
        }
        int found = locals.get(tokens.symbol(pos));
        if (found < 0) {
            throw unknown(Fault.UNBOUND_LOCAL);
        }
        pos++;
        return found;
    }

    private int field(int type) {
        if (kind() != Tokens.ID) {
            return u32();
        }
        int found = scope.field(type, tokens.symbol(pos));
        if (found < 0) {
            throw unknown(Fault.UNBOUND_FIELD);
        }
        pos++;
        return found;
    }

    private void labels(CodeWriter out) {
        list.clear();
        do {
            list.add(label());
        } while (atIndex());
        out.u32(list.size() - 1);
        for (int i = 0; i < list.size(); i++) {
            out.u32(list.get(i));
        }
    }

    /** With types, or a result without one, {@code select} has another opcode. */
    private void select(CodeWriter out) {
        if (!atOpen("result")) {
            out.op(Op.SELECT);
            return;
        }
        list.clear();
        while (acceptOpen("result")) {
            while (kind() != Tokens.CLOSE) {
                list.add(valueType());
            }
            expectClose();
        }
        out.op(Op.SELECT_T);
        out.valueTypes(list.toArray());
    }

    private void cast(int op, int nullableOp, CodeWriter out) {
        int type = refType();
        out.op(ValueType.isNullable(type) ? nullableOp : op);
        out.heapType(ValueType.heapType(type));
    }

    private void branchOnCast(CodeWriter out) {
        int label = label();
        int from = refType();
        int to = refType();
        out.u8((ValueType.isNullable(from) ? 1 : 0) | (ValueType.isNullable(to) ? 2 : 0));
        out.u32(label);
        out.heapType(ValueType.heapType(from));
        out.heapType(ValueType.heapType(to));
    }

    /** In text the table or memory comes first, if at all; in binary the segment does. */
    private void segmentFirst(int op, IndexSpace segments, IndexSpace space, CodeWriter out) {
        out.op(op);
        needsDataCount |= segments == scope.datas;
        int second = tokens.kind(pos + 1);
        boolean both = atIndex() && (second == Tokens.NUMBER || second == Tokens.ID);
        int target = both ? index(space) : 0;
        out.u32(index(segments));
        out.u32(target);
    }

    private void bothOrNone(int op, IndexSpace space, CodeWriter out) {
        out.op(op);
        boolean both = atIndex();
        out.u32(both ? index(space) : 0);
        out.u32(both ? index(space) : 0);
    }

    private void catches(CodeWriter out) {
        list.clear();
        int count = 0;
        int kind = catchKind();
        while (kind >= 0) {
            pos += 2;
            list.add(kind);
            list.add(kind < 2 ? index(scope.tags) : 0);
            list.add(label());
            expectClose();
            count++;
            kind = catchKind();
        }
        out.u32(count);
        for (int i = 0; i < list.size(); i += 3) {
            out.u8(list.get(i));
            if (list.get(i) < 2) {
                out.u32(list.get(i + 1));
            }
            out.u32(list.get(i + 2));
        }
    }

    /** The binary code of the catch clause that comes next, or -1. */
    private int catchKind() {
        return switch (peekOpen()) {
            case "catch" -> 0;
            case "catch_ref" -> 1;
            case "catch_all" -> 2;
            case "catch_all_ref" -> 3;
            default -> -1;
        };
    }

    // Memory accesses.

    private void memarg(int op, boolean lane, CodeWriter out) {
        int memory = 0;
        // One number alone before the end of a lane access is the lane.
        if (atIndex() && (!lane || isMemargOrIndex(pos + 1))) {
            memory = index(scope.memories);
        }
        long offset = 0;
        if (atWord("offset=")) {
            offset = assigned("offset=".length());
        }
        int align = Op.WIDTH_LOG2[op];
        if (atWord("align=")) {
            int at = pos;
            long bytes = assigned("align=".length());
            if (Long.bitCount(bytes) != 1) {
                String detail = Long.toUnsignedString(bytes);
                throw fail(Fault.ALIGNMENT_MUST_BE_A_POWER_OF_TWO, detail, at);
            }
            align = Long.numberOfTrailingZeros(bytes);
        }
        out.memarg(align, memory, offset);
    }

    private boolean isMemargOrIndex(int at) {
        int kind = tokens.kind(at);
        return kind == Tokens.NUMBER
                || kind == Tokens.ID
                || kind == Tokens.KEYWORD && tokens.word(at).indexOf('=') > 0;
    }

    private boolean atWord(String start) {
        return kind() == Tokens.KEYWORD && tokens.word(pos).startsWith(start);
    }

    /** The number in the keyword that comes next. */
    private long assigned(int start) {
        String word = tokens.word(pos);
        try {
            long value = IntText.parseU64(word.substring(start));
            pos++;
            return value;
        } catch (LiteralException e) {
            boolean range = e.kind() == LiteralException.Kind.OUT_OF_RANGE;
            Fault fault = range ? Fault.CONSTANT_OUT_OF_RANGE : Fault.UNKNOWN_OPERATOR;
            throw fail(fault, " " + word);
        }
    }

    // Vectors.

    private void vector(CodeWriter out) {
        int at = pos;
        String shape = keyword();
        int count =
                switch (shape) {
                    case "i8x16" -> 16;
                    case "i16x8" -> 8;
                    case "i32x4", "f32x4" -> 4;
                    case "i64x2", "f64x2" -> 2;
                    default -> throw unexpectedAt(at);
                };
        checkCount(count, Fault.WRONG_NUMBER_OF_LANE_LITERALS);
        for (int i = 0; i < count; i++) {
            lane(shape, out);
        }
    }

    /** There must be that many numbers, before any of them is looked at. */
    private void checkCount(int wanted, Fault fault) {
        int end = pos;
        while (isNumber(end)) {
            end++;
        }
        boolean badNan = tokens.kind(end) == Tokens.KEYWORD && tokens.word(end).startsWith("nan");
        if (badNan || tokens.kind(end) == Tokens.RESERVED) {
            throw unexpectedAt(end);
        }
        if (end - pos != wanted) {
            throw fail(fault, end - pos + " instead of " + wanted);
        }
    }

    private void lane(String shape, CodeWriter out) {
        switch (shape) {
            case "i8x16" -> out.u8(i8());
            case "i16x8" -> {
                int value = i16();
                out.u8(value);
                out.u8(value >> 8);
            }
            case "i32x4" -> out.fixed32(i32());
            case "f32x4" -> out.fixed32(f32());
            case "i64x2" -> out.fixed64(i64());
            default -> out.fixed64(f64());
        }
    }

    private int laneIndex() {
        int at = pos;
        int lane = u32();
        if (lane < 0 || lane > 0xFF) {
            throw fail(Fault.I8_CONSTANT_OUT_OF_RANGE, Integer.toUnsignedString(lane), at);
        }
        return lane;
    }

    /** Of what is no number from 0 to 255, only signs and fractions are well-formed otherwise. */
    private void lanes(CodeWriter out) {
        checkCount(LANES, Fault.INVALID_LANE_LENGTH);
        for (int i = 0; i < LANES; i++) {
            int at = pos;
            try {
                out.u8(laneIndex());
            } catch (LoadException e) {
                if (e.fault() == Fault.UNEXPECTED_TOKEN) {
                    throw fail(Fault.I8_CONSTANT_OUT_OF_RANGE, tokens.describe(at), at);
                }
                throw e;
            }
        }
    }
}
