// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;

import org.trifola.wasm.code.CodePrinter;
import org.trifola.wasm.exec.PlainFunction;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.host.GuestLimits;
import org.trifola.wasm.host.HostEnvironment;
import org.trifola.wasm.host.HostModuleProvider;
import org.trifola.wasm.link.HostModules;
import org.trifola.wasm.link.ImportResolver;
import org.trifola.wasm.link.Instantiation;
import org.trifola.wasm.link.ModuleLoader;
import org.trifola.wasm.link.StoreImports;
import org.trifola.wasm.runtime.HostValues;
import org.trifola.wasm.runtime.WasmEngine;
import org.trifola.wasm.runtime.WasmFunction;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmLoadError;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.runtime.WasmStore;
import org.trifola.wasm.runtime.WasmTrap;
import org.trifola.wasm.runtime.WasmTypeError;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;

import java.util.List;
import java.util.function.Consumer;

/**
 * A program that the launcher runs without a polyglot context, which takes most of the time that
 * starting a small program takes. It does what evaluating its source, {@code newInstance} and calls
 * of its exports do, fails with the same exceptions (which are those of {@link
 * com.oracle.truffle.api.exception.AbstractTruffleException}), and sees what the host environment
 * offers. Only where Truffle's runtime has no compiler.
 */
public final class Program {
    private final WasmEngine engine = new LanguageEngine(null);
    private final WasmStore store;
    private final ModuleLoader loader;
    private HostModules hostModules;
    private WasmModule module;
    private WasmInstance instance;

    /** A program without limits. */
    public Program(Features features) {
        this(features, GuestLimits.NONE);
    }

    /**
     * A program still without a module.
     *
     * @param features what it may use
     * @param limits how much it may use; the time is for the caller to limit
     */
    public Program(Features features, GuestLimits limits) {
        store = new WasmStore(engine, limits);
        engine.types.setMaxArrayBytes(limits.arrayBytes());
        engine.usesFuel = limits.countsFuel();
        engine.translateAfter = WasmEngine.TRANSLATE_AFTER;
        loader = new ModuleLoader(engine, features, ImplementationLimits.DEFAULT);
        WasmTrap.prepareWithoutContext();
    }

    /** Sets after how many calls functions are translated; see the option of that name. */
    public void translateAfter(int calls) {
        engine.translateAfter = calls;
    }

    /** The module that was loaded last. */
    public WasmModule module() {
        return module;
    }

    /** Whether one of its functions has loops, so that it is translated before its first call. */
    public boolean hasLoops(int funcIndex) {
        return module.lower(funcIndex, false).hasLoops();
    }

    /** The internal code of one of its functions, for people. */
    public String internalCode(int funcIndex) {
        return CodePrinter.print(module.lower(funcIndex, false));
    }

    /** Where its instances live. */
    public WasmStore store() {
        return store;
    }

    /**
     * Lets the program start threads.
     *
     * @param limit how many at once
     * @param whenEnded is told, on one of them, why the program ends if it is not by what {@link
     *     #call} does; the process is to end then, since the threads may go on until it does
     */
    public void allowThreads(int limit, Consumer<RuntimeException> whenEnded) {
        store.setThreads(new PlainThreads(limit, whenEnded));
    }

    /** Whether there can be such programs in this process. */
    public static boolean isPossible() {
        return PlainFunction.isPossible();
    }

    /**
     * Loads a module: that of the program, or one before that it imports.
     *
     * @param binary it in the binary format, which is not changed any more; or null
     * @param text it in the text format, unless there is a binary
     * @param name its name in messages
     * @throws WasmLoadError if it is malformed or invalid
     */
    @TruffleBoundary
    public void load(byte[] binary, CharSequence text, String name) {
        try {
            module =
                    binary == null
                            ? Sources.loadText(text, name, null, loader)
                            : loader.load(binary, name, null);
        } catch (LoadException e) {
            throw new WasmLoadError(e, null);
        }
    }

    /**
     * Instantiates the module that was loaded last, which runs its start function. Its imports are
     * of instances that were registered, else of host modules.
     *
     * @param known host modules that are asked first, before those that are services
     * @throws WasmLoadError if an import is missing or of another type
     */
    @TruffleBoundary
    public void instantiate(HostEnvironment environment, List<HostModuleProvider> known) {
        try {
            if (hostModules == null) {
                hostModules = new HostModules(environment, null, known);
            }
            ImportResolver imports = new ImportResolver.Chain(new StoreImports(store), hostModules);
            instance = Instantiation.instantiate(module, imports, store);
        } catch (LoadException e) {
            throw module.error(e);
        }
    }

    /** Offers the exports of the instance under a name, to modules that are instantiated later. */
    public void register(String name) {
        store.register(name, instance);
    }

    /** Whether a function is exported under a name. */
    public boolean offers(String export) {
        return instance.export(export) instanceof WasmFunction;
    }

    /**
     * Calls an exported function.
     *
     * @param arguments numbers in the boxes of their types, null for null references
     * @return null, the value of the only result, or an {@code Object[]}
     */
    @TruffleBoundary
    public Object call(String export, Object... arguments) {
        WasmFunction function = (WasmFunction) instance.export(export);
        int[] params = function.type.func().params();
        if (params.length != arguments.length) {
            throw WasmTypeError.arity(function, arguments.length, null);
        }
        for (int i = 0; i < params.length; i++) {
            // Exactly of its type, so nothing of interop is needed.
            if (HostValues.toWasm(arguments[i], params[i], engine.types, null)
                    == HostValues.MISMATCH) {
                throw WasmTypeError.argument(function, i, arguments[i], null);
            }
        }
        return function.call(arguments);
    }
}
