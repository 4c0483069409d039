// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.binary.SectionId;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.CompositeType;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.ValueType;

import java.util.List;

/**
 * The type section (spec 3.5, "Types"): checks and closes one group of types after the other. No
 * pattern switches: this runs at every start, and the first one costs milliseconds.
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
        List<RecGroup> groups = context.module.groups();
        for (int i = 0; i < groups.size(); i++) {
            context.item(SectionId.TYPE, i);
            rules.group(groups.get(i));
        }
    }

    private void group(RecGroup group) {
        List<SubType> members = group.types();
        int first = context.types.count();
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
        if (supertypes.size() > 1) {
            throw context.fail(
                    Fault.SUB_TYPE, "more than one supertype" + about(index), Context.NOWHERE);
        }
        for (int supertype : supertypes) {
            if (Integer.compareUnsigned(supertype, index) >= 0) {
                throw unknown(supertype, index);
            }
            depths[index] = depths[supertype] + 1;
            int limit = context.limits.subtypeDepth();
            if (depths[index] > limit) {
                throw context.fail(
                        Fault.IMPLEMENTATION_LIMIT_EXCEEDED,
                        "more than " + limit + " levels of supertypes",
                        Context.NOWHERE);
            }
        }
        composite(type.composite(), index, known);
    }

    private void composite(CompositeType type, int index, int known) {
        if (type instanceof FuncType func) {
            types(func.params(), index, known);
            types(func.results(), index, known);
            return;
        }
        if (type instanceof ArrayType array) {
            type(array.element().storageType(), index, known);
            return;
        }
        List<FieldType> fields = ((StructType) type).fields();
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
        context.requireValue(type, Context.NOWHERE);
    }

    /** A type must fit its declared supertype (spec 3.2, "Recursive Types"). */
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

    /** Structural subtyping (spec 3.3, "Composite Types"). */
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
}
