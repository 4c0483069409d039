// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.Table;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes structure, array and function types with subtypes, and knows which references there are.
 */
final class RandomTypes {
    private static final int[] ABSTRACT = {
        HeapType.ANY, HeapType.EQ, HeapType.I31, HeapType.STRUCT, HeapType.ARRAY, HeapType.EXTERN
    };

    private final RandomModule module;
    private final TypeSpace types;

    RandomTypes(RandomModule module) {
        this.module = module;
        this.types = module.types;
        if (module.features.contains(Feature.GC)) {
            define();
        }
    }

    private void define() {
        int root = types.add(new SubType(false, List.of(), struct(List.of(), 3)));
        int middle = types.add(new SubType(false, List.of(root), extended(root, 2)));
        types.add(new SubType(true, List.of(middle), extended(middle, 1)));
        if (module.chance(50)) {
            types.add(new SubType(true, List.of(root), extended(root, 2)));
        }
        for (int i = 2 + module.random.nextInt(4); i > 0; i--) {
            types.add(SubType.of(new ArrayType(field(true))));
        }
        recursive();
        functions();
    }

    /** Types that refer to themselves and to each other. */
    private void recursive() {
        int first = types.count();
        FieldType own = new FieldType(ValueType.ref(first, true), true);
        FieldType other = new FieldType(ValueType.ref(first + 1, true), module.chance(70));
        SubType struct = new SubType(module.chance(50), List.of(), struct(List.of(own, other), 1));
        SubType array = new SubType(module.chance(50), List.of(), new ArrayType(own));
        types.add(new RecGroup(List.of(struct, array), true));
    }

    private void functions() {
        int[] params = {ValueType.I32};
        int any = ValueType.ref(HeapType.EQ, true);
        int below = ValueType.ref(module.chance(50) ? HeapType.I31 : HeapType.STRUCT, true);
        int open = types.add(new SubType(false, List.of(), new FuncType(params, new int[] {any})));
        types.add(new SubType(true, List.of(open), new FuncType(params, new int[] {below})));
    }

    private StructType extended(int supertype, int most) {
        return struct(types.fields(supertype), most);
    }

    private StructType struct(List<FieldType> inherited, int most) {
        List<FieldType> fields = new ArrayList<>(inherited);
        for (int i = module.random.nextInt(most + 1); i >= 0; i--) {
            fields.add(field(module.chance(75)));
        }
        return new StructType(fields);
    }

    private FieldType field(boolean mutable) {
        return new FieldType(storage(), mutable);
    }

    private int storage() {
        int choice = module.random.nextInt(10);
        boolean simd = module.features.contains(Feature.SIMD);
        return switch (choice) {
            case 0 -> ValueType.I8;
            case 1 -> ValueType.I16;
            case 2, 3 -> ValueType.I32;
            case 4 -> ValueType.I64;
            case 5 -> ValueType.F32;
            case 6 -> simd ? ValueType.V128 : ValueType.F64;
            default -> reference();
        };
    }

    private int reference() {
        if (types.count() > 0 && module.chance(50)) {
            return ValueType.ref(module.random.nextInt(types.count()), module.chance(60));
        }
        int heap = ABSTRACT[module.random.nextInt(ABSTRACT.length)];
        return ValueType.ref(heap, heap != HeapType.I31 || module.chance(50));
    }

    /** Reference types that random code can make values of. */
    List<Integer> references() {
        List<Integer> found = new ArrayList<>(List.of(ValueType.FUNCREF, ValueType.EXTERNREF));
        if (module.features.contains(Feature.EXCEPTIONS)) {
            found.add(ValueType.EXNREF);
        }
        if (module.features.contains(Feature.FUNCTION_REFERENCES)) {
            found.add(ValueType.ref(HeapType.FUNC, false));
        }
        if (module.features.contains(Feature.GC)) {
            for (int heap : ABSTRACT) {
                found.add(ValueType.ref(heap, true));
                found.add(ValueType.ref(heap, false));
            }
            found.add(ValueType.ref(HeapType.NONE, true));
            found.add(ValueType.ref(HeapType.NOEXTERN, true));
            for (int i = 0; i < types.count(); i++) {
                boolean func = types.composite(i).heapType() == HeapType.FUNC;
                found.add(ValueType.ref(i, func || module.chance(50)));
            }
        }
        return found;
    }

    /** The types that there should be element segments for. */
    static Set<Integer> elementTypes(RandomModule module) {
        Set<Integer> found = new LinkedHashSet<>();
        for (Table table : module.tables) {
            found.add(table.type().elementType());
        }
        for (int array : module.types.below(ArrayType.class, HeapType.ARRAY)) {
            int storage = module.types.element(array).storageType();
            if (ValueType.isRef(storage)) {
                found.add(storage);
            }
        }
        return found;
    }
}
