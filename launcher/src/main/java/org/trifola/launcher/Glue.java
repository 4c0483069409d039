// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.syntax.Import;
import org.trifola.wasm.syntax.Module;

/** Environments that modules are made for, recognized by their imports, and not offered here. */
enum Glue {
    /** Its programs come with a JavaScript file. */
    EMSCRIPTEN(
            "Emscripten",
            "It was made by Emscripten and needs its JavaScript file. Linked with"
                    + " -sSTANDALONE_WASM -sPURE_WASI, many programs run without."),
    /** For Rust and JavaScript. */
    WASM_BINDGEN(
            "wasm-bindgen",
            "It was made for wasm-bindgen and needs its JavaScript file. Programs for the command"
                    + " line are built with: cargo build --target wasm32-wasip1"),
    /** Go for browsers. */
    GO(
            "Go (js/wasm)",
            "It was made by Go for a browser (wasm_exec.js). Programs for the command line are"
                    + " built with: GOOS=wasip1 GOARCH=wasm go build"),
    /** AssemblyScript without WASI. */
    ASSEMBLYSCRIPT(
            "AssemblyScript",
            "It was made by AssemblyScript for JavaScript. For the command line, compile it with"
                    + " the package @assemblyscript/wasi-shim, or without abort: --use abort="),
    /** The component model. */
    COMPONENT(
            "WASI 0.2",
            "It is the core module of a component for WASI 0.2 or later. Trifola has WASI preview 1:"
                    + " compile it for wasm32-wasip1."),
    /** WASIX. */
    WASIX(
            "WASIX",
            "It was made for WASIX, which only Wasmer has. Trifola has WASI preview 1: compile it"
                    + " for wasm32-wasip1."),
    /** A shared library. */
    DYNAMIC_LIBRARY(
            "dynamic linking",
            "It is a shared library (or linked to one) and needs the dynamic linker of its tools:"
                    + " link it statically."),
    /** Tests. */
    SPECTEST(
            "spectest",
            "The module spectest belongs to scripts of the official tests: trifola wast FILE."),
    /** Strings of JavaScript. */
    JAVASCRIPT(
            "JavaScript",
            "It was made to be loaded by JavaScript, which it gets its imports from.");

    private final String title;
    private final String hint;

    Glue(String title, String hint) {
        this.title = title;
        this.hint = hint;
    }

    /** Its name. */
    String title() {
        return title;
    }

    /** What to tell somebody who wants to run such a module. */
    String hint() {
        return hint;
    }

    /** What a module needs that is not here, or null. */
    static Glue of(Module module) {
        Glue found = null;
        for (Import i : module.imports()) {
            Glue glue = of(i.module(), i.name());
            // What all JavaScript has in common says less than a name of its own.
            if (glue != null && (found == null || found == JAVASCRIPT || found == EMSCRIPTEN)) {
                found = glue;
            }
        }
        return found;
    }

    private static Glue of(String module, String name) {
        switch (module) {
            case "env", "a":
                return ofEnvironment(module, name);
            case "wbg", "__wbindgen_placeholder__", "__wbindgen_externref_xform__":
                return WASM_BINDGEN;
            case "go", "gojs":
                return GO;
            case "GOT.mem", "GOT.func":
                return DYNAMIC_LIBRARY;
            case "spectest":
                return SPECTEST;
            case "wasm:js-string", "js_code", "js", "S":
                return JAVASCRIPT;
            default:
                break;
        }
        if (module.startsWith("wasi:") || module.startsWith("[export]wasi:")) {
            return COMPONENT;
        }
        if (module.startsWith("wasix_")) {
            return WASIX;
        }
        if (module.endsWith("_bg.js")) {
            return WASM_BINDGEN;
        }
        return module.endsWith(".js") || module.endsWith(".mjs") ? JAVASCRIPT : null;
    }

    private static Glue ofEnvironment(String module, String name) {
        if (module.equals("a")) {
            return name.length() <= 2 ? EMSCRIPTEN : null;
        }
        switch (name) {
            case "abort", "trace", "seed":
                return ASSEMBLYSCRIPT;
            case "__memory_base", "__table_base":
                return DYNAMIC_LIBRARY;
            default:
                return name.startsWith("emscripten_")
                                || name.startsWith("_emscripten_")
                                || name.startsWith("invoke_")
                                || name.startsWith("__syscall_")
                                || name.startsWith("__cxa_")
                        ? EMSCRIPTEN
                        : null;
        }
    }
}
