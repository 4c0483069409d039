// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasi.WasiProvider;
import org.trifola.wasm.host.HostModuleProvider;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Module;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Tells users of a module with imports that nobody offers where these may come from. */
final class ImportHints {
    private static final int MISSPELLED = 3;

    private final ModuleFile file;
    private final Module module;
    private final List<String> preloaded;

    /** What to say about a module, before which these were preloaded. */
    ImportHints(ModuleFile file, Module module, List<Preload> preloads) {
        this.file = file;
        this.module = module;
        this.preloaded = preloads.stream().map(Preload::name).toList();
    }

    /** Lines about the import that linking failed at, whose names the message begins with. */
    String of(String detail) {
        List<Import> missing = missing();
        Import first = named(detail);
        List<String> lines = new ArrayList<>();
        if (first != null) {
            missing.remove(first);
            lines.add(about(first));
        }
        if (!missing.isEmpty()) {
            lines.add(count(missing));
        }
        lines.add("'trifola inspect " + file.name() + "' lists all imports.");
        lines.removeIf(String::isEmpty);
        return String.join("\n", lines);
    }

    private Import named(String detail) {
        for (Import i : module.imports()) {
            if (detail.startsWith(i.module() + "." + i.name() + " (")) {
                return i;
            }
        }
        return null;
    }

    /** The imports that neither a host module nor a preloaded one offers, as far as names tell. */
    private List<Import> missing() {
        List<Import> missing = new ArrayList<>();
        TreeSet<String> hosts = hosts();
        for (Import i : module.imports()) {
            if (!preloaded.contains(i.module())
                    && (!hosts.contains(i.module()) || isUnknownOfWasi(i))) {
                missing.add(i);
            }
        }
        return missing;
    }

    private static boolean isUnknownOfWasi(Import i) {
        return new WasiProvider().moduleNames().contains(i.module())
                && !WasiProvider.offers(i.module(), i.name());
    }

    /** The names of all host modules. */
    private static TreeSet<String> hosts() {
        TreeSet<String> names = new TreeSet<>();
        for (HostModuleProvider provider :
                ServiceLoader.load(
                        HostModuleProvider.class, HostModuleProvider.class.getClassLoader())) {
            names.addAll(provider.moduleNames());
        }
        return names;
    }

    private static String count(List<Import> missing) {
        Map<String, Integer> modules = new LinkedHashMap<>();
        for (Import i : missing) {
            modules.merge(Inspection.printable(i.module()), 1, Integer::sum);
        }
        StringBuilder text = new StringBuilder();
        modules.forEach(
                (name, count) ->
                        text.append(text.isEmpty() ? "" : ", ")
                                .append(name)
                                .append(" (")
                                .append(count)
                                .append(')'));
        return "Nobody offers these imports either: " + text + ".";
    }

    private String about(Import wanted) {
        Glue glue = Glue.of(module);
        if (glue != null) {
            return glue.hint();
        }
        if (new WasiProvider().moduleNames().contains(wanted.module())) {
            return aboutWasi(wanted);
        }
        String like = Misspellings.nearest(wanted.module(), hosts(), MISSPELLED);
        if (like != null && !like.equals(wanted.module())) {
            return "Did you mean the host module " + like + "?";
        }
        if (preloaded.contains(wanted.module())) {
            return "The preloaded module exports nothing of that name.";
        }
        String name = Inspection.printable(wanted.module());
        return "If another module exports it: --preload "
                + (name.contains(" ") ? "'" + name + "=FILE'" : name + "=FILE")
                + ". The host modules are "
                + String.join(", ", hosts())
                + ".";
    }

    private static String aboutWasi(Import wanted) {
        if (wanted.type().kind() != ExternKind.FUNC) {
            return "WASI has only functions.";
        }
        String like = Misspellings.nearest(wanted.name(), WasiProvider.functionNames(), MISSPELLED);
        return like == null ? "WASI preview 1 has no such function." : "Did you mean " + like + "?";
    }
}
