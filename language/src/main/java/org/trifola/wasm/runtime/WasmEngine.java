// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.nodes.Node;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.TypeStore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all contexts of one Truffle engine share: the canonical types, the code of host functions,
 * and what the language injects. Safe for use by several threads. Without a polyglot context it is
 * that of one program.
 */
public abstract class WasmEngine implements CallTargetFactory {
    /** Enough to leave out what runs once, such as most of what starts a program. */
    public static final int TRANSLATE_AFTER = 2;

    /** The language that root nodes belong to; null where there is no polyglot context. */
    public final TruffleLanguage<?> language;

    /** Calls after which a function is translated to JVM bytecode; -1 for never. */
    public volatile int translateAfter = -1;

    /** The size of the pieces that functions are cut into; 0 for as is best, and only if huge. */
    public volatile int pieceSize;

    /** Whether code counts the work that it does. */
    public volatile boolean usesFuel;

    /** The canonical types. */
    public final TypeStore types = new TypeStore();

    /** The classes of structures. */
    public final StructLayouts structs = new StructLayouts(types);

    private final HeapReserve reserve = new HeapReserve();

    private final Map<DefinedType, CallTarget> hostTargets = new ConcurrentHashMap<>();

    /** An engine of a language, or of none: see {@link #language}. */
    protected WasmEngine(TruffleLanguage<?> language) {
        this.language = language;
    }

    /** The class of the language, as interop wants it. */
    @SuppressWarnings("unchecked")
    final Class<? extends TruffleLanguage<?>> languageClass() {
        return (Class<? extends TruffleLanguage<?>>) language.getClass();
    }

    /** The prototype of a structure type; see {@link WasmStruct}. */
    final WasmStruct structure(DefinedType type) {
        reserve.fill();
        return structs.of(type);
    }

    /** The trap for a lack of memory, made when it has just been found; location may be null. */
    @TruffleBoundary
    public final WasmTrap outOfMemory(Node location) {
        reserve.release();
        WasmTrap trap = WasmTrap.of(Fault.OUT_OF_MEMORY, location);
        reserve.fill();
        return trap;
    }

    /** How generated code calls a function. */
    public abstract Entry entry(WasmFunction function);

    /** What generates code for a module; called once. */
    public abstract GeneratedCode generate(WasmModule module);

    /** The store of the context that is entered; {@code node} may be null. */
    public abstract WasmStore currentStore(Node node);

    /**
     * Instantiates a module in a store (spec 4.7.2).
     *
     * @param imports objects of any language with module names as members, whose members are the
     *     imports; where one has nothing of a name, the next one is asked
     */
    public abstract WasmInstance instantiate(WasmModule module, Object[] imports, WasmStore store);

    /** Another instance of the same module, with the same imports. */
    public abstract WasmInstance instantiateAgain(WasmInstance first);

    /** The code that calls host functions of a signature. */
    CallTarget hostTarget(DefinedType signature) {
        CallTarget target = hostTargets.get(signature);
        if (target == null) {
            target = forHost(signature);
            CallTarget other = hostTargets.putIfAbsent(signature, target);
            return other == null ? target : other;
        }
        return target;
    }
}
