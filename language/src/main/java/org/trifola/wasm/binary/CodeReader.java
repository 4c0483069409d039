// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.BlockType;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
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
    private static final int REF = 0x64;
    private static final int REF_NULL = 0x63;

    /** How the immediates of a shape are skipped: by number of indices, or as follows. */
    private static final byte SKIP_MEMARG = 10;

    private static final byte SKIP_EACH = 11;
    private static final byte[] SKIP = skips();

    private Features features = Features.ALL;
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

    /** Types that belong to a feature outside this set are refused from now on. */
    public void features(Features enabled) {
        features = enabled;
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
        int first = peek();
        if (first == EMPTY_BLOCK) {
            pos++;
            return BlockType.EMPTY;
        }
        if (isNegativeByte(first)) {
            return BlockType.result(valueType());
        }
        long index = s33();
        if (index < 0) {
            throw fail(Fault.MALFORMED_VALUE_TYPE, null, at);
        }
        gate(Feature.MULTI_VALUE, "a type index as block type", at);
        return typeIndex(index, at);
    }

    /** Reads a value type, packed as {@link ValueType} says. */
    public int valueType() {
        int at = pos;
        int code = u8();
        switch (code) {
            case 0x7F:
                return ValueType.I32;
            case 0x7E:
                return ValueType.I64;
            case 0x7D:
                return ValueType.F32;
            case 0x7C:
                return ValueType.F64;
            case 0x7B:
                gate(Feature.SIMD, "v128", at);
                return ValueType.V128;
            default:
                int type = refType(code, at);
                if (type == ValueType.BOTTOM) {
                    // Types are numbers of seven bits, which have no longer form.
                    boolean tooLong = code >= 0x80;
                    Fault malformed = Fault.MALFORMED_VALUE_TYPE;
                    throw fail(
                            tooLong ? Fault.INTEGER_REPRESENTATION_TOO_LONG : malformed, null, at);
                }
                return type;
        }
    }

    /** Reads the type of a reference, nothing else. */
    public int refType() {
        int at = pos;
        int type = refType(u8(), at);
        if (type == ValueType.BOTTOM) {
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
        if (isNegativeByte(peek())) {
            int heapType = u8() - 0x80;
            if (!HeapType.isAbstract(heapType)) {
                throw fail(Fault.MALFORMED_REFERENCE_TYPE, null, at);
            }
            gate(featureOf(heapType), HeapType.toString(heapType), at);
            return heapType;
        }
        long index = s33();
        if (index < 0) {
            throw fail(Fault.MALFORMED_REFERENCE_TYPE, null, at);
        }
        gate(Feature.FUNCTION_REFERENCES, "a type index as heap type", at);
        return typeIndex(index, at);
    }

    /** Reads the index of a type. */
    public int typeIndex() {
        int at = pos;
        return typeIndex(u32() & 0xFFFF_FFFFL, at);
    }

    /** Skips the immediates of an instruction whose opcode was just read. */
    public void skipImmediates(int op) {
        int shape = Op.SHAPE[op];
        int skip = SKIP[shape];
        if (skip == SKIP_MEMARG) {
            memarg();
        } else if (skip == SKIP_EACH) {
            byte[] kinds = Op.SHAPES[shape];
            for (int i = 0; i < kinds.length; i++) {
                skipImmediate(KINDS[kinds[i]]);
            }
        } else {
            for (int i = skip; i > 0; i--) {
                u32();
            }
        }
    }

    /**
     * The column of how shapes are skipped, so that the frequent ones need no look at each kind.
     */
    private static byte[] skips() {
        byte[] skips = new byte[Op.SHAPES.length];
        for (int shape = 0; shape < skips.length; shape++) {
            byte[] kinds = Op.SHAPES[shape];
            byte skip = (byte) kinds.length;
            for (int i = 0; i < kinds.length; i++) {
                boolean index = isIndex(KINDS[kinds[i]]);
                skip = index ? skip : SKIP_EACH;
            }
            boolean memarg =
                    kinds.length == 1
                            && (KINDS[kinds[0]] == Immediate.MEMARG
                                    || KINDS[kinds[0]] == Immediate.ATOMIC_MEMARG);
            skips[shape] = memarg ? SKIP_MEMARG : skip;
        }
        return skips;
    }

    private static boolean isIndex(Immediate kind) {
        return switch (kind) {
            case LABEL, LOCAL, GLOBAL, FUNC, TYPE, TABLE, MEMORY, TAG, ELEM, DATA, FIELD, COUNT ->
                    true;
            default -> false;
        };
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

    /** Whether a byte begins and ends a negative LEB128 number. */
    private static boolean isNegativeByte(int b) {
        return b >= 0x40 && b < 0x80;
    }

    /** The reference type that begins with a byte, or BOTTOM if none does. */
    private int refType(int code, int at) {
        if (code == REF || code == REF_NULL) {
            gate(Feature.FUNCTION_REFERENCES, "ref", at);
            return ValueType.ref(heapType(), code == REF_NULL);
        }
        int heapType = code - 0x80;
        if (!HeapType.isAbstract(heapType)) {
            return ValueType.BOTTOM;
        }
        gate(featureOf(heapType), HeapType.toString(heapType), at);
        return ValueType.ref(heapType, true);
    }

    private static Feature featureOf(int abstractHeapType) {
        switch (abstractHeapType) {
            case HeapType.FUNC:
                // Tables have always had elements of type funcref.
                return Feature.CORE;
            case HeapType.EXTERN:
                return Feature.REFERENCE_TYPES;
            case HeapType.EXN, HeapType.NOEXN:
                return Feature.EXCEPTIONS;
            default:
                return Feature.GC;
        }
    }

    private void gate(Feature feature, String what, int at) {
        if (!features.has(feature)) {
            throw disabled(feature, what, at);
        }
    }

    /** The failure that something belongs to a feature that is switched off. */
    LoadException disabled(Feature feature, String what, int at) {
        return fail(Fault.FEATURE_IS_DISABLED, feature.refusal(what), at);
    }

    /**
     * Indices beyond what packed types hold cannot exist: reported as the unknown types they are.
     */
    private int typeIndex(long index, int at) {
        if (index > ValueType.MAX_TYPE_INDEX) {
            throw fail(Fault.UNKNOWN_TYPE, " " + index, at);
        }
        return (int) index;
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
