// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.split;

import org.trifola.wasm.code.AccessFlags;
import org.trifola.wasm.code.AtomicAccess;
import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.syntax.Op;

import java.util.Arrays;

/**
 * Which values an instruction reads and writes. A value is a slot with the kind of what it holds,
 * packed as in calls: {@code slot << Kind.BITS | kind}.
 *
 * <p>{@link #KINDS} has a letter for each slot that {@link Code#LAYOUT} has: a kind ({@code i j f d
 * r v}), or where to find it: {@code k} the kind operand, {@code u} the same unpacked, {@code x}
 * the result of the function, {@code a b c} an address whose width is in the first, second or third
 * bit of the flags, {@code m} what the near form accesses, {@code l} a lane, {@code t} an atomic
 * access.
 */
final class Accesses {
    private static final String KIND_LETTERS = "ijfdrv";

    private static final String[] KINDS = new String[Code.COUNT];

    static {
        signatures(Code.I32_EQZ, Code.I64_EXTEND32_S, Op.I32_EQZ);
        signatures(Code.I32_TRUNC_SAT_F32_S, Code.I64_TRUNC_SAT_F64_U, Op.I32_TRUNC_SAT_F32_S);
        for (int op = Code.I32_LOAD; op <= Code.I64_LOAD32_U; op++) {
            KINDS[op] = KIND_LETTERS.charAt(Kind.ofAccess(op)) + "i";
        }
        for (int op = Code.I32_STORE; op <= Code.I64_STORE32; op++) {
            KINDS[op] = "i" + KIND_LETTERS.charAt(Kind.ofAccess(op));
        }
        fill("ii", Code.I32_EQ_IMM, Code.I32_SHR_U_IMM);
        fill("ij", Code.I64_EQ_IMM, Code.I64_GE_U_IMM);
        fill("jj", Code.I64_ADD_IMM, Code.I64_SHR_U_IMM);
        fill("ii", Code.BR_I32_EQ, Code.BR_I32_GE_U);
        fill("jj", Code.BR_I64_EQ, Code.BR_I64_GE_U);
        fill("i", Code.BR_I32_EQ_IMM, Code.BR_I32_GE_U_IMM);
        fill("j", Code.BR_I64_EQ_IMM, Code.BR_I64_GE_U_IMM);
        fill("r", Code.BR_ON_NULL, Code.BR_ON_CAST);
        fill("", Code.BR, Code.BR);
        fill("i", Code.BR_TABLE, Code.BR_TABLE);
        fill("", Code.UNREACHABLE, Code.RETURN);
        fill("x", Code.RETURN_I32, Code.RETURN_REF);
        fill("", Code.RETURN_MANY, Code.RETURN_CALL_REF);
        fill("kk", Code.COPY, Code.COPY_REF);
        each(Code.CONST_I32, "i", "j", "f", "d", "r", "kikk", "kikk", "i", "i", "k", "k");
        each(Code.LOAD_FAR, "ma", "am");
        each(Code.I64_ADD128, "jjjjjj", "jjjjjj", "jjjj", "jjjj");
        each(Code.MEMORY_SIZE, "a", "aa", "aic", "abc", "abc", "");
        each(Code.TABLE_GET, "ra", "ar", "a", "ara", "arc", "abc", "abc", "");
        each(Code.REF_FUNC, "r", "ir", "irr", "rr", "", "r", "r", "r");
        each(Code.STRUCT_GET_I32, "ir", "jr", "fr", "dr", "rr", "vr");
        each(Code.STRUCT_SET_I32, "ri", "rj", "rf", "rd", "rr", "rv");
        each(Code.ARRAY_NEW, "rui", "ri", "r", "rii", "rii");
        each(Code.ARRAY_GET_I32, "iri", "jri", "fri", "dri", "rri", "vri", "iri", "iri");
        each(Code.ARRAY_SET_I32, "rii", "rij", "rif", "rid", "rir", "riv", "rii", "rii");
        each(Code.ARRAY_LEN, "ir", "riui", "ririi", "riii", "riii");
        each(Code.REF_TEST, "ir", "rr", "ri", "ir", "ir");
        each(Code.VECTOR_CONST, "v", "vl", "lv", "vvl", "iv", "vvi", "vv", "vvv", "vvvv", "vvv");
        each(Code.VECTOR_LOAD, "va", "vav", "av");
        each(Code.ATOMIC_LOAD, "ta", "at", "tat", "tatt", "iatj", "iai", "", "", "k");
    }

    private static void fill(String kinds, int first, int last) {
        Arrays.fill(KINDS, first, last + 1, kinds);
    }

    private static void each(int first, String... kinds) {
        System.arraycopy(kinds, 0, KINDS, first, kinds.length);
    }

    /** Numeric instructions: their signatures, result first. */
    private static void signatures(int first, int last, int firstOp) {
        for (int code = first; code <= last; code++) {
            String signature = Op.SIGNATURES[Op.SIGNATURE[firstOp + code - first]];
            int colon = signature.indexOf(':');
            KINDS[code] =
                    (signature.substring(colon + 1) + signature.substring(0, colon))
                            .replace('l', 'j');
        }
    }

    private final int[] code;
    private final int resultKind;

    /** The values that the instruction reads; the first {@link #readCount} elements. */
    int[] reads = new int[16];

    int readCount;

    /** The values that it writes, after it has read. */
    int[] writes = new int[16];

    int writeCount;

    /**
     * Accesses of a function's instructions.
     *
     * @param resultKind kind of its only result, if it has one
     */
    Accesses(FunctionCode function, int resultKind) {
        code = function.code;
        this.resultKind = resultKind;
    }

    private void read(int value) {
        if (readCount == reads.length) {
            reads = Arrays.copyOf(reads, 2 * readCount);
        }
        reads[readCount++] = value;
    }

    private void write(int value) {
        if (writeCount == writes.length) {
            writes = Arrays.copyOf(writes, 2 * writeCount);
        }
        writes[writeCount++] = value;
    }

    /** Finds what the instruction at a position reads and writes. */
    void find(int pc) {
        readCount = 0;
        writeCount = 0;
        String layout = Code.LAYOUT[code[pc]];
        String kinds = KINDS[code[pc]];
        int at = pc + 1;
        int slots = 0;
        for (int i = 0; i < layout.length(); i++) {
            switch (layout.charAt(i)) {
                case 'd' -> write(value(code[at++], kinds.charAt(slots++), pc));
                case 's' -> read(value(code[at++], kinds.charAt(slots++), pc));
                case 'L' -> at += 2;
                case 'V' -> values(at);
                case 'C' -> call(pc);
                default -> at++;
            }
        }
    }

    private void values(int at) {
        for (int i = 1; i <= code[at]; i++) {
            read(code[at + i]);
        }
    }

    private void call(int pc) {
        int op = code[pc];
        int arguments = code[pc + 2];
        int results = code[pc + 3];
        if (op == Code.CALL_INDIRECT || op == Code.RETURN_CALL_INDIRECT) {
            read(value(code[pc + 7], (code[pc + 6] & 1) != 0 ? 'j' : 'i', pc));
        } else if (op == Code.CALL_REF || op == Code.RETURN_CALL_REF) {
            read(value(code[pc + 7], 'r', pc));
        }
        int at = pc + 8;
        for (int i = 0; i < arguments; i++) {
            read(code[at++]);
        }
        if (op >= Code.RETURN_CALL) {
            return;
        }
        if (results == 1) {
            write(code[pc + 1] << Kind.BITS | code[at] & Kind.MASK);
        } else {
            for (int i = 0; i < results; i++) {
                write(code[at++]);
            }
        }
    }

    private int value(int slot, char letter, int pc) {
        return slot << Kind.BITS | kind(letter, pc);
    }

    private int kind(char letter, int pc) {
        return switch (letter) {
            case 'k' -> code[operand(pc, 'k')];
            case 'u' -> Kind.unpacked(code[operand(pc, 'k')]);
            case 'x' -> resultKind;
            case 'a' -> address(pc, 1);
            case 'b' -> address(pc, 2);
            case 'c' -> address(pc, 4);
            case 'm' -> Kind.ofAccess(code[operand(pc, 'c')]);
            case 'l' -> lane(code[operand(pc, 'o')] >> FunctionCode.LANE_SHIFT);
            case 't' -> {
                int access = code[operand(pc, 'f')] >> AccessFlags.BITS;
                yield AtomicAccess.isLong(access) ? Kind.I64 : Kind.I32;
            }
            default -> KIND_LETTERS.indexOf(letter);
        };
    }

    private int address(int pc, int bit) {
        return (code[operand(pc, 'f')] & bit) != 0 ? Kind.I64 : Kind.I32;
    }

    /** The position of an operand, which nothing of variable length is before. */
    private int operand(int pc, char letter) {
        String layout = Code.LAYOUT[code[pc]];
        int at = pc + 1;
        for (int i = 0; layout.charAt(i) != letter; i++) {
            at += layout.charAt(i) == 'L' ? 2 : 1;
        }
        return at;
    }

    private static int lane(int op) {
        return switch (op) {
            case Op.I64X2_SPLAT, Op.I64X2_REPLACE_LANE, Op.I64X2_EXTRACT_LANE -> Kind.I64;
            case Op.F32X4_SPLAT, Op.F32X4_REPLACE_LANE, Op.F32X4_EXTRACT_LANE -> Kind.F32;
            case Op.F64X2_SPLAT, Op.F64X2_REPLACE_LANE, Op.F64X2_EXTRACT_LANE -> Kind.F64;
            default -> Kind.I32;
        };
    }
}
