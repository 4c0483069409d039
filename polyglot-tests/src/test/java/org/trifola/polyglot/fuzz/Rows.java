// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The rows of the instruction table that a module may use, grouped so that each has its share. */
final class Rows {
    /** What is chosen first. */
    private enum Group {
        NUMERIC(26),
        VARIABLE(16),
        CONTROL(22),
        MEMORY(10),
        BULK(3),
        TABLE(4),
        REFERENCE(6),
        AGGREGATE(16),
        VECTOR(22),
        VECTOR_MEMORY(5),
        RELAXED(5),
        ATOMIC(10),
        WIDE(8);

        final int weight;

        Group(int weight) {
            this.weight = weight;
        }
    }

    private final Map<Group, List<Opcode>> groups = new EnumMap<>(Group.class);
    private final List<List<Opcode>> producers = new ArrayList<>();
    private final int weight;

    Rows(Set<Feature> features) {
        for (int i = 0; i <= ValueType.V128; i++) {
            producers.add(new ArrayList<>());
        }
        boolean legacy = features.contains(Feature.LEGACY_EXCEPTIONS);
        for (Opcode op : Opcode.values()) {
            if (features.contains(op.feature()) || legacy && op == Opcode.THROW) {
                groups.computeIfAbsent(group(op), g -> new ArrayList<>()).add(op);
                if (op.typing() != null) {
                    produce(op);
                }
            }
        }
        int sum = 0;
        for (Group group : groups.keySet()) {
            sum += group.weight;
        }
        weight = sum;
    }

    private void produce(Opcode op) {
        int[] results = results(op, ValueType.I32);
        if (results.length == 1 && !op.typing().startsWith(":") && op != Opcode.MEMORY_GROW) {
            producers.get(results[0]).add(op);
        }
    }

    private static Group group(Opcode op) {
        return op.typing() == null ? ruleGroup(op) : typedGroup(op);
    }

    private static Group ruleGroup(Opcode op) {
        if (op.prefix() == 0xFB) {
            return Group.AGGREGATE;
        }
        if (op.prefix() != 0) {
            return op == Opcode.MEMORY_COPY ? Group.BULK : Group.TABLE;
        }
        if (op.code() >= Opcode.REF_NULL.code()) {
            return Group.REFERENCE;
        }
        if (op == Opcode.TABLE_GET || op == Opcode.TABLE_SET) {
            return Group.TABLE;
        }
        boolean control = op.code() < Opcode.DROP.code() || op == Opcode.TRY_TABLE;
        return control ? Group.CONTROL : Group.VARIABLE;
    }

    private static Group typedGroup(Opcode op) {
        boolean address = op.typing().indexOf('a') >= 0;
        return switch (op.feature()) {
            case SIMD -> address ? Group.VECTOR_MEMORY : Group.VECTOR;
            case RELAXED_SIMD -> Group.RELAXED;
            case THREADS -> Group.ATOMIC;
            case WIDE_ARITHMETIC -> Group.WIDE;
            case BULK_MEMORY -> Group.BULK;
            default -> !address ? Group.NUMERIC : op.widthLog2() < 0 ? Group.BULK : Group.MEMORY;
        };
    }

    /** Any row. */
    Opcode pick(Random random) {
        int at = random.nextInt(weight);
        for (Map.Entry<Group, List<Opcode>> group : groups.entrySet()) {
            at -= group.getKey().weight;
            if (at < 0) {
                return pick(random, group.getValue());
            }
        }
        throw new IllegalStateException();
    }

    /** A row with a typing that makes a value of a number or vector type from others. */
    Opcode producer(Random random, int type) {
        return pick(random, producers.get(type));
    }

    static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The operands that the typing of a row says. */
    static int[] operands(Opcode op, int addressType) {
        String typing = op.typing();
        return types(typing.substring(0, Math.max(0, typing.indexOf(':'))), addressType);
    }

    /** The results that the typing of a row says. */
    static int[] results(Opcode op, int addressType) {
        String typing = op.typing();
        return types(typing.substring(typing.indexOf(':') + 1), addressType);
    }

    private static int[] types(String letters, int addressType) {
        return letters.chars()
                .map(letter -> letter == 'a' ? addressType : 2 + 2 * "ilfdv".indexOf(letter))
                .toArray();
    }
}
