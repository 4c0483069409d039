// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.CustomSection;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.ExternType;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.Global;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.ModuleBuilder;
import org.trifola.wasm.syntax.NameMap;
import org.trifola.wasm.syntax.Names;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.Table;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TagType;
import org.trifola.wasm.syntax.ValueType;

import java.util.List;
import java.util.Map;

/** Modules that between them have every section and every form of its contents. */
final class Samples {
    private static final int[] NONE = {};
    private static final Bytes ZERO = constant(0);

    private Samples() {}

    /** {@code i32.const value end}. */
    static Bytes constant(int value) {
        CodeWriter code = new CodeWriter();
        code.op(Op.I32_CONST);
        code.s32(value);
        code.op(Op.END);
        return Bytes.of(code.toByteArray());
    }

    /** {@code ref.func index end}. */
    static Bytes refFunc(int index) {
        CodeWriter code = new CodeWriter();
        code.op(Op.REF_FUNC);
        code.u32(index);
        code.op(Op.END);
        return Bytes.of(code.toByteArray());
    }

    /** One module with everything. */
    static Module everything() {
        ModuleBuilder module = new ModuleBuilder();
        types(module);
        imports(module);
        definitions(module);
        segments(module);
        functions(module);
        customs(module);
        return module.build();
    }

    static void types(ModuleBuilder module) {
        FuncType unary = new FuncType(new int[] {ValueType.I32}, new int[] {ValueType.I64});
        FuncType all =
                new FuncType(
                        new int[] {
                            ValueType.F32,
                            ValueType.F64,
                            ValueType.V128,
                            ValueType.FUNCREF,
                            ValueType.EXTERNREF
                        },
                        new int[] {
                            ValueType.EXNREF,
                            ValueType.ANYREF,
                            ValueType.ref(HeapType.NONE, true),
                            ValueType.ref(HeapType.NOFUNC, false),
                            ValueType.ref(1, true),
                            ValueType.ref(200, false)
                        });
        StructType struct =
                new StructType(
                        List.of(
                                new FieldType(ValueType.I8, true),
                                new FieldType(ValueType.I16, false),
                                new FieldType(ValueType.ref(3, true), true)));
        ArrayType array = new ArrayType(new FieldType(ValueType.I8, true));
        module.groups.add(new RecGroup(List.of(SubType.of(new FuncType(NONE, NONE))), false));
        module.groups.add(new RecGroup(List.of(SubType.of(unary)), true));
        module.groups.add(new RecGroup(List.of(SubType.of(all)), false));
        module.groups.add(
                new RecGroup(
                        List.of(
                                new SubType(false, List.of(), struct),
                                new SubType(false, List.of(3), struct),
                                new SubType(true, List.of(4), struct),
                                SubType.of(array)),
                        true));
        module.groups.add(new RecGroup(List.of(), true));
    }

    static void imports(ModuleBuilder module) {
        Limits some = Limits.of(1, 0xFFFF_FFFFL);
        module.imports.add(new Import("env", "f", new ExternType.Func(1)));
        module.imports.add(
                new Import("env", "t", new TableType(ValueType.FUNCREF, Limits.of(0), false)));
        module.imports.add(new Import("", "größe", new MemoryType(some, false, true, 16)));
        module.imports.add(new Import("𝄞", "", new GlobalType(ValueType.F64, true)));
        module.imports.add(new Import("env", "tag", new TagType(0)));
    }

    private static void definitions(ModuleBuilder module) {
        int funcs = ValueType.ref(HeapType.FUNC, false);
        module.tables.add(new Table(new TableType(funcs, Limits.of(1, 2), false), refFunc(0)));
        module.tables.add(
                new Table(new TableType(ValueType.EXTERNREF, Limits.of(1, -1), true), null));
        module.memories.add(new MemoryType(Limits.of(1), true, false, 16));
        module.memories.add(new MemoryType(Limits.of(70_000, 1L << 40), true, false, 0));
        module.memories.add(new MemoryType(Limits.of(0), false, false, 16));
        module.tags.add(new TagType(0));
        module.globals.add(new Global(new GlobalType(ValueType.I32, false), constant(-1)));
        module.globals.add(new Global(new GlobalType(ValueType.I32, true), block()));
        for (ExternKind kind : ExternKind.values()) {
            module.exports.add(new Export("export " + kind.text(), kind, 1));
        }
        module.start = 1;
    }

    /** An expression with blocks inside, invalid but well-formed. */
    private static Bytes block() {
        CodeWriter code = new CodeWriter();
        code.op(Op.BLOCK);
        code.blockType(-0x80000000);
        code.op(Op.END);
        code.op(Op.TRY);
        code.blockType(0);
        code.op(Op.DELEGATE);
        code.u32(0);
        code.op(Op.END);
        return Bytes.of(code.toByteArray());
    }

    private static void segments(ModuleBuilder module) {
        int[] functions = {0, 1, 300};
        int plain = ValueType.ref(HeapType.FUNC, false);
        List<Bytes> none = List.of();
        List<Bytes> two = List.of(refFunc(0), refFunc(1));
        for (SegmentMode mode : SegmentMode.values()) {
            boolean active = mode == SegmentMode.ACTIVE;
            Bytes offset = active ? ZERO : null;
            module.elements.add(element(mode, 0, offset, plain, functions, null, false));
            module.elements.add(element(mode, 0, offset, ValueType.FUNCREF, null, two, false));
            module.elements.add(element(mode, 0, offset, ValueType.ANYREF, null, none, active));
            if (active) {
                module.elements.add(element(mode, 0, offset, plain, functions, null, true));
                module.elements.add(element(mode, 7, offset, plain, new int[0], null, true));
                module.elements.add(element(mode, 0, offset, ValueType.FUNCREF, null, two, true));
            }
        }
        Bytes text = Bytes.of("some data".getBytes(UTF_8));
        module.data.add(new DataSegment(SegmentMode.PASSIVE, 0, null, text));
        module.data.add(new DataSegment(SegmentMode.ACTIVE, 0, ZERO, Bytes.of(new byte[0])));
        module.data.add(new DataSegment(SegmentMode.ACTIVE, 3, constant(99), text));
        module.dataCount = 3;
    }

    private static ElementSegment element(
            SegmentMode mode,
            int table,
            Bytes offset,
            int type,
            int[] functions,
            List<Bytes> expressions,
            boolean explicitTable) {
        return new ElementSegment(mode, table, offset, type, functions, expressions, explicitTable);
    }

    private static void functions(ModuleBuilder module) {
        Bytes end = Bytes.of(new byte[] {0x0B});
        module.functions.add(new Function(0, NONE, NONE, end));
        int[] types = {ValueType.I32, ValueType.ref(3, false), ValueType.V128};
        module.functions.add(new Function(0, new int[] {1, 0, 40_000}, types, constant(5)));
    }

    private static void customs(ModuleBuilder module) {
        Bytes contents = Bytes.of(new byte[] {1, 2, 3});
        module.customs.add(new CustomSection("first", contents, SectionId.CUSTOM));
        module.customs.add(new CustomSection("first", Bytes.of(new byte[0]), SectionId.CUSTOM));
        module.customs.add(new CustomSection("", contents, SectionId.TAG));
        Bytes names = Bytes.of(NameSection.encode(names()));
        module.customs.add(new CustomSection(NameSection.NAME, names, SectionId.DATA));
    }

    /** Names of everything that can be named. */
    static Names names() {
        Map<Names.Kind, NameMap> flat = new java.util.EnumMap<>(Names.Kind.class);
        Map<Names.Kind, Map<Integer, NameMap>> nested = new java.util.EnumMap<>(Names.Kind.class);
        for (Names.Kind kind : Names.Kind.values()) {
            NameMap map = new NameMap(Map.of(0, kind.name(), 300, "ü"));
            switch (kind) {
                case MODULE -> {}
                case LOCAL, LABEL, FIELD -> nested.put(kind, Map.of(1, map, 128, map));
                default -> flat.put(kind, map);
            }
        }
        return new Names("module", flat, nested);
    }
}
