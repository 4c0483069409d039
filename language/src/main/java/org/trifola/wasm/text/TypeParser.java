// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.ArrayType;
import org.trifola.wasm.syntax.BlockType;
import org.trifola.wasm.syntax.CompositeType;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.FieldType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Names;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.StructType;
import org.trifola.wasm.syntax.SubType;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.List;

/** Parses types (spec 6.4), type uses (spec 6.6.3) and indices (spec 6.6.1). */
class TypeParser extends TokenReader {
    final ModuleScope scope;
    AnnotationCursor annotations;
    private final Words words;

    /** Parameters and results of the type use parsed last. */
    private final IntList params = new IntList();

    private final IntList results = new IntList();

    /** Identifiers of those parameters, or {@link SymbolMap#ABSENT}. */
    final IntList paramSymbols = new IntList();

    /** Symbols of their names for the name section, or {@link SymbolMap#ABSENT}. */
    final IntList paramNames = new IntList();

    TypeParser(Tokens tokens, ModuleScope scope, int from) {
        super(tokens);
        this.annotations = new AnnotationCursor(tokens, from);
        this.pos = from;
        this.scope = scope;
        this.words = tokens.words;
    }

    // Indices.

    /** Whether an index comes next. */
    final boolean atIndex() {
        int kind = kind();
        return kind == Tokens.NUMBER || kind == Tokens.ID;
    }

    /** An index, as a number or an identifier; unsigned. */
    final int index(IndexSpace space) {
        if (kind() != Tokens.ID) {
            return u32();
        }
        int found = space.find(tokens.symbol(pos));
        if (found < 0) {
            throw unknown(space.unknown);
        }
        pos++;
        return found;
    }

    /** The current token is an identifier that nothing has. */
    final LoadException unknown(Fault fault) {
        return fail(fault, " " + tokens.describe(pos));
    }

    /** An index of a type that packed types can hold. */
    private int packedTypeIndex() {
        int at = pos;
        int found = index(scope.types);
        if (found < 0 || found > ValueType.MAX_TYPE_INDEX) {
            throw fail(Fault.UNKNOWN_TYPE, " " + Integer.toUnsignedString(found), at);
        }
        return found;
    }

    // Value types.

    /** Whether a value type comes next. */
    final boolean atValueType() {
        return atOpen("ref")
                || kind() == Tokens.KEYWORD && isValueType(words.type(tokens.symbol(pos)));
    }

    private static boolean isValueType(int type) {
        return type != ValueType.BOTTOM && !ValueType.isPacked(type);
    }

    /** A value type, packed. */
    final int valueType() {
        int at = pos;
        int type = storageType();
        if (ValueType.isPacked(type)) {
            throw unexpectedAt(at);
        }
        return type;
    }

    /** A value type or packed type. */
    private int storageType() {
        if (kind() == Tokens.KEYWORD) {
            int type = words.type(tokens.symbol(pos));
            if (type == ValueType.BOTTOM) {
                throw unexpected();
            }
            pos++;
            return type;
        }
        expectOpen("ref");
        boolean nullable = accept("null");
        int type = ValueType.ref(heapType(), nullable);
        expectClose();
        return type;
    }

    /** A reference type. */
    final int refType() {
        int at = pos;
        int type = valueType();
        if (!ValueType.isRef(type)) {
            throw unexpectedAt(at);
        }
        return type;
    }

    /** A heap type. */
    final int heapType() {
        if (kind() != Tokens.KEYWORD) {
            return packedTypeIndex();
        }
        int heap = HeapType.parse(tokens.word(pos));
        if (heap == 0) {
            throw unexpected();
        }
        pos++;
        return heap;
    }

    final LoadException unexpectedAt(int at) {
        pos = at;
        return unexpected();
    }

    // Type definitions.

    /** What follows {@code (type} in a group, up to its closing parenthesis. */
    private SubType typeDefinition(int index) {
        identifier(scope.types, index);
        SubType type;
        if (acceptOpen("sub")) {
            boolean isFinal = accept("final");
            List<Integer> supertypes = new ArrayList<>(1);
            while (atIndex()) {
                supertypes.add(index(scope.types));
            }
            type = new SubType(isFinal, supertypes, compositeType(index));
            expectClose();
        } else {
            type = SubType.of(compositeType(index));
        }
        expectClose();
        scope.names.finish(index);
        return type;
    }

    /** A definition {@code (type …)} or {@code (rec …)}; returns the index after its types. */
    final int typeField(int firstIndex) {
        if (acceptOpen("type")) {
            scope.define(new RecGroup(List.of(typeDefinition(firstIndex)), false));
            return firstIndex + 1;
        }
        expectOpen("rec");
        List<SubType> types = new ArrayList<>();
        while (!acceptClose()) {
            expectOpen("type");
            types.add(typeDefinition(firstIndex + types.size()));
        }
        scope.define(new RecGroup(types, true));
        return firstIndex + types.size();
    }

    /** Takes an optional identifier, which was declared before, and the name it gives. */
    final void identifier(IndexSpace space, int index) {
        String name = acceptName();
        if (name != null) {
            scope.names.add(space.kind, index, name);
        }
    }

    /** Takes an optional identifier and an optional annotation that names differently; or null. */
    final String acceptName() {
        String id = acceptId();
        Annotation annotation = annotations.take(Annotation.NAME, pos);
        return annotation == null ? id : annotations.name(annotation);
    }

    private CompositeType compositeType(int typeIndex) {
        expectOpen();
        CompositeType type;
        if (accept("func")) {
            type = functionType(true);
        } else if (accept("struct")) {
            type = structType(typeIndex);
        } else {
            expect("array");
            type = new ArrayType(fieldType());
        }
        expectClose();
        return type;
    }

    private StructType structType(int typeIndex) {
        List<FieldType> fields = new ArrayList<>();
        SymbolMap identifiers = null;
        while (acceptOpen("field")) {
            if (kind() == Tokens.ID) {
                identifiers = identifiers == null ? new SymbolMap() : identifiers;
                if (identifiers.put(tokens.symbol(pos), fields.size()) != SymbolMap.ABSENT) {
                    throw fail(Fault.DUPLICATE_FIELD, " " + tokens.describe(pos));
                }
                scope.names.addInner(Names.Kind.FIELD, fields.size(), acceptName());
                fields.add(fieldType());
            } else {
                while (kind() != Tokens.CLOSE) {
                    fields.add(fieldType());
                }
            }
            expectClose();
        }
        if (identifiers != null) {
            scope.fields(typeIndex, identifiers);
        }
        return new StructType(fields);
    }

    private FieldType fieldType() {
        if (!acceptOpen("mut")) {
            return new FieldType(storageType(), false);
        }
        FieldType type = new FieldType(storageType(), true);
        expectClose();
        return type;
    }

    // Function types.

    /** Parameters, which may have identifiers if {@code identifiers}, and results. */
    private FuncType functionType(boolean identifiers) {
        params.clear();
        paramSymbols.clear();
        paramNames.clear();
        results.clear();
        while (acceptOpen("param")) {
            if (identifiers && kind() == Tokens.ID) {
                paramSymbols.add(tokens.symbol(pos));
                paramNames.add(tokens.symbols.intern(acceptName()));
                params.add(valueType());
            } else {
                while (kind() != Tokens.CLOSE) {
                    params.add(valueType());
                    anonymousParam();
                }
            }
            expectClose();
        }
        while (acceptOpen("result")) {
            while (kind() != Tokens.CLOSE) {
                results.add(valueType());
            }
            expectClose();
        }
        if (atOpen("param")) {
            throw unexpectedAt(pos + 1);
        }
        return new FuncType(params.toArray(), results.toArray());
    }

    /** A type use; the index of the type. Afterwards {@link #paramSymbols} has the parameters. */
    final int typeUse(boolean identifiers) {
        boolean explicit = acceptOpen("type");
        int typeIndex = -1;
        if (explicit) {
            typeIndex = index(scope.types);
            expectClose();
        }
        boolean inline = atOpen("param") || atOpen("result");
        int at = pos;
        FuncType type = functionType(identifiers);
        if (!explicit) {
            return scope.inlineFunc(type);
        }
        if (inline) {
            checkInline(typeIndex, type, at);
        } else {
            FuncType known = scope.func(typeIndex);
            for (int i = 0; known != null && i < known.params().length; i++) {
                anonymousParam();
            }
        }
        return typeIndex;
    }

    private void anonymousParam() {
        paramSymbols.add(SymbolMap.ABSENT);
        paramNames.add(SymbolMap.ABSENT);
    }

    private void checkInline(int typeIndex, FuncType inline, int at) {
        FuncType known = scope.func(typeIndex);
        if (known == null && (typeIndex < 0 || typeIndex >= scope.types.count())) {
            throw fail(Fault.UNBOUND_TYPE, " " + Integer.toUnsignedString(typeIndex), at);
        }
        if (!inline.equals(known)) {
            String expected = known == null ? "not a function type" : known.toString();
            throw fail(Fault.INLINE_FUNCTION_TYPE, inline + ", but the type is " + expected, at);
        }
    }

    /** A block type, packed as {@link BlockType} says. */
    final int blockType() {
        if (kind() != Tokens.OPEN) {
            return BlockType.EMPTY;
        }
        if (atOpen("type")) {
            int at = pos;
            int index = typeUse(false);
            if (index < 0) {
                throw fail(Fault.UNKNOWN_TYPE, " " + Integer.toUnsignedString(index), at);
            }
            return index;
        }
        FuncType type = functionType(false);
        if (type.params().length == 0 && type.results().length <= 1) {
            return type.results().length == 0
                    ? BlockType.EMPTY
                    : BlockType.result(type.results()[0]);
        }
        return scope.inlineFunc(type);
    }

    // Types of tables, memories, globals.

    /** Takes an optional address type and says whether it is {@code i64}. */
    final boolean is64() {
        return !accept("i32") && accept("i64");
    }

    private Limits limits() {
        long min = limit();
        return kind() == Tokens.NUMBER ? Limits.of(min, limit()) : Limits.of(min);
    }

    /** Any 64-bit number since there are 64-bit memories: validation knows what is too large. */
    private long limit() {
        int at = pos;
        long limit = u64(Fault.I64_CONSTANT_OUT_OF_RANGE);
        if (limit >>> 32 != 0 && !scope.features.has(Feature.MEMORY64)) {
            throw fail(Fault.I32_CONSTANT_OUT_OF_RANGE, tokens.describe(at), at);
        }
        return limit;
    }

    /** A table type; the address type was taken. */
    final TableType tableType(boolean is64) {
        Limits limits = limits();
        return new TableType(refType(), limits, is64);
    }

    /** A memory type; the address type was taken. */
    final MemoryType memoryType(boolean is64) {
        Limits limits = limits();
        boolean shared = accept("shared");
        return new MemoryType(limits, is64, shared, pageSize());
    }

    /** An optional page size (custom page sizes proposal); its binary logarithm. */
    final int pageSize() {
        if (!acceptOpen("pagesize")) {
            return MemoryType.PAGE_SIZE_LOG2;
        }
        int at = pos;
        int size = u32();
        if (Integer.bitCount(size) != 1) {
            throw fail(Fault.MALFORMED_CUSTOM_PAGE_SIZE, Integer.toUnsignedString(size), at);
        }
        expectClose();
        return Integer.numberOfTrailingZeros(size);
    }

    /** A global type. */
    final GlobalType globalType() {
        if (!acceptOpen("mut")) {
            return new GlobalType(valueType(), false);
        }
        GlobalType type = new GlobalType(valueType(), true);
        expectClose();
        return type;
    }
}
