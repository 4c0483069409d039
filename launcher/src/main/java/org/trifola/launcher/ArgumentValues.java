// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.numeric.FloatText;
import org.trifola.wasm.numeric.IntText;
import org.trifola.wasm.numeric.LiteralException;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.ValueType;

import java.util.List;

/**
 * Words of the command line as arguments of an exported function, by the types of its parameters.
 */
final class ArgumentValues {
    private ArgumentValues() {}

    /**
     * The values of words, written as in the text format; {@code null} is a null reference.
     *
     * @throws UsageException if there are too many or too few, or one is none of its type
     */
    static Object[] parse(FuncType type, String name, CommandLineArguments arguments)
            throws UsageException {
        List<String> words = arguments.programArguments();
        int[] params = type.params();
        if (words.size() != params.length) {
            throw arguments.wrong(
                    name
                            + " takes "
                            + (params.length == 1 ? "1 argument" : params.length + " arguments")
                            + " of types "
                            + ValueType.toString(params)
                            + ", but "
                            + words.size()
                            + (words.size() == 1 ? " is given" : " are given"));
        }
        Object[] values = new Object[params.length];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = parse(words.get(i), params[i]);
            } catch (LiteralException e) {
                boolean malformed = e.kind() == LiteralException.Kind.MALFORMED;
                String why = malformed ? " is no " : " is out of the range of ";
                throw wrong(arguments, name, i, quoted(words.get(i)) + why, params[i]);
            } catch (IllegalArgumentException e) {
                throw wrong(arguments, name, i, e.getMessage(), params[i]);
            }
        }
        return values;
    }

    private static UsageException wrong(
            CommandLineArguments arguments, String name, int index, String why, int type) {
        return arguments.wrong(
                "argument " + (index + 1) + " of " + name + ": " + why + ValueType.toString(type));
    }

    private static String quoted(String word) {
        return word.isBlank() ? "'" + word + "'" : Inspection.printable(word);
    }

    private static Object parse(String word, int type) throws LiteralException {
        switch (type) {
            case ValueType.I32:
                return IntText.parseI32(word);
            case ValueType.I64:
                return IntText.parseI64(word);
            case ValueType.F32:
                return Float.intBitsToFloat(FloatText.parseF32(word));
            case ValueType.F64:
                return Double.longBitsToDouble(FloatText.parseF64(word));
            default:
                if (ValueType.isRef(type) && ValueType.isNullable(type)) {
                    if (word.equals("null")) {
                        return null;
                    }
                    throw new IllegalArgumentException("only null can be given here as ");
                }
                throw new IllegalArgumentException("the command line cannot give a ");
        }
    }
}
