// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Immediate;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.ValueType;

/** Immediates of the instructions whose type the table tells (spec 3.4). */
final class ImmediateRules {
    private ImmediateRules() {}

    private static final Immediate[] KINDS = Immediate.values();

    /** The bit of the first byte of a memarg that says that a memory index follows. */
    private static final int MEMORY_INDEX_FLAG = 0x40;

    /** Reads and checks the immediates; the address type of the memory among them, if any. */
    static int check(BodyValidator b, int op, byte[] shape) {
        int address = ValueType.I32;
        long segment = -1;
        for (int i = 0; i < shape.length; i++) {
            Immediate kind = KINDS[shape[i]];
            switch (kind) {
                case MEMARG, ATOMIC_MEMARG -> address = memarg(b, op, kind);
                case MEMORY -> address = memory(b, b.in.u32()).addressType();
                case DATA -> segment = Integer.toUnsignedLong(b.in.u32());
                case ELEM -> elem(b, b.in.u32());
                case LANE -> lane(b, op);
                case LANES -> lanes(b);
                case ORDER -> order(b);
                case I32 -> b.in.s32();
                case I64 -> b.in.s64();
                case F32 -> b.in.skip(4);
                case F64 -> b.in.skip(8);
                case V128 -> b.in.skip(16);
                default -> throw new IllegalStateException(kind.toString());
            }
        }
        // The memory comes after the segment, but a missing one is reported first.
        if (segment >= 0) {
            data(b, (int) segment);
        }
        return address;
    }

    /** The type of a memory, which must exist. */
    static MemoryType memory(BodyValidator b, int index) {
        if (Integer.compareUnsigned(index, b.context.module.memoryCount()) >= 0) {
            throw b.unknown(Fault.UNKNOWN_MEMORY, index);
        }
        return b.context.module.memoryType(index);
    }

    private static int memarg(BodyValidator b, int op, Immediate kind) {
        CodeReader in = b.in;
        if (!b.context.allFeatures && (in.peek() & MEMORY_INDEX_FLAG) != 0) {
            b.context.require(
                    Feature.MULTI_MEMORY, Describe.op(op) + " with a memory index", in.opStart());
        }
        in.memarg();
        MemoryType memory = memory(b, in.memory());
        int natural = Op.WIDTH_LOG2[op];
        if (in.align() != natural && (in.align() > natural || kind == Immediate.ATOMIC_MEMARG)) {
            throw alignment(b, op, kind);
        }
        if (!memory.is64() && in.offset() >>> 32 != 0) {
            throw b.fail(
                    Fault.OFFSET_OUT_OF_RANGE,
                    Long.toUnsignedString(in.offset()) + " in a memory with 32-bit addresses");
        }
        return memory.addressType();
    }

    private static LoadException alignment(BodyValidator b, int op, Immediate kind) {
        Fault fault =
                kind == Immediate.ATOMIC_MEMARG
                        ? Fault.ATOMIC_ALIGNMENT_MUST_BE_NATURAL
                        : Fault.ALIGNMENT_MUST_NOT_BE_LARGER_THAN_NATURAL;
        return b.fail(
                fault,
                "2^"
                        + b.in.align()
                        + " bytes, "
                        + Describe.op(op)
                        + " accesses "
                        + (1 << Op.WIDTH_LOG2[op]));
    }

    /** Data segments come after the code: only their number is known, from a section before it. */
    static void data(BodyValidator b, int index) {
        int count = b.context.module.dataCount();
        if (count < 0) {
            throw b.fail(Fault.DATA_COUNT_SECTION_REQUIRED, null);
        }
        if (Integer.compareUnsigned(index, count) >= 0) {
            throw b.unknown(Fault.UNKNOWN_DATA_SEGMENT, index);
        }
    }

    /** The closed type of an element segment, which must exist. */
    static int elem(BodyValidator b, int index) {
        if (Integer.compareUnsigned(index, b.context.elementTypes.length) >= 0) {
            throw b.unknown(Fault.UNKNOWN_ELEM_SEGMENT, index);
        }
        return b.context.elementTypes[index];
    }

    private static void lane(BodyValidator b, int op) {
        requireLane(b, b.in.u8(), laneCount(op));
    }

    private static void lanes(BodyValidator b) {
        for (int i = 0; i < 16; i++) {
            requireLane(b, b.in.u8(), 32);
        }
    }

    private static void requireLane(BodyValidator b, int lane, int count) {
        if (lane >= count) {
            throw b.fail(Fault.INVALID_LANE_INDEX, lane + ", there are " + count);
        }
    }

    /**
     * Accesses to memory have lanes of their width; the others come shape by shape in the table.
     */
    private static int laneCount(int op) {
        if (Op.WIDTH_LOG2[op] >= 0) {
            return 16 >> Op.WIDTH_LOG2[op];
        }
        if (op <= Op.I8X16_REPLACE_LANE) {
            return 16;
        }
        if (op <= Op.I16X8_REPLACE_LANE) {
            return 8;
        }
        boolean wide =
                op == Op.I64X2_EXTRACT_LANE
                        || op == Op.I64X2_REPLACE_LANE
                        || op >= Op.F64X2_EXTRACT_LANE;
        return wide ? 2 : 4;
    }

    private static void order(BodyValidator b) {
        int order = b.in.u8();
        if (order != 0) {
            throw b.fail(Fault.ILLEGAL_OPCODE, " atomic.fence with memory order " + order);
        }
    }
}
