// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.numeric;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A numeric instruction, found by its mnemonic: the methods of this package are named by one rule,
 * and to find them by that rule is to test it. Values are bits in a long, those of 32 bits extended
 * with their sign; a truth value is 0 or 1.
 */
record Instruction(String mnemonic, Method method) {

    private static final Map<String, Class<?>> CLASSES =
            Map.of(
                    "i32",
                    Int32.class,
                    "i64",
                    Int64.class,
                    "f32",
                    Float32.class,
                    "f64",
                    Float64.class);

    private static final Pattern CONVERSION =
            Pattern.compile("(wrap|extend|trunc|convert|demote|promote|reinterpret)_.*");

    static Optional<Instruction> find(String mnemonic) {
        int dot = mnemonic.indexOf('.');
        if (dot < 0 || !CLASSES.containsKey(mnemonic.substring(0, dot))) {
            return Optional.empty();
        }
        String type = mnemonic.substring(0, dot);
        String rest = mnemonic.substring(dot + 1);
        boolean conversion = CONVERSION.matcher(rest).matches();
        Class<?> owner = conversion ? Conversions.class : CLASSES.get(type);
        String name = camelCase(conversion ? type + "_" + rest : rest);
        return Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .map(method -> new Instruction(mnemonic, method));
    }

    private static String camelCase(String snake) {
        StringBuilder name = new StringBuilder();
        for (String word : snake.split("_")) {
            name.append(name.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)));
            name.append(word, 1, word.length());
        }
        return name.toString();
    }

    /** The wasm types of the operands. */
    List<String> operandTypes() {
        return Arrays.stream(method.getParameterTypes()).map(Instruction::wasmType).toList();
    }

    /** The wasm type of the result. */
    String resultType() {
        return wasmType(method.getReturnType());
    }

    private static String wasmType(Class<?> type) {
        return switch (type.getName()) {
            case "int", "boolean" -> "i32";
            case "long" -> "i64";
            case "float" -> "f32";
            case "double" -> "f64";
            default -> throw new AssertionError("no type of a numeric instruction: " + type);
        };
    }

    /** Calls the method; its trap comes through as it is. */
    long call(List<Long> operands) {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = toJava(types[i], operands.get(i));
        }
        try {
            return toBits(method.invoke(null, arguments));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof NumericTrap trap) {
                throw trap;
            }
            throw new AssertionError(mnemonic, e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(mnemonic, e);
        }
    }

    private static Object toJava(Class<?> type, long bits) {
        return switch (type.getName()) {
            case "int" -> (int) bits;
            case "long" -> bits;
            case "float" -> Float.intBitsToFloat((int) bits);
            case "double" -> Double.longBitsToDouble(bits);
            default -> throw new AssertionError(type);
        };
    }

    private static long toBits(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? 1 : 0;
            case Integer i -> i;
            case Long l -> l;
            case Float f -> Float.floatToRawIntBits(f);
            case Double d -> Double.doubleToRawLongBits(d);
            default -> throw new AssertionError(value);
        };
    }
}
