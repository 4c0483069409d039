// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks.endive;

import org.trifola.benchmarks.Subject;

import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Machine;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** Endive with its compiler. */
public final class EndiveSubject implements Subject {
    private static final FunctionType TYPE =
            FunctionType.of(List.of(ValType.I32), List.of(ValType.I32));

    /** Makes it: there is nothing to share. */
    public EndiveSubject() {}

    @Override
    public Session open() {
        return new EndiveSession();
    }

    @Override
    public void close() {}

    private static final class EndiveSession implements Session {
        @Override
        public Module load(String name, byte[] bytes) {
            WasmModule module = Parser.parse(bytes);
            return new EndiveModule(module, MachineFactoryCompiler.compile(module));
        }

        @Override
        public void close() {}
    }

    private record EndiveModule(
            WasmModule module, Function<run.endive.runtime.Instance, Machine> machines)
            implements Module {
        @Override
        public Instance instantiate(IntUnaryOperator next) {
            HostFunction function =
                    new HostFunction(
                            "host",
                            "next",
                            TYPE,
                            (caller, arguments) ->
                                    new long[] {next.applyAsInt((int) arguments[0])});
            ImportValues imports = ImportValues.builder().addFunction(function).build();
            return new EndiveInstance(
                    run.endive.runtime.Instance.builder(module)
                            .withMachineFactory(machines)
                            .withImportValues(imports)
                            .build());
        }
    }

    private record EndiveInstance(run.endive.runtime.Instance instance) implements Instance {
        @Override
        public IntUnaryOperator function(String name) {
            ExportFunction function = instance.export(name);
            return argument -> (int) function.apply(argument)[0];
        }
    }
}
