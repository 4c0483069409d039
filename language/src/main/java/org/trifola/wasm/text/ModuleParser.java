// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.binary.CodeWriter;
import org.trifola.wasm.binary.NameSection;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.ExternType;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.Global;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Names;
import org.trifola.wasm.syntax.Table;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TagType;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses the fields of a module (spec 6.6): one pass binds the identifiers, one parses the types,
 * one the rest.
 */
final class ModuleParser extends SegmentParser {
    private final CustomSections customs;
    private final IntList localCounts = new IntList();
    private final IntList localTypes = new IntList();

    /** Next index of each kind. */
    private final int[] next = new int[ExternKind.values().length];

    /** The names of the inline import taken last. */
    private String importModule;

    private String importName;

    /** Starts at the first field, or at a closing parenthesis or the end if there is none. */
    ModuleParser(Tokens tokens, int from, String moduleName, Features features) {
        super(tokens, new ModuleScope(features), from);
        scope.names.module(moduleName);
        customs = new CustomSections(module);
    }

    /** Parses all fields up to a closing parenthesis or the end, which is left. */
    Module parse() {
        int from = pos;
        Declarations.scan(tokens, from, scope);
        typeFields();
        seek(from);
        fields();
        return build();
    }

    private Module build() {
        module.groups.addAll(scope.groups);
        module.dataCount = needsDataCount() ? module.data.size() : -1;
        module.names = scope.names.build();
        if (!hints.isEmpty()) {
            customs.branchHints(hints.encode());
        }
        byte[] names = module.names.isEmpty() ? null : NameSection.encode(module.names);
        customs.finish(names);
        return module.build();
    }

    /** The types come first, because inline function types may be any of them. */
    private void typeFields() {
        int index = 0;
        AnnotationCursor all = annotations;
        while (kind() == Tokens.OPEN) {
            int close = tokens.closing(pos);
            if (atOpen("type") || atOpen("rec")) {
                int text = tokens.start(pos);
                annotations = new AnnotationCursor(tokens, pos + 1);
                index = typeField(index);
                positions.field(module, scope.groups, text);
                annotations.checkTaken(pos - 1);
            } else {
                seek(close);
                next();
            }
        }
        annotations = all;
    }

    private void fields() {
        Annotation name = annotations.take(Annotation.NAME, pos);
        if (name != null) {
            scope.names.module(annotations.name(name));
            if (annotations.take(Annotation.NAME, pos) != null) {
                throw annotations.malformed(name, "multiple module");
            }
        }
        takeCustoms();
        while (kind() == Tokens.OPEN) {
            int text = tokens.start(pos);
            field();
            positions.field(module, scope.groups, text);
            annotations.checkTaken(pos - 1);
            takeCustoms();
        }
    }

    private void takeCustoms() {
        Annotation custom = annotations.take(Annotation.CUSTOM, pos);
        while (custom != null) {
            customs.add(custom, annotations);
            custom = annotations.take(Annotation.CUSTOM, pos);
        }
        annotations.checkTaken(pos);
    }

    private void field() {
        int open = pos;
        expectOpen();
        switch (peekKeyword()) {
            case "type", "rec" -> {
                seek(tokens.closing(open));
                annotations.skip(pos);
            }
            case "func" -> function();
            case "table" -> table();
            case "memory" -> memory();
            case "global" -> global();
            case "tag" -> tag();
            case "import" -> importField();
            case "export" -> exportField();
            case "start" -> startField();
            case "elem" -> {
                pos++;
                elementField();
            }
            case "data" -> {
                pos++;
                dataField();
            }
            default -> throw unexpected();
        }
        expectClose();
    }

    // Imports and exports.

    /** The beginning of a definition: its identifier and inline exports; returns its index. */
    private int define(ExternKind kind, IndexSpace space) {
        pos++;
        int index = next[kind.ordinal()]++;
        identifier(space, index);
        while (acceptOpen("export")) {
            module.exports.add(new Export(name(), kind, index));
            expectClose();
        }
        return index;
    }

    /** Takes an inline import if there is one. */
    private boolean isImported() {
        if (!acceptOpen("import")) {
            return false;
        }
        importModule = name();
        importName = name();
        expectClose();
        return true;
    }

    private void imported(ExternType type) {
        module.imports.add(new Import(importModule, importName, type));
    }

    private void importField() {
        pos++;
        importModule = name();
        if (atOpen("item")) {
            importItems();
        } else {
            importName = name();
            imported(externType(true));
        }
    }

    /** Several imports of one module (compact import section proposal). */
    private void importItems() {
        List<String> names = new ArrayList<>();
        while (acceptOpen("item")) {
            importName = name();
            if (kind() == Tokens.OPEN && names.isEmpty()) {
                imported(externType(true));
            } else {
                names.add(importName);
            }
            expectClose();
        }
        if (!names.isEmpty()) {
            ExternType type = externType(false);
            next[type.kind().ordinal()] += names.size();
            for (String name : names) {
                module.imports.add(new Import(importModule, name, type));
            }
        }
    }

    /** The description of an import; without {@code single} it describes several. */
    private ExternType externType(boolean single) {
        expectOpen();
        ExternKind kind = externKind();
        if (single) {
            identifier(scope.space(kind.text()), next[kind.ordinal()]++);
        } else if (kind() == Tokens.ID) {
            throw fail(Fault.IDENTIFIER_NOT_ALLOWED, " " + tokens.describe(pos));
        }
        ExternType type =
                switch (kind) {
                    case FUNC -> new ExternType.Func(functionType());
                    case TABLE -> tableType(is64());
                    case MEMORY -> memoryType(is64());
                    case GLOBAL -> globalType();
                    case TAG -> new TagType(functionType());
                };
        expectClose();
        return type;
    }

    private void exportField() {
        pos++;
        String name = name();
        expectOpen();
        ExternKind kind = externKind();
        int index = index(scope.space(kind.text()));
        expectClose();
        module.exports.add(new Export(name, kind, index));
    }

    private ExternKind externKind() {
        String word = peekKeyword();
        for (ExternKind kind : ExternKind.values()) {
            if (kind.text().equals(word)) {
                pos++;
                return kind;
            }
        }
        throw unexpected();
    }

    private void startField() {
        if (module.start >= 0) {
            throw fail(Fault.MULTIPLE_START_SECTIONS, null);
        }
        pos++;
        module.start = index(scope.funcs);
    }

    // Functions and tags.

    /** A type use whose parameters must have different identifiers. */
    private int functionType() {
        int type = typeUse(true);
        bindParams(false);
        return type;
    }

    private void bindParams(boolean named) {
        locals.clear();
        for (int i = 0; i < paramSymbols.size(); i++) {
            int symbol = paramSymbols.get(i);
            if (symbol != SymbolMap.ABSENT) {
                bindLocal(symbol, i);
                if (named) {
                    String name = tokens.symbols.text(paramNames.get(i));
                    scope.names.addInner(Names.Kind.LOCAL, i, name);
                }
            }
        }
    }

    private void bindLocal(int symbol, int index) {
        if (locals.put(symbol, index) != SymbolMap.ABSENT) {
            throw fail(Fault.DUPLICATE_LOCAL, " $" + tokens.symbols.text(symbol));
        }
    }

    private void function() {
        int index = define(ExternKind.FUNC, scope.funcs);
        if (isImported()) {
            imported(new ExternType.Func(functionType()));
            return;
        }
        int type = typeUse(true);
        bindParams(true);
        locals();
        Bytes body = functionBody(index);
        scope.names.finish(index);
        int[] counts = localCounts.toArray();
        int[] types = localTypes.toArray();
        module.functions.add(new Function(type, counts, types, body));
        if (!hints.isEmpty()) {
            hints.finish(index, localsSize(counts, types));
        }
    }

    private void locals() {
        localCounts.clear();
        localTypes.clear();
        int index = paramSymbols.size();
        while (acceptOpen("local")) {
            if (kind() == Tokens.ID) {
                bindLocal(tokens.symbol(pos), index);
                scope.names.addInner(Names.Kind.LOCAL, index, acceptName());
                local(valueType());
                index++;
            } else {
                while (kind() != Tokens.CLOSE) {
                    local(valueType());
                    index++;
                }
            }
            expectClose();
        }
    }

    private void local(int type) {
        int last = localCounts.size() - 1;
        if (last >= 0 && localTypes.get(last) == type) {
            localCounts.set(last, localCounts.get(last) + 1);
        } else {
            localCounts.add(1);
            localTypes.add(type);
        }
    }

    /** How many bytes the locals take in front of a body. */
    private static int localsSize(int[] counts, int[] types) {
        CodeWriter out = new CodeWriter();
        out.u32(counts.length);
        for (int i = 0; i < counts.length; i++) {
            out.u32(counts[i]);
            out.valueType(types[i]);
        }
        return out.size();
    }

    private void tag() {
        define(ExternKind.TAG, scope.tags);
        boolean isImported = isImported();
        TagType type = new TagType(functionType());
        if (isImported) {
            imported(type);
        } else {
            module.tags.add(type);
        }
    }

    // Tables, memories, globals.

    private void table() {
        int index = define(ExternKind.TABLE, scope.tables);
        if (isImported()) {
            imported(tableType(is64()));
            return;
        }
        boolean is64 = is64();
        if (!atValueType()) {
            TableType type = tableType(is64);
            Bytes init = kind() == Tokens.CLOSE ? null : expression(PositionRecorder.TABLES);
            module.tables.add(new Table(type, init));
            return;
        }
        int elementType = refType();
        expectOpen("elem");
        int size = inlineElements(index, elementType, is64);
        expectClose();
        TableType type = new TableType(elementType, Limits.of(size, size), is64);
        module.tables.add(new Table(type, null));
    }

    private void memory() {
        int index = define(ExternKind.MEMORY, scope.memories);
        if (isImported()) {
            imported(memoryType(is64()));
            return;
        }
        boolean is64 = is64();
        if (!atOpen("data") && !atOpen("pagesize")) {
            module.memories.add(memoryType(is64));
            return;
        }
        int pageSizeLog2 = pageSize();
        expectOpen("data");
        long size = inlineData(index, is64);
        expectClose();
        long pages = (size + (1L << pageSizeLog2) - 1) >>> pageSizeLog2;
        module.memories.add(new MemoryType(Limits.of(pages, pages), is64, false, pageSizeLog2));
    }

    private void global() {
        define(ExternKind.GLOBAL, scope.globals);
        boolean isImported = isImported();
        GlobalType type = globalType();
        if (isImported) {
            imported(type);
        } else {
            module.globals.add(new Global(type, expression(PositionRecorder.GLOBALS)));
        }
    }
}
