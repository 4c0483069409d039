// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Writes the instructions on structures, arrays and small integers. */
final class Aggregates {
    /** Arrays are that long at most, mostly. */
    private static final int LENGTH_MASK = 15;

    private Aggregates() {}

    /** Writes code for a value of a heap type; says if it can. The type is not pushed. */
    static boolean construct(Expressions x, int heap) {
        TypeSpace types = x.module.types;
        List<Integer> structs = types.below(StructType.class, heap);
        List<Integer> arrays = types.below(ArrayType.class, heap);
        if (structs.isEmpty() && arrays.isEmpty()) {
            return false;
        }
        if (x.isDeep() && !structs.isEmpty()) {
            // The first one needs only types before it, so this comes to an end.
            structs = structs.subList(0, 1);
            arrays = List.of();
        }
        if (arrays.isEmpty() || !structs.isEmpty() && x.chance(60)) {
            struct(x, Rows.pick(x.random, structs), x.chance(70));
        } else {
            int type = Rows.pick(x.random, arrays);
            Opcode how = x.chance(40) ? Opcode.ARRAY_NEW : Opcode.ARRAY_NEW_FIXED;
            array(x, type, isDefaultable(types.element(type)) ? anyNew(x) : how);
        }
        x.pop(1);
        return true;
    }

    private static Opcode anyNew(Expressions x) {
        return switch (x.random.nextInt(3)) {
            case 0 -> Opcode.ARRAY_NEW;
            case 1 -> Opcode.ARRAY_NEW_FIXED;
            default -> Opcode.ARRAY_NEW_DEFAULT;
        };
    }

    private static boolean isDefaultable(FieldType field) {
        return ValueType.isDefaultable(field.storageType());
    }

    private static void pushed(Expressions x, int operands, int type) {
        x.pop(operands);
        x.pushed(TypeSpace.nonNull(type));
    }

    private static void struct(Expressions x, int type, boolean fields) {
        List<FieldType> all = x.module.types.fields(type);
        if (!fields && all.stream().allMatch(Aggregates::isDefaultable)) {
            x.emit(Opcode.STRUCT_NEW_DEFAULT, type);
            pushed(x, 0, type);
            return;
        }
        for (FieldType field : all) {
            x.push(ValueType.unpacked(field.storageType()));
        }
        x.emit(Opcode.STRUCT_NEW, type);
        pushed(x, all.size(), type);
    }

    private static void array(Expressions x, int type, Opcode how) {
        int element = ValueType.unpacked(x.module.types.element(type).storageType());
        if (how == Opcode.ARRAY_NEW_FIXED) {
            int count = 2 + x.random.nextInt(5);
            for (int i = 0; i < count; i++) {
                x.push(element);
            }
            x.emit(how, type, count);
            pushed(x, count, type);
            return;
        }
        if (how == Opcode.ARRAY_NEW) {
            x.push(element);
        }
        length(x, LENGTH_MASK);
        x.emit(how, type);
        pushed(x, how == Opcode.ARRAY_NEW ? 2 : 1, type);
    }

    /** Never without bounds: an array of any length would be made. */
    private static void length(Expressions x, int mask) {
        if (x.isConstant()) {
            x.emit(Opcode.I32_CONST);
            x.out.s32(x.random.nextInt(mask + 1) | 2);
            x.pushed(ValueType.I32);
        } else {
            x.push(ValueType.I32);
            x.write("mask " + mask + ";i32.const 2;i32.or");
        }
    }

    /** Writes an instruction of this kind if the module has types for it. */
    static boolean write(RandomBody x, Opcode op) {
        return switch (op) {
            case STRUCT_NEW, STRUCT_NEW_DEFAULT -> {
                int type = pick(x, StructType.class, t -> op == Opcode.STRUCT_NEW || plain(x, t));
                if (type >= 0) {
                    struct(x, type, op == Opcode.STRUCT_NEW);
                }
                yield type >= 0;
            }
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, STRUCT_SET -> field(x, op);
            case ARRAY_NEW, ARRAY_NEW_FIXED, ARRAY_NEW_DEFAULT -> {
                boolean any = op != Opcode.ARRAY_NEW_DEFAULT;
                int type = array(x, e -> any || isDefaultable(e));
                if (type >= 0) {
                    array(x, type, op);
                }
                yield type >= 0;
            }
            case ARRAY_NEW_DATA, ARRAY_NEW_ELEM, ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> segment(x, op);
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U, ARRAY_SET -> element(x, op);
            case ARRAY_LEN -> {
                x.need(reference(x, HeapType.ARRAY));
                x.emit(op);
                x.result(1, ValueType.I32);
                yield true;
            }
            case ARRAY_FILL -> fill(x);
            case ARRAY_COPY -> copy(x);
            default -> Casts.write(x, op);
        };
    }

    private static boolean plain(RandomBody x, int type) {
        return x.module.types.fields(type).stream().allMatch(Aggregates::isDefaultable);
    }

    private static int pick(RandomBody x, Class<StructType> kind, IntPredicate which) {
        List<Integer> fitting = new ArrayList<>();
        for (int type : x.module.types.below(kind, HeapType.STRUCT)) {
            if (which.test(type)) {
                fitting.add(type);
            }
        }
        return fitting.isEmpty() ? -1 : Rows.pick(x.random, fitting);
    }

    private interface FieldPredicate {
        boolean test(FieldType field);
    }

    /** The type of an array with such elements, or -1. */
    private static int array(RandomBody x, FieldPredicate which) {
        List<Integer> fitting = new ArrayList<>();
        for (int type : x.module.types.below(ArrayType.class, HeapType.ARRAY)) {
            if (which.test(x.module.types.element(type))) {
                fitting.add(type);
            }
        }
        return fitting.isEmpty() ? -1 : Rows.pick(x.random, fitting);
    }

    /** A reference type that is rarely null. */
    private static int reference(RandomBody x, int heap) {
        return ValueType.ref(heap, x.chance(4));
    }

    /** Whether an access of that kind is the one for such a field. */
    private static boolean fits(Opcode op, FieldType field) {
        return switch (op) {
            case STRUCT_SET, ARRAY_SET -> field.mutable();
            case STRUCT_GET, ARRAY_GET -> !ValueType.isPacked(field.storageType());
            default -> ValueType.isPacked(field.storageType());
        };
    }

    private static boolean field(RandomBody x, Opcode op) {
        TypeSpace types = x.module.types;
        int type =
                pick(
                        x,
                        StructType.class,
                        t -> types.fields(t).stream().anyMatch(field -> fits(op, field)));
        if (type < 0) {
            return false;
        }
        List<FieldType> fields = types.fields(type);
        int field = x.random.nextInt(fields.size());
        while (!fits(op, fields.get(field))) {
            field = x.random.nextInt(fields.size());
        }
        int value = ValueType.unpacked(fields.get(field).storageType());
        if (op == Opcode.STRUCT_SET) {
            x.need(reference(x, type), value);
            x.emit(op, type, field);
            x.result(2);
        } else {
            x.need(reference(x, type));
            x.emit(op, type, field);
            x.result(1, value);
        }
        return true;
    }

    private static boolean element(RandomBody x, Opcode op) {
        int type = array(x, element -> fits(op, element));
        if (type < 0) {
            return false;
        }
        int value = ValueType.unpacked(x.module.types.element(type).storageType());
        x.push(reference(x, type));
        x.pushIndex(ValueType.I32, 1);
        if (op == Opcode.ARRAY_SET) {
            x.push(value);
            x.emit(op, type);
            x.result(3);
        } else {
            x.emit(op, type);
            x.result(2, value);
        }
        return true;
    }

    private static boolean fill(RandomBody x) {
        int type = array(x, FieldType::mutable);
        if (type < 0) {
            return false;
        }
        x.push(reference(x, type));
        x.pushIndex(ValueType.I32, 1);
        x.push(ValueType.unpacked(x.module.types.element(type).storageType()));
        x.pushIndex(ValueType.I32, 1);
        x.emit(Opcode.ARRAY_FILL, type);
        x.result(4);
        return true;
    }

    private static boolean copy(RandomBody x) {
        TypeSpace types = x.module.types;
        int to = array(x, FieldType::mutable);
        if (to < 0) {
            return false;
        }
        int wanted = types.element(to).storageType();
        int from = array(x, e -> types.matches(e.storageType(), wanted));
        x.push(reference(x, to));
        x.pushIndex(ValueType.I32, 1);
        // V8 looks at the bounds of the target before it looks for a source.
        x.push(x.module.ownOnly ? reference(x, from) : TypeSpace.nonNull(from));
        x.pushIndex(ValueType.I32, 1);
        x.pushIndex(ValueType.I32, 1);
        x.emit(Opcode.ARRAY_COPY, to, from);
        x.result(5);
        return true;
    }

    /** Arrays from and to segments. */
    private static boolean segment(RandomBody x, Opcode op) {
        boolean data = op == Opcode.ARRAY_NEW_DATA || op == Opcode.ARRAY_INIT_DATA;
        boolean init = op == Opcode.ARRAY_INIT_DATA || op == Opcode.ARRAY_INIT_ELEM;
        int type =
                array(
                        x,
                        e ->
                                (e.mutable() || !init)
                                        && (data
                                                ? !ValueType.isRef(e.storageType())
                                                : source(x, e.storageType()) >= 0));
        if (type < 0) {
            return false;
        }
        int storage = x.module.types.element(type).storageType();
        int segment = data ? x.module.dataSegment() : source(x, storage);
        if (init) {
            x.push(reference(x, type));
            x.pushIndex(ValueType.I32, 1);
        }
        x.pushIndex(ValueType.I32, 3);
        if (init) {
            x.pushIndex(ValueType.I32, 1);
        } else {
            length(x, 3);
        }
        x.emit(op, type, segment);
        if (init) {
            x.result(4);
        } else {
            x.result(2, TypeSpace.nonNull(type));
        }
        return true;
    }

    /** An element segment for arrays of such elements, or -1. */
    private static int source(RandomBody x, int storageType) {
        List<Integer> fitting = new ArrayList<>();
        for (int i = 0; i < x.module.elements.size(); i++) {
            ElementSegment segment = x.module.elements.get(i);
            if (ValueType.isRef(storageType)
                    && segment.mode() == SegmentMode.PASSIVE
                    && x.module.types.matches(segment.type(), storageType)) {
                fitting.add(i);
            }
        }
        return fitting.isEmpty() ? -1 : Rows.pick(x.random, fitting);
    }
}
