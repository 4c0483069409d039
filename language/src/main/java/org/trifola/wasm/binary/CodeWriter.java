// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.syntax.BlockType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/**
 * Writes instructions in binary form (spec 5.4): an opcode with {@link #op}, then the immediates
 * that {@link Op#SHAPES} lists. The counterpart of {@link CodeReader}.
 */
public final class CodeWriter extends ByteWriter {
    private static final int MEMORY_INDEX_FLAG = 0x40;
    private static final int EMPTY_BLOCK = 0x40;
    private static final int REF = 0x64;
    private static final int REF_NULL = 0x63;

    /** Starts with nothing written. */
    public CodeWriter() {}

    /** Writes the opcode of an instruction, given by its {@link Op} number. */
    public void op(int op) {
        int prefix = Op.PREFIX[op];
        if (prefix == 0) {
            u8(Op.SUBCODE[op]);
        } else {
            u8(prefix);
            u32(Op.SUBCODE[op]);
        }
    }

    /**
     * Writes a memarg.
     *
     * @param align binary logarithm of the alignment, less than 64
     * @param memory memory index
     * @param offset offset in bytes, unsigned
     */
    public void memarg(int align, int memory, long offset) {
        if (memory == 0) {
            u32(align);
        } else {
            u32(align | MEMORY_INDEX_FLAG);
            u32(memory);
        }
        u64(offset);
    }

    /** Writes a block type, packed as {@link BlockType} says. */
    public void blockType(int blockType) {
        if (BlockType.isTypeIndex(blockType)) {
            s33(blockType);
        } else if (blockType == BlockType.EMPTY) {
            u8(EMPTY_BLOCK);
        } else {
            valueType(BlockType.valueType(blockType));
        }
    }

    /** Writes a value or storage type, packed as {@link ValueType} says. */
    public void valueType(int type) {
        if (!ValueType.isRef(type)) {
            u8(plainCode(type));
            return;
        }
        int heap = ValueType.heapType(type);
        boolean nullable = ValueType.isNullable(type);
        if (heap >= 0 || !nullable) {
            u8(nullable ? REF_NULL : REF);
        }
        heapType(heap);
    }

    /** Writes a list of value types with its length. */
    public void valueTypes(int[] types) {
        u32(types.length);
        for (int type : types) {
            valueType(type);
        }
    }

    /** Writes a heap type, as {@link HeapType} says. */
    public void heapType(int heapType) {
        s33(heapType);
    }

    private static int plainCode(int type) {
        switch (type) {
            case ValueType.I32:
                return 0x7F;
            case ValueType.I64:
                return 0x7E;
            case ValueType.F32:
                return 0x7D;
            case ValueType.F64:
                return 0x7C;
            case ValueType.V128:
                return 0x7B;
            case ValueType.I8:
                return 0x78;
            case ValueType.I16:
                return 0x77;
            default:
                throw new IllegalArgumentException(ValueType.toString(type));
        }
    }
}
