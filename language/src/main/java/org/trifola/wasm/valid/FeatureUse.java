// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.BlockType;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.Global;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Immediate;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.Table;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.ValueType;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds out which features a module uses: by its instructions, its types, and how many it has. */
public final class FeatureUse {
    private static final Opcode[] OPCODES = Opcode.values();

    private final Module module;
    private final Set<Feature> used = EnumSet.of(Feature.CORE);

    private FeatureUse(Module module) {
        this.module = module;
    }

    /**
     * The features that a module uses, in the order of their declaration. It need not be valid.
     *
     * @param binary its binary form, which may be encoded in a way that is a feature
     * @throws LoadException if a function body or constant expression is malformed
     */
    public static Set<Feature> of(Module module, byte[] binary) {
        FeatureUse use = new FeatureUse(module);
        use.encoding(binary);
        use.types();
        use.stores();
        use.segments();
        use.code();
        return use.used;
    }

    /** The module does not keep how it was encoded: the decoder tells, feature by feature. */
    private void encoding(byte[] binary) {
        for (Feature feature : Feature.values()) {
            try {
                Decoder.decode(binary, Features.ALL.without(feature), ImplementationLimits.DEFAULT);
            } catch (LoadException e) {
                used.add(feature);
            }
        }
    }

    private void types() {
        for (RecGroup group : module.groups()) {
            usedIf(group.explicit() || group.types().size() > 1, Feature.GC);
            for (SubType type : group.types()) {
                usedIf(!type.isFinal() || !type.supertypes().isEmpty(), Feature.GC);
                switch (type.composite()) {
                    case FuncType func -> {
                        valueTypes(func.params());
                        valueTypes(func.results());
                        usedIf(func.results().length > 1, Feature.MULTI_VALUE);
                    }
                    case StructType struct -> {
                        used.add(Feature.GC);
                        struct.fields().forEach(field -> value(field.storageType()));
                    }
                    case ArrayType array -> {
                        used.add(Feature.GC);
                        value(array.element().storageType());
                    }
                }
            }
        }
    }

    private void stores() {
        usedIf(module.memoryCount() > 1, Feature.MULTI_MEMORY);
        for (int i = 0; i < module.memoryCount(); i++) {
            MemoryType memory = module.memoryType(i);
            usedIf(memory.is64(), Feature.MEMORY64);
            usedIf(memory.shared(), Feature.THREADS);
            usedIf(memory.pageSizeLog2() != MemoryType.PAGE_SIZE_LOG2, Feature.CUSTOM_PAGE_SIZES);
        }
        usedIf(module.tableCount() > 1, Feature.REFERENCE_TYPES);
        for (int i = 0; i < module.tableCount(); i++) {
            TableType table = module.tableType(i);
            valueType(table.elementType());
            usedIf(table.is64(), Feature.MEMORY64);
        }
        for (Table table : module.tables()) {
            if (table.init() != null) {
                used.add(Feature.FUNCTION_REFERENCES);
                constant(table.init());
            }
        }
        for (int i = 0; i < module.globalCount(); i++) {
            value(module.globalType(i).valueType());
        }
        for (Global global : module.globals()) {
            constant(global.init());
        }
        usedIf(module.tagCount() > 0, Feature.EXCEPTIONS);
    }

    private void segments() {
        for (DataSegment segment : module.data()) {
            usedIf(segment.mode() != SegmentMode.ACTIVE, Feature.BULK_MEMORY);
            constant(segment.offset());
        }
        for (ElementSegment segment : module.elements()) {
            usedIf(segment.mode() == SegmentMode.PASSIVE, Feature.BULK_MEMORY);
            usedIf(segment.mode() == SegmentMode.DECLARATIVE, Feature.REFERENCE_TYPES);
            constant(segment.offset());
            List<Bytes> expressions = segment.expressions();
            if (expressions != null) {
                used.add(Feature.REFERENCE_TYPES);
                valueType(segment.type());
                expressions.forEach(this::constant);
            }
        }
    }

    private void code() {
        for (int i = module.importedFuncCount(); i < module.funcCount(); i++) {
            Function function = module.function(i);
            valueTypes(function.localTypes());
            expression(function.body(), false);
        }
    }

    private void constant(Bytes expression) {
        if (expression != null) {
            expression(expression, true);
        }
    }

    private void expression(Bytes expression, boolean constant) {
        CodeReader in = new CodeReader(expression);
        while (!in.atEnd()) {
            int op = in.next();
            Opcode opcode = OPCODES[op];
            used.add(opcode.feature());
            // Numeric instructions with operands came to constant expressions later.
            boolean numeric = opcode.typing() != null && !opcode.typing().startsWith(":");
            usedIf(constant && opcode.feature() == Feature.CORE && numeric, Feature.EXTENDED_CONST);
            if (opcode.immediates().equals(List.of(Immediate.BLOCK_TYPE))) {
                blockType(in.blockType());
            } else if (opcode.immediates().equals(List.of(Immediate.HEAP_TYPE))) {
                valueType(ValueType.ref(in.heapType(), true));
            } else if (op == Op.GLOBAL_GET) {
                // Constants saw only imported globals before.
                int global = in.u32();
                usedIf(constant && global >= module.importedGlobalCount(), Feature.GC);
            } else if (op == Op.BR_ON_CAST || op == Op.BR_ON_CAST_FAIL) {
                in.u8();
                in.u32();
                valueType(ValueType.ref(in.heapType(), true));
                valueType(ValueType.ref(in.heapType(), true));
            } else {
                in.skipImmediates(op);
            }
        }
    }

    private void blockType(int type) {
        if (BlockType.isTypeIndex(type)) {
            used.add(Feature.MULTI_VALUE);
        } else if (type != BlockType.EMPTY) {
            value(BlockType.valueType(type));
        }
    }

    private void valueTypes(int[] types) {
        for (int type : types) {
            value(type);
        }
    }

    /** A type elsewhere than in tables, whose elements have always been functions. */
    private void value(int type) {
        usedIf(type == ValueType.FUNCREF, Feature.REFERENCE_TYPES);
        valueType(type);
    }

    private void valueType(int type) {
        usedIf(type == ValueType.V128, Feature.SIMD);
        if (ValueType.isRef(type)) {
            int heap = ValueType.heapType(type);
            usedIf(
                    !HeapType.isAbstract(heap) || !ValueType.isNullable(type),
                    Feature.FUNCTION_REFERENCES);
            switch (heap) {
                case HeapType.FUNC -> {}
                case HeapType.EXTERN -> used.add(Feature.REFERENCE_TYPES);
                case HeapType.EXN, HeapType.NOEXN -> used.add(Feature.EXCEPTIONS);
                default -> usedIf(HeapType.isAbstract(heap), Feature.GC);
            }
        }
    }

    private void usedIf(boolean condition, Feature feature) {
        if (condition) {
            used.add(feature);
        }
    }
}
