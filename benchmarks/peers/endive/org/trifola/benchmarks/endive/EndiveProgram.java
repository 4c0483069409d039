// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks.endive;

import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasi.WasiExitException;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs a WASI program in Endive with its compiler. */
public final class EndiveProgram {
    private EndiveProgram() {}

    /**
     * Runs a program, and ends as it does.
     *
     * @param args a folder that the program may use under the same name, or an empty string; the
     *     file of the program; the program's arguments
     */
    public static void main(String[] args) {
        WasiOptions.Builder options =
                WasiOptions.builder()
                        .inheritSystem()
                        .withArguments(Arrays.asList(args).subList(1, args.length));
        if (!args[0].isEmpty()) {
            options.withDirectory(args[0], Path.of(args[0]));
        }
        WasiPreview1 wasi = WasiPreview1.builder().withOptions(options.build()).build();
        WasmModule module = Parser.parse(new File(args[1]));
        int status = 0;
        try {
            // Runs _start, too.
            Instance.builder(module)
                    .withMachineFactory(MachineFactoryCompiler.compile(module))
                    .withImportValues(
                            ImportValues.builder().addFunction(wasi.toHostFunctions()).build())
                    .build();
        } catch (WasiExitException exit) {
            status = exit.exitCode();
        }
        System.exit(status);
    }
}
