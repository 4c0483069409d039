// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.binary.Encoder;
import org.trifola.wasm.binary.NameSection;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.CustomSection;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.ExternType;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.Global;
import org.trifola.wasm.syntax.GlobalType;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Names;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.SegmentMode;
import org.trifola.wasm.syntax.Table;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.TagType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints a module in the text format (spec 6.6): flat instructions, one a line. Parsing the text
 * gives the same module. Names of the name section are used as identifiers where they are unique;
 * other custom sections become {@code @custom} annotations. The module need not be valid.
 */
public final class Printer {
    private static final String SECTION_NAMES =
            "first type import func table memory global export start elem code data datacount tag";
    private static final String[] SECTIONS = SECTION_NAMES.split(" ");
    private static final int BYTES_PER_LINE = 64;

    private final Module module;
    private final Appendable target;
    private final StringBuilder out = new StringBuilder();
    private final Identifiers ids;
    private final TypePrinter types;
    private final CodePrinter code;
    private final int[] defined = new int[ExternKind.values().length];

    private Printer(Module module, Appendable target) {
        this.module = module;
        this.target = target;
        this.ids = new Identifiers(module);
        this.types = new TypePrinter(module, ids, out);
        this.code = new CodePrinter(ids, types, out);
    }

    /**
     * Prints a module.
     *
     * @throws LoadException if a function body or constant expression is malformed
     * @throws IOException if the target throws it
     */
    public static void print(Module module, Appendable target) throws IOException {
        new Printer(module, target).module();
    }

    /**
     * Prints a module to a string.
     *
     * @throws LoadException if a function body or constant expression is malformed
     */
    public static String print(Module module) {
        StringBuilder text = new StringBuilder();
        try {
            print(module, text);
        } catch (IOException e) {
            throw new AssertionError("a StringBuilder does not throw", e);
        }
        return text.toString();
    }

    private void module() throws IOException {
        String identifier = ids.module();
        out.append("(module").append(identifier == null ? "\n" : " " + identifier + "\n");
        int type = 0;
        for (RecGroup group : module.groups()) {
            types.group(group, type);
            type += group.types().size();
        }
        flush();
        for (Import i : module.imports()) {
            importField(i);
        }
        flush();
        for (int i = module.importedFuncCount(); i < module.funcCount(); i++) {
            function(i);
            flush();
        }
        module.tables().forEach(this::table);
        module.memories().forEach(this::memory);
        module.tags().forEach(this::tag);
        module.globals().forEach(this::global);
        module.exports().forEach(this::export);
        if (module.start() >= 0) {
            out.append("  (start ").append(ids.use(Names.Kind.FUNC, module.start())).append(")\n");
        }
        flush();
        for (int i = 0; i < module.elements().size(); i++) {
            elements(i, module.elements().get(i));
            flush();
        }
        for (int i = 0; i < module.data().size(); i++) {
            data(i, module.data().get(i));
            flush();
        }
        for (CustomSection custom : module.customs()) {
            custom(custom);
            flush();
        }
        out.append(")\n");
        flush();
    }

    private void flush() throws IOException {
        target.append(out);
        out.setLength(0);
    }

    private void importField(Import i) {
        out.append("  (import ");
        TextStrings.appendName(out, i.module());
        out.append(' ');
        TextStrings.appendName(out, i.name());
        out.append(" (");
        int index = defined[i.type().kind().ordinal()];
        define(i.type().kind());
        switch (i.type()) {
            case ExternType.Func func ->
                    types.typeUse(func.typeIndex(), params(index, func.typeIndex()));
            case TableType table -> types.table(table);
            case MemoryType memory -> types.memory(memory);
            case GlobalType global -> types.global(global);
            case TagType tag -> types.typeUse(tag.typeIndex(), IdentifierSpace.NONE);
        }
        out.append("))\n");
    }

    /**
     * Prints a function that the module defines: what stands before its body, then a line for each
     * instruction.
     *
     * @throws LoadException if the body is malformed
     */
    public static List<CodeLine> function(Module module, int index) {
        Printer printer = new Printer(module, new StringBuilder());
        List<CodeLine> lines = new ArrayList<>();
        printer.defined[ExternKind.FUNC.ordinal()] = index;
        printer.code.note(lines);
        printer.function(index);
        return lines;
    }

    /** The identifiers of the parameters of an imported function. */
    private IdentifierSpace params(int function, int typeIndex) {
        FuncType type = types.funcType(typeIndex);
        return ids.locals(function, type == null ? 0 : type.params().length);
    }

    /** Starts the definition of the next thing of that kind: keyword, identifier, index. */
    private void define(ExternKind kind) {
        out.append(kind.text());
        types.definition(space(kind), defined[kind.ordinal()]++);
    }

    private static Names.Kind space(ExternKind kind) {
        return switch (kind) {
            case FUNC -> Names.Kind.FUNC;
            case TABLE -> Names.Kind.TABLE;
            case MEMORY -> Names.Kind.MEMORY;
            case GLOBAL -> Names.Kind.GLOBAL;
            case TAG -> Names.Kind.TAG;
        };
    }

    private void field(ExternKind kind) {
        out.append("  (");
        define(kind);
    }

    private void function(int index) {
        Function function = module.function(index);
        FuncType type = types.funcType(function.typeIndex());
        int params = type == null ? 0 : type.params().length;
        int count = type == null ? 0 : params + function.localCount();
        IdentifierSpace locals = ids.locals(index, count);
        field(ExternKind.FUNC);
        types.typeUse(function.typeIndex(), locals);
        locals(function, params, locals);
        try {
            code.body(function.body(), locals, ids.labels(index));
        } catch (LoadException e) {
            throw e.inFunction(index, module.names().function(index));
        }
        out.append(")\n");
    }

    private void locals(Function function, int first, IdentifierSpace identifiers) {
        List<Integer> locals = new ArrayList<>();
        for (int run = 0; run < function.localCounts().length; run++) {
            for (int i = 0; i < function.localCounts()[run]; i++) {
                locals.add(function.localTypes()[run]);
            }
        }
        if (!locals.isEmpty()) {
            out.append("\n   ");
            int[] localTypes = locals.stream().mapToInt(Integer::intValue).toArray();
            types.declarations("local", localTypes, first, identifiers);
        }
    }

    private void table(Table table) {
        field(ExternKind.TABLE);
        types.table(table.type());
        if (table.init() != null) {
            code.expression(table.init());
        }
        out.append(")\n");
    }

    private void memory(MemoryType type) {
        field(ExternKind.MEMORY);
        types.memory(type);
        out.append(")\n");
    }

    private void tag(TagType type) {
        field(ExternKind.TAG);
        types.typeUse(type.typeIndex(), IdentifierSpace.NONE);
        out.append(")\n");
    }

    private void global(Global global) {
        field(ExternKind.GLOBAL);
        types.global(global.type());
        code.expression(global.init());
        out.append(")\n");
    }

    private void export(Export export) {
        out.append("  (export ");
        TextStrings.appendName(out, export.name());
        out.append(" (").append(export.kind().text()).append(' ');
        out.append(ids.use(space(export.kind()), export.index())).append("))\n");
    }

    private void elements(int index, ElementSegment segment) {
        out.append("  (elem");
        types.definition(Names.Kind.ELEM, index);
        if (segment.mode() == SegmentMode.DECLARATIVE) {
            out.append(" declare");
        } else if (segment.mode() == SegmentMode.ACTIVE) {
            place("table", Names.Kind.TABLE, segment.table(), segment.explicitTable());
            offset(segment.offset());
        }
        out.append(' ');
        if (segment.functions() != null) {
            out.append("func");
            for (int function : segment.functions()) {
                out.append(' ').append(ids.use(Names.Kind.FUNC, function));
            }
        } else {
            types.valueType(segment.type());
            for (Bytes expression : segment.expressions()) {
                out.append(" (item");
                code.expression(expression);
                out.append(')');
            }
        }
        out.append(")\n");
    }

    private void place(String keyword, Names.Kind space, int index, boolean explicit) {
        if (explicit || index != 0) {
            out.append(" (").append(keyword).append(' ').append(ids.use(space, index)).append(')');
        }
    }

    private void offset(Bytes expression) {
        out.append(" (offset");
        code.expression(expression);
        out.append(')');
    }

    private void data(int index, DataSegment segment) {
        out.append("  (data");
        types.definition(Names.Kind.DATA, index);
        if (segment.mode() == SegmentMode.ACTIVE) {
            place("memory", Names.Kind.MEMORY, segment.memory(), false);
            offset(segment.offset());
        }
        bytes(segment.contents());
        out.append(")\n");
    }

    /** Prints bytes as strings: short ones on the line, else each on a line of its own. */
    private void bytes(Bytes bytes) {
        boolean lines = bytes.length() > BYTES_PER_LINE;
        int from = 0;
        do {
            int to = Math.min(from + BYTES_PER_LINE, bytes.length());
            out.append(lines ? "\n    " : " ");
            TextStrings.appendBytes(out, bytes, from, to);
            from = to;
        } while (from < bytes.length());
    }

    /** Prints a custom section, unless it is a name section that the identifiers imply. */
    private void custom(CustomSection custom) {
        if (custom.name().equals(NameSection.NAME) && Encoder.isImplied(module, custom)) {
            return;
        }
        out.append("  (@custom ");
        TextStrings.appendName(out, custom.name());
        out.append(custom.after() == 0 ? " (before " : " (after ");
        out.append(SECTIONS[custom.after()]).append(')');
        bytes(custom.contents());
        out.append(")\n");
    }
}
