// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.binary.SectionId;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.ExternText;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Limits;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TableType;
import org.trifola.wasm.syntax.ValueType;
import org.trifola.wasm.valid.FeatureUse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is in a module, in JSON. Names are only ever added to this form; see docs/CLI.md. */
final class JsonInspection {
    /** Increased when something is changed or taken away. */
    private static final int SCHEMA = 1;

    private final ModuleFile file;
    private final Module module;
    private final byte[] binary;

    /** Of a module of a file, whose binary form is given. */
    JsonInspection(ModuleFile file, Module module, byte[] binary) {
        this.file = file;
        this.module = module;
        this.binary = binary;
    }

    /**
     * The whole text.
     *
     * @param error why the module is invalid, or null
     */
    String text(String error) {
        Interface made = Interface.of(module);
        Map<String, Object> all =
                Json.object(
                        "schema", SCHEMA,
                        "file", file.name(),
                        "format", file.isBinary() ? "binary" : "text",
                        "bytes", file.bytes().length,
                        "name", module.names().module(),
                        "valid", error == null,
                        "error", error,
                        "kind", made.kind(),
                        "interfaces", made.names(),
                        "producers", Producers.of(module),
                        "features", features());
        all.put("sections", sections());
        all.put("counts", counts());
        all.put("start", module.start() < 0 ? null : module.start());
        all.put("imports", imports());
        all.put("exports", exports());
        all.put("memories", memories());
        all.put("tables", tables());
        return Json.of(all);
    }

    private List<String> features() {
        List<String> names = new ArrayList<>();
        for (Feature feature : FeatureUse.of(module, binary)) {
            if (feature != Feature.CORE) {
                names.add(feature.option());
            }
        }
        return names;
    }

    private List<Object> sections() {
        List<Object> list = new ArrayList<>();
        for (Sections.Section section : Sections.of(binary)) {
            list.add(
                    Json.object(
                            "id", section.id(),
                            "name",
                                    section.name() == null
                                            ? SectionId.name(section.id())
                                            : section.name(),
                            "offset", section.offset(),
                            "bytes", section.size(),
                            "count", section.count() < 0 ? null : section.count()));
        }
        return list;
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = Json.object("types", module.typeCount());
        for (ExternKind kind : ExternKind.values()) {
            counts.put(Inspection.plural(kind), module.count(kind));
        }
        counts.put("elements", module.elements().size());
        counts.put("data", module.data().size());
        return counts;
    }

    private List<Object> imports() {
        List<Object> list = new ArrayList<>();
        for (Import i : module.imports()) {
            list.add(
                    Json.object(
                            "kind", ExternText.kind(i.type().kind()),
                            "module", i.module(),
                            "name", i.name(),
                            "type", ExternText.type(module, i.type())));
        }
        return list;
    }

    private List<Object> exports() {
        List<Object> list = new ArrayList<>();
        for (Export e : module.exports()) {
            list.add(
                    Json.object(
                            "kind", ExternText.kind(e.kind()),
                            "name", e.name(),
                            "index", e.index(),
                            "type", ExternText.type(module, e)));
        }
        return list;
    }

    private List<Object> memories() {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < module.memoryCount(); i++) {
            MemoryType type = module.memoryType(i);
            Map<String, Object> memory = limits(type.limits());
            memory.put("pageSize", 1L << type.pageSizeLog2());
            memory.put("is64", type.is64());
            memory.put("shared", type.shared());
            list.add(memory);
        }
        return list;
    }

    private List<Object> tables() {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < module.tableCount(); i++) {
            TableType type = module.tableType(i);
            Map<String, Object> table = limits(type.limits());
            table.put("element", ValueType.toString(type.elementType()));
            table.put("is64", type.is64());
            list.add(table);
        }
        return list;
    }

    private static Map<String, Object> limits(Limits limits) {
        return Json.object("min", limits.min(), "max", limits.hasMax() ? limits.max() : null);
    }
}
