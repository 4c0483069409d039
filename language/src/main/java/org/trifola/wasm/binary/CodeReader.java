// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.BlockType;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Immediate;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/**
 * Walks the instructions of an expression in binary form (spec 5.4). {@link #next} reads an opcode;
 * the caller then reads the immediates that {@link Op#SHAPES} lists, or skips them.
 */
public final class CodeReader extends ByteReader {
    private static final Immediate[] KINDS = Immediate.values();

    private static final int MEMORY_INDEX_FLAG = 0x40;
    private static final int EMPTY_BLOCK = 0x40;
    private static final int REF = -0x1C;
    private static final int REF_NULL = -0x1D;

    private int opStart;
    private int align;
    private int memory;
    private long offset;

    /** Walks a slice. */
    public CodeReader(Bytes code) {
        this(code.array(), code.start(), code.end());
    }

    /** Walks the bytes from {@code start} to {@code end}. */
    public CodeReader(byte[] bytes, int start, int end) {
        super(bytes, start, end);
        limit(end, Fault.UNEXPECTED_END_OF_SECTION_OR_FUNCTION);
    }

    /** Reads an opcode: the {@link Op} number of the instruction. */
    public int next() {
        opStart = pos;
        int first = u8();
        boolean prefixed = first >= 0xFB && first <= 0xFE;
        int op = prefixed ? Op.find(first, u32()) : Op.find(0, first);
        if (op < 0) {
            throw illegalOpcode();
        }
        return op;
    }

    /** Offset of the opcode that {@link #next} read last. */
    public int opStart() {
        return opStart;
    }

    /** Reads a memarg; see {@link #align}, {@link #memory}, {@link #offset}. */
    public void memarg() {
        int at = pos;
        int flags = u32();
        // Bits above the index flag are reserved; an alignment of 2^32 or more cannot be meant.
        if (Integer.compareUnsigned(flags, 2 * MEMORY_INDEX_FLAG) >= 0) {
            throw fail(Fault.MALFORMED_MEMOP_FLAGS, null, at);
        }
        align = flags & MEMORY_INDEX_FLAG - 1;
        memory = (flags & MEMORY_INDEX_FLAG) != 0 ? u32() : 0;
        offset = u64();
    }

    /** Binary logarithm of the alignment of the memarg read last. */
    public int align() {
        return align;
    }

    /** Memory index of the memarg read last, unsigned. */
    public int memory() {
        return memory;
    }

    /** Offset in bytes of the memarg read last, unsigned. */
    public long offset() {
        return offset;
    }

    /** Reads a block type, packed as {@link BlockType} says. */
    public int blockType() {
        int at = pos;
        if (peek() == EMPTY_BLOCK) {
            pos++;
            return BlockType.EMPTY;
        }
        long code = s33();
        if (code >= 0) {
            return typeIndex(code, at);
        }
        return BlockType.result(valueType(code, at));
    }

    /** Reads a value type, packed as {@link ValueType} says. */
    public int valueType() {
        int at = pos;
        return valueType(s33(), at);
    }

    /** Reads the type of a reference, nothing else. */
    public int refType() {
        int at = pos;
        int type = valueType(s33(), at);
        if (!ValueType.isRef(type)) {
            throw fail(Fault.MALFORMED_REFERENCE_TYPE, null, at);
        }
        return type;
    }

    /** Reads a storage type: a value type or a packed type. */
    public int storageType() {
        int b = peek();
        if (b == 0x78 || b == 0x77) {
            pos++;
            return b == 0x78 ? ValueType.I8 : ValueType.I16;
        }
        return valueType();
    }

    /** Reads a heap type, as {@link HeapType} says. */
    public int heapType() {
        int at = pos;
        return heapType(s33(), at);
    }

    /** Skips the immediates of an instruction whose opcode was just read. */
    public void skipImmediates(int op) {
        byte[] shape = Op.SHAPES[Op.SHAPE[op]];
        for (int i = 0; i < shape.length; i++) {
            skipImmediate(KINDS[shape[i]]);
        }
    }

    private void skipImmediate(Immediate kind) {
        switch (kind) {
            case LABEL, LOCAL, GLOBAL, FUNC, TYPE, TABLE, MEMORY, TAG, ELEM, DATA, FIELD, COUNT ->
                    u32();
            case LABELS -> skipLabels();
            case MEMARG, ATOMIC_MEMARG -> memarg();
            case BLOCK_TYPE -> blockType();
            case VALUE_TYPES -> skipValueTypes();
            case I32 -> s32();
            case I64 -> s64();
            case F32 -> skip(4);
            case F64 -> skip(8);
            case V128, LANES -> skip(16);
            case LANE, ORDER -> skip(1);
            case HEAP_TYPE -> heapType();
            case CAST -> skipCast();
            case CATCHES -> skipCatches();
        }
    }

    private void skipLabels() {
        for (int count = vectorLength(); count >= 0; count--) {
            u32();
        }
    }

    private void skipValueTypes() {
        for (int count = vectorLength(); count > 0; count--) {
            valueType();
        }
    }

    private void skipCast() {
        u8();
        u32();
        heapType();
        heapType();
    }

    private void skipCatches() {
        for (int count = vectorLength(); count > 0; count--) {
            int at = pos;
            int kind = u8();
            if (kind > 3) {
                throw fail(Fault.ILLEGAL_OPCODE, "catch clause " + kind, at);
            }
            if (kind < 2) {
                u32();
            }
            u32();
        }
    }

    /** Reads the length of a list, of which every element has at least one byte. */
    public int vectorLength() {
        int at = pos;
        int count = u32();
        if (count < 0 || count > remaining()) {
            throw fail(Fault.LENGTH_OUT_OF_BOUNDS, null, at);
        }
        return count;
    }

    private int valueType(long code, int at) {
        switch ((int) code) {
            case -1:
                return ValueType.I32;
            case -2:
                return ValueType.I64;
            case -3:
                return ValueType.F32;
            case -4:
                return ValueType.F64;
            case -5:
                return ValueType.V128;
            case REF:
                return ValueType.ref(heapType(), false);
            case REF_NULL:
                return ValueType.ref(heapType(), true);
            default:
                if (code < 0 && HeapType.isAbstract((int) code)) {
                    return ValueType.ref((int) code, true);
                }
                throw fail(Fault.MALFORMED_VALUE_TYPE, null, at);
        }
    }

    private int heapType(long code, int at) {
        if (code >= 0) {
            return typeIndex(code, at);
        }
        if (!HeapType.isAbstract((int) code)) {
            throw fail(Fault.MALFORMED_REFERENCE_TYPE, null, at);
        }
        return (int) code;
    }

    /** Indices beyond what packed types hold cannot exist: reported as the unknown types they are. */
    private int typeIndex(long code, int at) {
        if (code > ValueType.MAX_TYPE_INDEX) {
            throw fail(Fault.UNKNOWN_TYPE, " " + code, at);
        }
        return (int) code;
    }

    private RuntimeException illegalOpcode() {
        StringBuilder code = new StringBuilder(" ");
        for (int i = opStart; i < pos; i++) {
            code.append(Character.forDigit(bytes[i] >> 4 & 15, 16));
            code.append(Character.forDigit(bytes[i] & 15, 16));
        }
        return fail(Fault.ILLEGAL_OPCODE, code.toString(), opStart);
    }
}
