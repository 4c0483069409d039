// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Place;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.ItemOffsets;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.syntax.Types;
import org.trifola.wasm.syntax.ValueType;

import java.util.BitSet;
import java.util.Set;

/**
 * The context C of the rules (spec 3.1, "Contexts"): the module's index spaces with closed types.
 * Filled section by section; while bodies are validated nobody writes it, so that several threads
 * may read it.
 */
final class Context {
    /** The offset of what has no known place in the binary. */
    static final int NOWHERE = -1;

    final Module module;
    final Features features;
    final ImplementationLimits limits;
    final Types types;

    /** By the ordinal of the feature. */
    final boolean[] enabled;

    /** Whether no feature is off, which makes checks of types cheap. */
    final boolean allFeatures;

    /** Closed function types by type index, null where the type is another. */
    final FuncType[] funcTypes;

    /** Closed types of all globals. */
    final int[] globalTypes;

    /** Closed element types of all tables. */
    final int[] tableTypes;

    /** Closed types of all element segments. */
    final int[] elementTypes;

    /** Closed payload types of all tags. */
    final int[][] tagParams;

    /** Byte offset of the item that is being checked: the place where no better one is known. */
    private int item = NOWHERE;

    /** Functions that {@code ref.func} may name: the set C.refs. */
    final BitSet declared = new BitSet();

    Context(Module module, Features features, ImplementationLimits limits, TypeStore store) {
        this.module = module;
        this.features = features;
        this.limits = limits;
        types = new Types(store);
        Set<Feature> on = features.toSet();
        Feature[] all = Feature.values();
        enabled = new boolean[all.length];
        for (Feature feature : on) {
            enabled[feature.ordinal()] = true;
        }
        allFeatures = on.size() == all.length;
        funcTypes = new FuncType[module.typeCount()];
        globalTypes = new int[module.globalCount()];
        tableTypes = new int[module.tableCount()];
        elementTypes = new int[module.elements().size()];
        tagParams = new int[module.tagCount()][];
    }

    /** What is checked next is an item of a section; see {@link ItemOffsets}. */
    void item(int section, int index) {
        item = module.offsets().get(section, index);
    }

    /** A failure at a byte offset; where it is {@link #NOWHERE}, in the item. */
    LoadException fail(Fault fault, String detail, int at) {
        int place = at < 0 ? item : at;
        return new LoadException(fault, detail, place < 0 ? Place.UNKNOWN : Place.offset(place));
    }

    /** The failure that an index is beyond its index space. */
    LoadException unknown(Fault fault, int index, int at) {
        return fail(fault, " " + Integer.toUnsignedString(index), at);
    }

    /** Whether a feature is on. */
    boolean has(Feature feature) {
        return enabled[feature.ordinal()];
    }

    /** Fails if a feature is off that something belongs to. */
    void require(Feature feature, String what, int at) {
        if (!has(feature)) {
            throw disabled(feature, what, at);
        }
    }

    /** The failure that something belongs to a feature that is off. */
    LoadException disabled(Feature feature, String what, int at) {
        return fail(Fault.FEATURE_IS_DISABLED, feature.refusal(what), at);
    }

    /** Checks a value type of the module (spec 3.2, "Value Types") and closes it. */
    int close(int type, int at) {
        if (ValueType.isRef(type)) {
            requireHeapType(ValueType.heapType(type), at);
            requireValue(type, at);
        }
        return types.close(type);
    }

    /**
     * The one type of values that the decoder lets through although its feature is off: tables have
     * always had elements of that type.
     */
    void requireValue(int type, int at) {
        if (type == ValueType.FUNCREF) {
            require(Feature.REFERENCE_TYPES, "funcref as the type of a value", at);
        }
    }

    /** Fails if a heap type is the index of no type known so far. */
    void requireHeapType(int heapType, int at) {
        if (heapType >= types.count()) {
            throw unknown(Fault.UNKNOWN_TYPE, heapType, at);
        }
    }

    /** The closed function type of a type index; fails if there is none. */
    FuncType funcType(int typeIndex, int at) {
        if (Integer.compareUnsigned(typeIndex, types.count()) >= 0) {
            throw unknown(Fault.UNKNOWN_TYPE, typeIndex, at);
        }
        FuncType type = funcTypes[typeIndex];
        if (type == null) {
            throw fail(Fault.TYPE_MISMATCH, "type " + typeIndex + " is not a function type", at);
        }
        return type;
    }
}
