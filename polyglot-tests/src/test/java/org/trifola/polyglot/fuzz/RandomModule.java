// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.binary.Encoder;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.ExternType;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Global;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.ModuleBuilder;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.Table;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TagType;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A random valid module, the same for the same seed.
 *
 * <p>It exports functions {@code f0}, {@code f1} … of the parameters {@code i32 i64 f32 f64}, whose
 * results are {@code i64}s that tell all that is known of the results of a random function; and its
 * globals {@code g0} …, memories {@code m0} …, tables {@code t0} … and tags {@code x0} …, as far as
 * hosts can look at them. It imports the functions {@code host.log}, of the same parameters, and
 * {@code host.same}, which returns its {@code i64}.
 */
final class RandomModule {
    /** Number of data segments. */
    private static final int DATA_SEGMENTS = 3;

    /** Number of tags. */
    private static final int TAGS = 3;

    /** How often a call may enter functions and repeat loops. */
    static final int FUEL = 60;

    private static final int[] NUMBERS = {
        ValueType.I32, ValueType.I64, ValueType.F32, ValueType.F64
    };

    final Random random;

    /** What it may use. */
    final Set<Feature> features;

    /** Whether it has what other engines lack, or do differently. */
    final boolean ownOnly;

    final Rows rows;
    final TypeSpace types = new TypeSpace();
    final List<MemoryType> memories = new ArrayList<>();
    final List<Table> tables = new ArrayList<>();
    final List<Global> globals = new ArrayList<>();
    final List<ElementSegment> elements = new ArrayList<>();

    /** The rows of the table of instructions that random instructions came from. */
    final Set<Opcode> used = EnumSet.noneOf(Opcode.class);

    private final ModuleBuilder builder = new ModuleBuilder();
    private final List<Integer> references;
    private final List<Integer> functions = new ArrayList<>();

    RandomModule(long seed) {
        random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        ownOnly = chance(7);
        features = Profile.features(random, ownOnly);
        rows = new Rows(features);
        RandomTypes made = new RandomTypes(this);
        references = made.references();
        functions();
        memories();
        // In this order: what a table holds at first cannot depend on globals of the module.
        tables();
        globals();
        segments();
        bodies();
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Any type that a local or a block can have. */
    int type() {
        if (chance(features.contains(Feature.GC) ? 30 : 12)) {
            return reference();
        }
        return features.contains(Feature.SIMD) && chance(25) ? ValueType.V128 : number();
    }

    private int number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    /** Any reference type. */
    int reference() {
        return Rows.pick(random, references);
    }

    private int[] types(int most) {
        int[] types = new int[random.nextInt(most + 1)];
        for (int i = 0; i < types.length; i++) {
            types[i] = type();
        }
        return types;
    }

    // Functions.

    private void functions() {
        int log = types.func(NUMBERS, new int[0]);
        int same = types.func(new int[] {ValueType.I64}, new int[] {ValueType.I64});
        builder.imports.add(new Import("host", "log", new ExternType.Func(log)));
        builder.imports.add(new Import("host", "same", new ExternType.Func(same)));
        functions.add(log);
        functions.add(same);
        List<Integer> open = types.below(FuncType.class, HeapType.FUNC);
        for (int i = 1 + random.nextInt(5); i >= 0; i--) {
            boolean known = chance(40) && open.size() > 2;
            functions.add(known ? Rows.pick(random, open) : types.func(types(4), types(3)));
        }
        if (chance(15)) {
            builder.start = functions.size();
            functions.add(types.func(new int[0], new int[0]));
        }
        for (int i = 0; i < functions.size(); i++) {
            if (chance(30) && features.contains(Feature.FUNCTION_REFERENCES)) {
                references.add(ValueType.ref(functions.get(i), chance(50)));
            }
        }
    }

    /** Number of functions that random code knows. */
    int functionCount() {
        return functions.size();
    }

    int functionTypeIndex(int function) {
        return functions.get(function);
    }

    FuncType functionType(int function) {
        return types.func(functions.get(function));
    }

    /** A function of a type, or -1. */
    int functionOf(int typeIndex) {
        int start = random.nextInt(functions.size());
        for (int i = 0; i < functions.size(); i++) {
            int at = (start + i) % functions.size();
            if (types.matchesHeap(functions.get(at), typeIndex)) {
                return at;
            }
        }
        return -1;
    }

    /** The declared supertype of a type, or the type itself. */
    int superType(int typeIndex) {
        SubType type = types.get(typeIndex);
        return type.supertypes().isEmpty() ? typeIndex : type.supertypes().getFirst();
    }

    private void bodies() {
        for (int i = builder.imports.size(); i < functions.size(); i++) {
            RandomBody body = new RandomBody(this, i, functions.get(i));
            builder.functions.add(body.write(6 + random.nextInt(chance(20) ? 150 : 50)));
        }
        for (int i = builder.imports.size(); i < functions.size(); i++) {
            String name = "f" + (i - builder.imports.size());
            export(name, ExternKind.FUNC, builder.imports.size() + builder.functions.size());
            builder.functions.add(Driver.of(this, i));
        }
    }

    // Memories, tables, tags.

    private void memories() {
        int count = features.contains(Feature.MULTI_MEMORY) ? 1 + random.nextInt(3) : 1;
        for (int i = 0; i < count; i++) {
            boolean is64 = features.contains(Feature.MEMORY64) && chance(50);
            boolean shared = features.contains(Feature.THREADS) && chance(60);
            boolean bytes = features.contains(Feature.CUSTOM_PAGE_SIZES) && chance(50);
            int unit = bytes ? 8_000 : 1;
            Limits limits = Limits.of(unit, 3 * unit);
            memories.add(new MemoryType(limits, is64, shared, bytes ? 0 : 16));
            export("m" + i, ExternKind.MEMORY, i);
        }
        for (int i = 0; i < TAGS && hasTags(); i++) {
            int[] payload = i == 0 ? new int[0] : new int[] {ValueType.I64};
            payload = i < 2 ? payload : types(3);
            builder.tags.add(new TagType(types.func(payload, new int[0])));
            export("x" + i, ExternKind.TAG, i);
        }
    }

    private boolean hasTags() {
        return features.contains(Feature.EXCEPTIONS)
                || features.contains(Feature.LEGACY_EXCEPTIONS);
    }

    int memory(Random by) {
        return by.nextInt(memories.size());
    }

    /** A data segment, mostly one that can be used: active ones are dropped at once. */
    int dataSegment() {
        return chance(5) ? 0 : 1 + random.nextInt(DATA_SEGMENTS - 1);
    }

    int tag(Random by) {
        return by.nextInt(builder.tags.size());
    }

    /** The types of the values that a tag's exceptions carry. */
    int[] payload(int tag) {
        return types.func(builder.tags.get(tag).typeIndex()).params();
    }

    private void export(String name, ExternKind kind, int index) {
        builder.exports.add(new Export(name, kind, index));
    }

    private Bytes constant(int type) {
        Expressions code = new Expressions(this, true);
        code.push(type);
        code.out.op(Opcode.END.ordinal());
        return Bytes.of(code.out.toByteArray());
    }

    private Bytes offset(boolean is64) {
        Expressions code = new Expressions(this, true);
        code.write((is64 ? "i64" : "i32") + ".const 0;end");
        return Bytes.of(code.out.toByteArray());
    }

    private void globals() {
        Expressions fuel = new Expressions(this, true);
        fuel.write("i32.const " + FUEL + ";end");
        GlobalType counter = new GlobalType(ValueType.I32, true);
        globals.add(new Global(counter, Bytes.of(fuel.out.toByteArray())));
        for (int i = 0; i < 16; i++) {
            boolean vector = i < 10 && features.contains(Feature.SIMD);
            int type = i < 8 ? NUMBERS[i % 4] : vector ? ValueType.V128 : reference();
            boolean mutable = i < 4 || chance(70);
            globals.add(new Global(new GlobalType(type, mutable), constant(type)));
            if (isVisible(type)) {
                export("g" + i, ExternKind.GLOBAL, i + 1);
            }
        }
    }

    /** Whether JavaScript can look at values of a type. */
    private boolean isVisible(int type) {
        boolean exception =
                ValueType.isRef(type) && types.top(ValueType.heapType(type)) == HeapType.EXN;
        return type != ValueType.V128 && !exception;
    }

    /**
     * A global whose values have that type, or -1.
     *
     * @param mutable whether it is to be one that can be set, or null
     */
    int global(int type, Boolean mutable) {
        int start = random.nextInt(globals.size() + 1);
        for (int i = 0; i < globals.size(); i++) {
            int at = (start + i) % globals.size();
            GlobalType global = globals.get(at).type();
            boolean fits = mutable == null || mutable == global.mutable();
            if (at > 0 && fits && types.matches(global.valueType(), type)) {
                return at;
            }
        }
        return -1;
    }

    private void tables() {
        table(ValueType.FUNCREF, functions.size() + 4);
        for (int i = random.nextInt(4); i > 0; i--) {
            table(reference(), 10);
        }
    }

    private void table(int type, int size) {
        boolean is64 = features.contains(Feature.MEMORY64) && chance(30);
        boolean init = !ValueType.isNullable(type) || chance(20);
        TableType table = new TableType(type, Limits.of(size, size + 4), is64);
        if (isVisible(type)) {
            export("t" + tables.size(), ExternKind.TABLE, tables.size());
        }
        tables.add(new Table(table, init && !tables.isEmpty() ? constant(type) : null));
    }

    private void segments() {
        int[] all = new int[functions.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        Bytes start = offset(tables.getFirst().type().is64());
        int func = ValueType.FUNCREF;
        elements.add(new ElementSegment(SegmentMode.ACTIVE, 0, start, func, all, null, false));
        elements.add(new ElementSegment(SegmentMode.PASSIVE, 0, null, func, all, null, false));
        elements.add(new ElementSegment(SegmentMode.DECLARATIVE, 0, null, func, all, null, false));
        for (int type : RandomTypes.elementTypes(this)) {
            List<Bytes> values = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                values.add(constant(type));
            }
            elements.add(
                    new ElementSegment(SegmentMode.PASSIVE, 0, null, type, null, values, false));
        }
        for (int i = 0; i < DATA_SEGMENTS; i++) {
            byte[] contents = new byte[64];
            random.nextBytes(contents);
            boolean active = i == 0;
            builder.data.add(
                    new DataSegment(
                            active ? SegmentMode.ACTIVE : SegmentMode.PASSIVE,
                            0,
                            active ? offset(memories.getFirst().is64()) : null,
                            Bytes.of(contents)));
        }
        builder.dataCount = DATA_SEGMENTS;
    }

    /** The module. */
    Module build() {
        builder.groups.addAll(types.groups);
        builder.memories.addAll(memories);
        builder.tables.addAll(tables);
        builder.globals.addAll(globals);
        builder.elements.addAll(elements);
        return builder.build();
    }

    /** The module in the binary format. */
    byte[] binary() {
        return Encoder.encode(build());
    }
}
