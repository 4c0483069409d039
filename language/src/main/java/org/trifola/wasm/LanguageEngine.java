// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.LibraryFactory;
import com.oracle.truffle.api.nodes.Node;

import org.trifola.wasm.exec.FunctionRootNode;
import org.trifola.wasm.exec.PlainFunction;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.host.Headroom;
import org.trifola.wasm.jit.Compiler;
import org.trifola.wasm.link.HostCallRootNode;
import org.trifola.wasm.link.HostCallTarget;
import org.trifola.wasm.link.ImportResolver;
import org.trifola.wasm.link.Instantiation;
import org.trifola.wasm.link.ObjectImports;
import org.trifola.wasm.link.SameImports;
import org.trifola.wasm.link.StoreImports;
import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.runtime.GeneratedCode;
import org.trifola.wasm.runtime.WasmEngine;
import org.trifola.wasm.runtime.WasmFunction;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.runtime.WasmStore;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.Export;

/** Puts the packages together: which code runs functions, and where imports come from. */
final class LanguageEngine extends WasmEngine {
    private final Compiler compiler = new Compiler();

    LanguageEngine(WasmLanguage language) {
        super(language);
    }

    @Override
    public CallTarget create(WasmModule module, int funcIndex) {
        try {
            return language == null
                    ? PlainFunction.create(module, funcIndex)
                    : FunctionRootNode.create(module, funcIndex).getCallTarget();
        } catch (LoadException e) {
            throw module.error(e);
        }
    }

    @Override
    public Entry entry(WasmFunction function) {
        return compiler.entry(function);
    }

    @Override
    public GeneratedCode generate(WasmModule module) {
        return compiler.generate(module);
    }

    @Override
    public CallTarget forHost(DefinedType signature) {
        return language == null
                ? HostCallTarget.INSTANCE
                : new HostCallRootNode(language, signature, types).getCallTarget();
    }

    @Override
    public WasmStore currentStore(Node node) {
        return WasmContext.get(node).store();
    }

    /** Explicit imports come before registered modules, and those before host modules. */
    @Override
    @TruffleBoundary
    public WasmInstance instantiate(WasmModule module, Object[] imports, WasmStore store) {
        Headroom.prove();
        ImportResolver[] resolvers = new ImportResolver[imports.length + 2];
        for (int i = 0; i < imports.length; i++) {
            resolvers[i] = new ObjectImports(imports[i]);
        }
        resolvers[imports.length] = new StoreImports(store);
        resolvers[imports.length + 1] = WasmContext.get(null).hostModules();
        try {
            ImportResolver all = new ImportResolver.Chain(resolvers);
            WasmInstance instance = Instantiation.instantiate(module, all, store);
            prepare(instance);
            return instance;
        } catch (LoadException e) {
            throw module.error(e);
        }
    }

    @Override
    @TruffleBoundary
    public WasmInstance instantiateAgain(WasmInstance first) {
        Headroom.prove();
        return Instantiation.instantiate(first.module, new SameImports(first), first.store);
    }

    /**
     * Initializes the classes by which the host will use an instance: its first message may come
     * when its stack is nearly full, and an error in there would make them unusable for good.
     */
    private static void prepare(WasmInstance instance) {
        LibraryFactory<InteropLibrary> interop = LibraryFactory.resolve(InteropLibrary.class);
        interop.getUncached(instance);
        interop.getUncached(instance.exports());
        int seen = 0;
        for (Export export : instance.module.module.exports()) {
            int kind = 1 << export.kind().ordinal();
            if ((seen & kind) == 0) {
                seen |= kind;
                interop.getUncached(instance.export(export));
            }
        }
    }
}
