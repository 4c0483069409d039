// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.List;

/** Tells which functions a module offers, to users who asked for one that it does not. */
final class ExportHints {
    /** More functions than this are counted, not named. */
    private static final int SHOWN = 20;

    private static final int MISSPELLED = 3;

    private ExportHints() {}

    /** What to say about a module that is no program. */
    static String nothingToRun(ModuleFile file, Module module) {
        return "nothing to run: no function _start is exported\n" + functions(file, module);
    }

    /** What to say about a function that is not there. */
    static String noFunction(ModuleFile file, Module module, String name) {
        return "no function "
                + Inspection.printable(name)
                + " is exported\n"
                + similar(module, name)
                + functions(file, module);
    }

    private static String similar(Module module, String name) {
        List<String> names = new ArrayList<>();
        for (Export export : module.exports()) {
            if (export.kind() == ExternKind.FUNC) {
                names.add(export.name());
            }
        }
        String nearest = Misspellings.nearest(name, names, MISSPELLED);
        return nearest == null ? "" : "Did you mean " + Inspection.printable(nearest) + "?\n";
    }

    private static String functions(ModuleFile file, Module module) {
        List<Export> functions = new ArrayList<>();
        for (Export export : module.exports()) {
            if (export.kind() == ExternKind.FUNC) {
                functions.add(export);
            }
        }
        if (functions.isEmpty()) {
            return "It exports no functions at all ('trifola inspect' tells what is in it).";
        }
        StringBuilder text = new StringBuilder("It exports these functions:\n");
        Columns columns = new Columns("ll");
        for (Export export : functions.subList(0, Math.min(SHOWN, functions.size()))) {
            FuncType type = module.funcType(export.index());
            columns.add(Inspection.printable(export.name()), type.toString());
        }
        columns.appendTo(text);
        if (functions.size() > SHOWN) {
            text.append("  and ").append(functions.size() - SHOWN).append(" more\n");
        }
        Export first = functions.get(0);
        text.append("Call one with: trifola --invoke ");
        text.append(Inspection.printable(first.name())).append(' ').append(file.name());
        for (int param : module.funcType(first.index()).params()) {
            text.append(" <").append(ValueType.toString(param)).append('>');
        }
        return text.toString();
    }
}
