// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.CompositeType;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.ValueType;

import java.util.List;

/**
 * The type section (spec 3.2.5–3.2.7, 3.3.5): checks and closes one group of types after the other.
 * No pattern switches: this runs at every start, and the first one costs milliseconds.
 */
final class TypeRules {
    private final Context context;

    /** Length of the chain of supertypes of each type. */
    private final int[] depths;

    private TypeRules(Context context) {
        this.context = context;
        depths = new int[context.module.typeCount()];
    }

    static void typeSection(Context context) {
        TypeRules rules = new TypeRules(context);
        for (RecGroup group : context.module.groups()) {
            rules.group(group);
        }
    }

    private void group(RecGroup group) {
        List<SubType> members = group.types();
        int first = context.types.count();
        if (!context.allFeatures && (group.explicit() || members.size() != 1)) {
            context.require(Feature.GC, "a recursion group", Context.NOWHERE);
        }
        for (int i = 0; i < members.size(); i++) {
            references(members.get(i), first + i, first + members.size());
        }
        context.types.add(group);
        for (int i = 0; i < members.size(); i++) {
            DefinedType type = context.types.get(first + i);
            if (type.composite() instanceof FuncType func) {
                context.funcTypes[first + i] = func;
            }
            subtype(type, first + i);
        }
    }

    private static String about(int index) {
        return ", in type " + index;
    }

    private LoadException unknown(int type, int index) {
        return context.fail(Fault.UNKNOWN_TYPE, " " + type + about(index), Context.NOWHERE);
    }

    /** The types that a type refers to must come before the end of its group. */
    private void references(SubType type, int index, int known) {
        List<Integer> supertypes = type.supertypes();
        if (!context.allFeatures && (!type.isFinal() || !supertypes.isEmpty())) {
            context.require(Feature.GC, "a declared subtype" + about(index), Context.NOWHERE);
        }
        if (supertypes.size() > 1) {
            throw context.fail(
                    Fault.SUB_TYPE, "more than one supertype" + about(index), Context.NOWHERE);
        }
        for (int supertype : supertypes) {
            if (Integer.compareUnsigned(supertype, index) >= 0) {
                throw unknown(supertype, index);
            }
            depths[index] = depths[supertype] + 1;
            LimitRules.require(
                    depths[index], context.limits.subtypeDepth(), "levels of supertypes");
        }
        composite(type.composite(), index, known);
    }

    private void composite(CompositeType type, int index, int known) {
        ImplementationLimits limits = context.limits;
        if (type instanceof FuncType func) {
            LimitRules.require(func.params().length, limits.params(), "parameters");
            LimitRules.require(func.results().length, limits.results(), "results");
            if (!context.allFeatures && func.results().length > 1) {
                context.require(Feature.MULTI_VALUE, "more than one result", Context.NOWHERE);
            }
            types(func.params(), index, known);
            types(func.results(), index, known);
            return;
        }
        if (!context.allFeatures) {
            context.require(
                    Feature.GC, "a structure or array type" + about(index), Context.NOWHERE);
        }
        if (type instanceof ArrayType array) {
            type(array.element().storageType(), index, known);
            return;
        }
        List<FieldType> fields = ((StructType) type).fields();
        LimitRules.require(fields.size(), limits.fields(), "fields");
        for (int i = 0; i < fields.size(); i++) {
            type(fields.get(i).storageType(), index, known);
        }
    }

    private void types(int[] types, int index, int known) {
        for (int i = 0; i < types.length; i++) {
            type(types[i], index, known);
        }
    }

    private void type(int type, int index, int known) {
        if (ValueType.isRef(type) && ValueType.heapType(type) >= known) {
            throw unknown(ValueType.heapType(type), index);
        }
        if (!context.allFeatures) {
            requireFeatures(context, type, Context.NOWHERE);
        }
    }

    /** A type must fit its declared supertype (spec 3.2.6). */
    private void subtype(DefinedType type, int index) {
        DefinedType supertype = type.supertype();
        if (supertype == null) {
            return;
        }
        if (supertype.isFinal()) {
            throw context.fail(
                    Fault.SUB_TYPE, "the supertype is final" + about(index), Context.NOWHERE);
        }
        if (!matches(type.composite(), supertype.composite())) {
            throw context.fail(
                    Fault.SUB_TYPE, "does not match its supertype" + about(index), Context.NOWHERE);
        }
    }

    /** Structural subtyping (spec 3.3.5). */
    private boolean matches(CompositeType sub, CompositeType sup) {
        if (sub instanceof FuncType func) {
            return sup instanceof FuncType other
                    && allMatch(other.params(), func.params())
                    && allMatch(func.results(), other.results());
        }
        if (sub instanceof ArrayType array) {
            return sup instanceof ArrayType other && matches(array.element(), other.element());
        }
        return sup instanceof StructType other && allMatch((StructType) sub, other);
    }

    private boolean allMatch(int[] sub, int[] sup) {
        TypeStore store = context.types.store();
        boolean match = sub.length == sup.length;
        for (int i = 0; match && i < sub.length; i++) {
            match = store.matches(sub[i], sup[i]);
        }
        return match;
    }

    private boolean allMatch(StructType sub, StructType sup) {
        boolean match = sub.fields().size() >= sup.fields().size();
        for (int i = 0; match && i < sup.fields().size(); i++) {
            match = matches(sub.fields().get(i), sup.fields().get(i));
        }
        return match;
    }

    private boolean matches(FieldType sub, FieldType sup) {
        if (sub.mutable() || sup.mutable()) {
            return sub.equals(sup);
        }
        return context.types.store().matches(sub.storageType(), sup.storageType());
    }

    /** Fails if a value type belongs to a feature that is off. */
    static void requireFeatures(Context context, int type, int at) {
        Feature feature = feature(type);
        if (feature != Feature.CORE) {
            context.require(feature, "type " + ValueType.toString(type), at);
        }
    }

    private static Feature feature(int type) {
        if (!ValueType.isRef(type)) {
            return type == ValueType.V128 ? Feature.SIMD : Feature.CORE;
        }
        int heapType = ValueType.heapType(type);
        if (heapType == HeapType.EXN || heapType == HeapType.NOEXN) {
            return Feature.EXCEPTIONS;
        }
        boolean plain = heapType == HeapType.FUNC || heapType == HeapType.EXTERN;
        if (!plain && heapType < 0) {
            return Feature.GC;
        }
        return plain && ValueType.isNullable(type)
                ? Feature.REFERENCE_TYPES
                : Feature.FUNCTION_REFERENCES;
    }
}
