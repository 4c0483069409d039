// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.syntax.Immediate;
import org.trifola.wasm.syntax.Opcode;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Locale;

/**
 * Writes internal code for people: an instruction per line with its position, name and operands,
 * slots as {@code s3}, targets as {@code ->12}. For tests and for those who work on the
 * interpreter.
 */
public final class CodePrinter {
    private static final String[] KINDS = {"i32", "i64", "f32", "f64", "ref", "v128", "i8", "i16"};

    private static final String[] NAMES = names();

    private final FunctionCode function;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private CodePrinter(FunctionCode function) {
        this.function = function;
    }

    /** The whole code of a function, ending in its catch clauses. */
    public static String print(FunctionCode function) {
        return new CodePrinter(function).print();
    }

    /** The name of a code, in lower case. */
    public static String name(int code) {
        return NAMES[code];
    }

    private static String[] names() {
        String[] names = new String[Code.COUNT];
        for (Field field : Code.class.getFields()) {
            boolean constant = Modifier.isStatic(field.getModifiers());
            if (constant && field.getType() == int.class && !isMark(field.getName())) {
                try {
                    names[field.getInt(null)] = field.getName().toLowerCase(Locale.ROOT);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return names;
    }

    private static boolean isMark(String name) {
        return name.equals("COUNT") || name.startsWith("FIRST_");
    }

    private String print() {
        while (at < function.code.length) {
            int start = at;
            int code = function.code[at++];
            out.append(String.format("%5d  %s", start, NAMES[code]));
            String layout = Code.LAYOUT[code];
            for (int i = 0; i < layout.length(); i++) {
                operand(layout.charAt(i));
            }
            int offset = function.offset(start);
            if (offset >= 0) {
                out.append("  @0x").append(Integer.toHexString(offset));
            }
            out.append('\n');
        }
        handlers();
        return out.toString();
    }

    private void operand(char letter) {
        switch (letter) {
            case 'd', 's' -> out.append(" s").append(next());
            case 'l' -> out.append(" ->").append(next());
            case 'L' -> out.append(' ').append((next() & 0xFFFF_FFFFL) | (long) next() << 32);
            case 'c' -> out.append(' ').append(NAMES[next()]);
            case 'o' -> vectorInstruction(next());
            case 'p' -> next();
            case 'k' -> out.append(' ').append(KINDS[next()]);
            case 'T' -> targets();
            case 'V' -> values(next());
            case 'C' -> call();
            default -> out.append(' ').append(next());
        }
    }

    private void vectorInstruction(int operand) {
        Opcode opcode = Opcode.values()[operand >> FunctionCode.LANE_SHIFT];
        out.append(' ').append(opcode.text());
        if (opcode.immediates().contains(Immediate.LANE)) {
            out.append(' ').append(operand & FunctionCode.LANE_MASK);
        }
    }

    private int next() {
        return function.code[at++];
    }

    private void targets() {
        int size = next();
        for (int count = size; count >= 0; count--) {
            out.append(" ->").append(next());
        }
        if (size > FunctionCode.LARGE_TABLE) {
            at += next();
        }
    }

    private void values(int count) {
        for (int i = 0; i < count; i++) {
            out.append(" s").append(next() >> Kind.BITS);
        }
    }

    private void call() {
        int result = next();
        int arguments = next();
        int results = next();
        next();
        out.append(' ').append(next()).append(' ').append(next()).append(" s").append(next());
        out.append(" (");
        values(arguments);
        out.append(" )");
        if (results > 0) {
            out.append(" s").append(result);
        }
        at += results;
    }

    private void handlers() {
        int[] handlers = function.handlers;
        for (int h = 0; h < handlers.length; h += FunctionCode.HANDLER_SIZE) {
            if (handlers[h + 2] == CatchKind.DELEGATE) {
                int entry = handlers[h + 5] / FunctionCode.HANDLER_SIZE;
                out.append(
                        String.format(
                                "delegate %d..%d to entry %d\n",
                                handlers[h], handlers[h + 1], entry));
                continue;
            }
            out.append(
                    String.format(
                            "catch %d..%d kind %d tag %d%s ->%d\n",
                            handlers[h],
                            handlers[h + 1],
                            handlers[h + 2],
                            handlers[h + 3],
                            caught(handlers[h + 4]),
                            handlers[h + 5]));
        }
    }

    private String caught(int index) {
        StringBuilder slots = new StringBuilder();
        for (int i = 1; i <= function.caught[index]; i++) {
            slots.append(" s").append(function.caught[index + i] >> Kind.BITS);
        }
        return slots.toString();
    }
}
