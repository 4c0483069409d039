// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.binary.SectionId;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.ExternText;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.valid.FeatureUse;

import java.util.Set;

/** What is in a module, as a listing. */
final class Inspection {
    /** Digits between commas. */
    private static final int THOUSAND = 3;

    private final ModuleFile file;
    private final Module module;
    private final byte[] binary;
    private final StringBuilder text = new StringBuilder();

    /** The listing of a module of a file, whose binary form is given. */
    Inspection(ModuleFile file, Module module, byte[] binary) {
        this.file = file;
        this.module = module;
        this.binary = binary;
    }

    /** The whole listing. */
    String text() {
        text.append(file.name()).append(": ");
        if (module.names().module() != null) {
            text.append("module ").append(printable(module.names().module())).append(", ");
        }
        String format = file.isBinary() ? "binary format" : "text format";
        text.append(format).append(", ").append(number(file.bytes().length)).append(" bytes\n");
        made();
        sections();
        counts();
        imports();
        exports();
        sizes();
        features();
        return text.toString();
    }

    private void made() {
        Interface made = Interface.of(module);
        text.append("Kind: ").append(made.kind());
        if (!made.names().isEmpty()) {
            text.append(", for ").append(String.join(", ", made.names()));
        }
        text.append('\n');
        Columns columns = new Columns("lll");
        Producers.of(module)
                .forEach(
                        (field, values) ->
                                values.forEach(
                                        (name, version) ->
                                                columns.add(
                                                        printable(field),
                                                        printable(name),
                                                        printable(version))));
        add("Producers", columns);
    }

    private void sections() {
        Columns columns = new Columns("lrrr");
        for (Sections.Section section : Sections.of(binary)) {
            String name = SectionId.name(section.id());
            columns.add(
                    section.name() == null ? name : name + " " + printable(section.name()),
                    "0x" + Integer.toHexString(section.offset()),
                    number(section.size()),
                    section.count() < 0 ? "" : number(section.count()));
        }
        String where = file.isBinary() ? "" : " in the binary format";
        add("Sections" + where + " (offset, bytes, elements)", columns);
    }

    private void counts() {
        Columns columns = new Columns("lrl");
        addCount(columns, "types", module.typeCount());
        for (ExternKind kind : ExternKind.values()) {
            int count = module.count(kind);
            int imported = imported(kind);
            if (count > 0) {
                columns.add(
                        plural(kind),
                        number(count),
                        imported == 0 ? "" : number(imported) + " of them imported");
            }
        }
        addCount(columns, "element segments", module.elements().size());
        addCount(columns, "data segments", module.data().size());
        if (module.start() >= 0) {
            columns.add("start", "", "function " + module.start());
        }
        add("Contents", columns);
    }

    private static void addCount(Columns columns, String what, int count) {
        if (count > 0) {
            columns.add(what, number(count));
        }
    }

    private int imported(ExternKind kind) {
        int count = 0;
        for (Import i : module.imports()) {
            count += i.type().kind() == kind ? 1 : 0;
        }
        return count;
    }

    /** The name of several things of a kind. */
    static String plural(ExternKind kind) {
        return kind == ExternKind.MEMORY ? "memories" : ExternText.kind(kind) + "s";
    }

    private void imports() {
        Columns columns = new Columns("llll");
        for (Import i : module.imports()) {
            columns.add(
                    ExternText.kind(i.type().kind()),
                    printable(i.module()),
                    printable(i.name()),
                    ExternText.type(module, i.type()));
        }
        add("Imports", columns);
    }

    private void exports() {
        Columns columns = new Columns("lll");
        for (Export e : module.exports()) {
            columns.add(ExternText.kind(e.kind()), printable(e.name()), ExternText.type(module, e));
        }
        add("Exports", columns);
    }

    private void sizes() {
        Columns memories = new Columns("rl");
        for (int i = 0; i < module.memoryCount(); i++) {
            memories.add(number(i), ExternText.type(module.memoryType(i)));
        }
        add("Memories (pages at first, at most)", memories);
        Columns tables = new Columns("rl");
        for (int i = 0; i < module.tableCount(); i++) {
            tables.add(number(i), ExternText.type(module.tableType(i)));
        }
        add("Tables (elements at first, at most, type)", tables);
    }

    private void features() {
        Columns columns = new Columns("ll");
        Set<Feature> used = FeatureUse.of(module, binary);
        for (Feature feature : used) {
            columns.add(feature.option(), feature.description());
        }
        add("Features used", columns);
    }

    private void add(String title, Columns columns) {
        if (!columns.isEmpty()) {
            text.append('\n').append(title).append('\n');
            columns.appendTo(text);
        }
    }

    /** Names may hold anything: what a terminal would obey is written as the text format does. */
    static String printable(String name) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                safe.append("\\u{").append(Integer.toHexString(c)).append('}');
            } else {
                safe.appendCodePoint(c);
            }
        }
        return safe.toString();
    }

    /**
     * A number, not negative, with commas between thousands. Programs start with it: no formats.
     */
    static String number(long number) {
        StringBuilder digits = new StringBuilder(Long.toString(number));
        for (int at = digits.length() - THOUSAND; at > 0; at -= THOUSAND) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }
}
