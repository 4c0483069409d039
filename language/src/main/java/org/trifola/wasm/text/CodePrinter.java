// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.numeric.FloatText;
import org.trifola.wasm.syntax.BlockType;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.Immediate;
import org.trifola.wasm.syntax.NameMap;
import org.trifola.wasm.syntax.Names;
import org.trifola.wasm.syntax.Opcode;

import java.util.Arrays;
import java.util.List;

/**
 * Prints instructions (spec 6.5) in flat form: bodies with one instruction a line, indented by
 * nesting, and constant expressions on one line. Nesting lives in arrays, so that its depth is
 * limited by memory only. Works off the table of instructions: one switch over immediates.
 */
final class CodePrinter {
    private static final Opcode[] OPCODES = Opcode.values();
    private static final String[] CATCHES = {"catch", "catch_ref", "catch_all", "catch_all_ref"};
    private static final int BODY_INDENT = 4;

    /** Beyond this depth lines are not indented further, or the text would grow quadratically. */
    private static final int DEEPEST_INDENT = 100;

    private final Identifiers ids;
    private final TypePrinter types;
    private final StringBuilder out;

    private List<CodeLine> lines;
    private CodeReader code;
    private boolean inline;
    private IdentifierSpace locals;
    private NameMap labelNames;
    private int blocks;
    private int depth;
    private Opcode[] openers = new Opcode[16];
    private String[] labels = new String[16];

    /** The type index that the instruction at hand names, for the fields after it. */
    private int structType;

    /** Prints instructions of a module to a builder. */
    CodePrinter(Identifiers ids, TypePrinter types, StringBuilder out) {
        this.ids = ids;
        this.types = types;
        this.out = out;
    }

    /** The body of a function with these identifiers of locals and names of labels. */
    void body(Bytes body, IdentifierSpace localIds, NameMap labelsByBlock) {
        inline = false;
        locals = localIds;
        labelNames = labelsByBlock;
        walk(body);
    }

    /** A constant expression on one line, each instruction after a space. */
    void expression(Bytes expression) {
        inline = true;
        locals = IdentifierSpace.NONE;
        labelNames = NameMap.EMPTY;
        walk(expression);
    }

    /** Notes every instruction of a body, too, after what was printed before it. */
    void note(List<CodeLine> found) {
        lines = found;
    }

    private void walk(Bytes instructions) {
        code = new CodeReader(instructions);
        blocks = 0;
        depth = 0;
        boolean more = true;
        noteLine(0, -1);
        while (more) {
            int start = out.length();
            more = instruction(OPCODES[code.next()]);
            noteLine(start, code.opStart());
        }
        if (!code.atEnd()) {
            throw code.fail(Fault.END_OPCODE_EXPECTED, null, code.position());
        }
    }

    private void noteLine(int start, int offset) {
        if (lines != null && !inline) {
            // The end of the body is not printed.
            String text = out.length() > start ? out.substring(start) : "\n  end";
            lines.add(new CodeLine(offset, text.substring(text.startsWith("\n") ? 1 : 0)));
        }
    }

    /** Prints one instruction; false if it was the end of the expression. */
    private boolean instruction(Opcode opcode) {
        switch (opcode) {
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> open(opcode);
            case ELSE -> middle(opcode, Opcode.IF);
            case CATCH, CATCH_ALL -> middle(opcode, Opcode.TRY);
            case END -> {
                if (depth == 0) {
                    return false;
                }
                depth--;
                mnemonic(opcode, depth);
            }
            case DELEGATE -> {
                require(opcode, Opcode.TRY);
                depth--;
                plain(opcode, depth);
            }
            default -> plain(opcode, depth);
        }
        return true;
    }

    private void plain(Opcode opcode, int indent) {
        mnemonic(opcode, indent);
        immediates(opcode);
    }

    private void mnemonic(Opcode opcode, int indent) {
        if (inline) {
            out.append(' ');
        } else {
            int spaces = BODY_INDENT + 2 * Math.min(indent, DEEPEST_INDENT);
            out.append('\n').repeat(' ', spaces);
        }
        out.append(opcode.text());
    }

    private void open(Opcode opcode) {
        mnemonic(opcode, depth);
        String name = labelNames.get(blocks++);
        boolean named = name != null && !name.isEmpty();
        String identifier = named ? TextStrings.identifier(name) : null;
        out.append(identifier == null ? "" : " " + identifier);
        immediates(opcode);
        if (depth == openers.length) {
            openers = Arrays.copyOf(openers, 2 * depth);
            labels = Arrays.copyOf(labels, 2 * depth);
        }
        openers[depth] = opcode;
        labels[depth] = identifier;
        depth++;
        if (!inline && identifier == null) {
            out.append("  ;; label = @").append(depth);
        }
    }

    /** The divider of a block; a second {@code else} cannot be printed, so is refused. */
    private void middle(Opcode opcode, Opcode opener) {
        boolean furtherCatch = depth > 0 && openers[depth - 1] == Opcode.CATCH;
        require(opcode, furtherCatch && opener == Opcode.TRY ? Opcode.CATCH : opener);
        openers[depth - 1] = opcode;
        plain(opcode, depth - 1);
    }

    private void require(Opcode opcode, Opcode opener) {
        if (depth == 0 || openers[depth - 1] != opener) {
            String detail = " " + opcode.text() + " outside " + opener.text();
            throw code.fail(Fault.ILLEGAL_OPCODE, detail, code.opStart());
        }
    }

    /** Prints all immediates; a table or memory after another kind stands before it in text. */
    private void immediates(Opcode opcode) {
        int start = out.length();
        int count = opcode.immediates().size();
        for (int i = 0; i < count; i++) {
            Immediate kind = opcode.immediates().get(i);
            if (kind == Immediate.TABLE || kind == Immediate.MEMORY) {
                Names.Kind space = kind == Immediate.TABLE ? Names.Kind.TABLE : Names.Kind.MEMORY;
                boolean pair = i + 1 < count;
                out.insert(start, storage(space, code.u32(), pair ? code.u32() : 0, pair));
                return;
            }
            immediate(kind, opcode);
        }
    }

    /** One or two indices of tables or memories, left out if zero. */
    private String storage(Names.Kind space, int first, int second, boolean pair) {
        if (first == 0 && second == 0) {
            return "";
        }
        return " " + ids.use(space, first) + (pair ? " " + ids.use(space, second) : "");
    }

    private void immediate(Immediate kind, Opcode opcode) {
        switch (kind) {
            case LABEL -> label(code.u32());
            case LABELS -> {
                for (int count = code.vectorLength(); count >= 0; count--) {
                    label(code.u32());
                }
            }
            case LOCAL -> word(locals.use(code.u32()));
            case GLOBAL -> index(Names.Kind.GLOBAL);
            case FUNC -> index(Names.Kind.FUNC);
            case TYPE -> type(opcode);
            case TABLE -> index(Names.Kind.TABLE);
            case MEMORY -> index(Names.Kind.MEMORY);
            case TAG -> index(Names.Kind.TAG);
            case ELEM -> index(Names.Kind.ELEM);
            case DATA -> index(Names.Kind.DATA);
            case FIELD -> word(ids.fields(structType).use(code.u32()));
            case MEMARG, ATOMIC_MEMARG -> memarg(opcode);
            case BLOCK_TYPE -> blockType(code.blockType());
            case VALUE_TYPES -> selectTypes();
            case I32 -> word(Integer.toString(code.s32()));
            case I64 -> word(Long.toString(code.s64()));
            case F32 -> word(FloatText.printF32(code.fixed32()));
            case F64 -> word(FloatText.printF64(code.fixed64()));
            case V128 -> vector();
            case LANE -> word(Integer.toString(code.u8()));
            case LANES -> {
                for (int i = 0; i < 16; i++) {
                    word(Integer.toString(code.u8()));
                }
            }
            case HEAP_TYPE -> heapType(opcode);
            case CAST -> cast();
            case CATCHES -> catches();
            case COUNT -> word(Integer.toUnsignedString(code.u32()));
            case ORDER -> code.u8();
        }
    }

    private void word(String text) {
        out.append(' ').append(text);
    }

    private void index(Names.Kind space) {
        word(ids.use(space, code.u32()));
    }

    /**
     * A label: its identifier, unless a block further inside has the same; else its depth, with the
     * number that the comment of the block has.
     */
    private void label(int relative) {
        int block = depth - 1 - relative;
        boolean inside = relative >= 0 && block >= 0;
        if (inside && labels[block] != null && innermost(labels[block]) == block) {
            word(labels[block]);
            return;
        }
        word(Integer.toUnsignedString(relative));
        if (inside && !inline && labels[block] == null) {
            out.append(" (;@").append(block + 1).append(";)");
        }
    }

    private int innermost(String identifier) {
        int block = depth - 1;
        while (!identifier.equals(labels[block])) {
            block--;
        }
        return block;
    }

    private void type(Opcode opcode) {
        structType = code.u32();
        if (opcode.immediates().contains(Immediate.TABLE)) {
            types.typeUse(structType, IdentifierSpace.NONE);
        } else {
            word(ids.use(Names.Kind.TYPE, structType));
        }
    }

    private void memarg(Opcode opcode) {
        code.memarg();
        if (code.memory() != 0) {
            word(ids.use(Names.Kind.MEMORY, code.memory()));
        }
        if (code.offset() != 0) {
            word("offset=" + Long.toUnsignedString(code.offset()));
        }
        if (code.align() != opcode.widthLog2()) {
            word("align=" + Long.toUnsignedString(1L << code.align()));
        }
    }

    private void blockType(int type) {
        if (BlockType.isTypeIndex(type)) {
            types.typeUse(type, IdentifierSpace.NONE);
        } else if (type != BlockType.EMPTY) {
            out.append(" (result ");
            types.valueType(BlockType.valueType(type));
            out.append(')');
        }
    }

    private void selectTypes() {
        out.append(" (result");
        for (int count = code.vectorLength(); count > 0; count--) {
            out.append(' ');
            types.valueType(code.valueType());
        }
        out.append(')');
    }

    private void vector() {
        out.append(" i32x4");
        for (int i = 0; i < 4; i++) {
            out.append(" 0x");
            String digits = Integer.toHexString(code.fixed32());
            out.repeat('0', 8 - digits.length()).append(digits);
        }
    }

    /** A heap type, which tests and casts write as a reference type. */
    private void heapType(Opcode opcode) {
        out.append(' ');
        switch (opcode) {
            case REF_TEST, REF_CAST -> types.refType(code.heapType(), false);
            case REF_TEST_NULL, REF_CAST_NULL -> types.refType(code.heapType(), true);
            default -> types.heapType(code.heapType());
        }
    }

    private void cast() {
        int flags = code.u8();
        label(code.u32());
        out.append(' ');
        types.refType(code.heapType(), (flags & 1) != 0);
        out.append(' ');
        types.refType(code.heapType(), (flags & 2) != 0);
    }

    private void catches() {
        for (int count = code.vectorLength(); count > 0; count--) {
            int kind = code.u8();
            if (kind >= CATCHES.length) {
                throw code.fail(Fault.ILLEGAL_OPCODE, " catch clause " + kind, code.opStart());
            }
            out.append(" (").append(CATCHES[kind]);
            if (kind < 2) {
                index(Names.Kind.TAG);
            }
            label(code.u32());
            out.append(')');
        }
    }
}
