// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.source.Source;

import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Lowering;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Place;
import org.trifola.wasm.host.Headroom;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.NameMap;
import org.trifola.wasm.syntax.Names;
import org.trifola.wasm.syntax.Types;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * A valid module together with the code of its functions. Belongs to no context: all contexts of an
 * engine share it, so a second instance starts warm.
 */
@ExportLibrary(InteropLibrary.class)
public final class WasmModule extends WasmObject {
    /** The module as it was decoded. */
    public final Module module;

    /** Its types, closed. */
    public final Types types;

    /** What the contexts share. */
    public final WasmEngine engine;

    /** The language that root nodes belong to. */
    public final TruffleLanguage<?> language;

    private final String sourceName;
    private final Source source;

    /** Where its parts stand in the text, or null if it was a binary. */
    public final CodePositions positions;

    private final AtomicReferenceArray<CallTarget> targets;
    private volatile GeneratedCode generated;
    private volatile Map<Integer, String> exportNames;
    private volatile Map<String, Export> exports;

    /**
     * A validated module.
     *
     * @param sourceName the name of what it was loaded from, or null
     * @param source the same for Truffle, or null
     * @param positions where its parts stand in the text, or null
     */
    public WasmModule(
            Module module,
            Types types,
            WasmEngine engine,
            String sourceName,
            Source source,
            CodePositions positions) {
        this.module = module;
        this.types = types;
        this.engine = engine;
        this.language = engine.language;
        this.sourceName = sourceName;
        this.source = source;
        this.positions = positions;
        this.targets = new AtomicReferenceArray<>(module.funcCount() - module.importedFuncCount());
    }

    /**
     * The internal code of a function that it defines.
     *
     * @param compiles whether Truffle's compiler will see it
     * @throws org.trifola.wasm.fault.LoadException if the body cannot be executed
     */
    public FunctionCode lower(int funcIndex, boolean compiles) {
        return Lowering.lower(module, types, funcIndex, compiles, engine.usesFuel);
    }

    /**
     * Words for where a byte offset of the binary form is, such as {@code math.wat:3:5} or {@code
     * math.wasm:0x1f}; empty for -1.
     */
    @TruffleBoundary
    public String describe(int offset) {
        if (offset < 0) {
            return "";
        }
        String in = sourceName == null ? "" : sourceName + ":";
        Place place = inText(Place.offset(offset));
        return place.line() > 0
                ? in + place.line() + ":" + place.column()
                : in + "0x" + Integer.toHexString(offset);
    }

    private Place inText(Place place) {
        return positions == null ? place : positions.inText(place);
    }

    /** The failure of this module, as other languages see it. */
    @TruffleBoundary
    public WasmLoadError error(LoadException failure) {
        return new WasmLoadError(failure.at(inText(failure.place())), source);
    }

    /** The code of a function that this module defines; made when it is first asked for. */
    public CallTarget target(int funcIndex) {
        CallTarget target = targets.getAcquire(funcIndex - module.importedFuncCount());
        return target == null ? makeTarget(funcIndex) : target;
    }

    @TruffleBoundary
    private CallTarget makeTarget(int funcIndex) {
        Headroom.prove();
        int slot = funcIndex - module.importedFuncCount();
        CallTarget made = engine.create(this, funcIndex);
        return targets.compareAndSet(slot, null, made) ? made : targets.get(slot);
    }

    /** The code generated for its functions, as far as there is any. */
    @TruffleBoundary
    public GeneratedCode generated() {
        GeneratedCode known = generated;
        return known == null ? generate() : known;
    }

    private synchronized GeneratedCode generate() {
        if (generated == null) {
            generated = engine.generate(this);
        }
        return generated;
    }

    /**
     * The prototype of a structure type; see {@link WasmStruct}. The fields get the names that this
     * module has for them, unless another one was faster.
     */
    @TruffleBoundary
    public WasmStruct structure(DefinedType type) {
        type.offerFieldNames(new FieldNames(new WeakReference<>(this), type));
        return engine.structure(type);
    }

    /** Names of fields: read late, and no reason to keep the module. */
    private record FieldNames(WeakReference<WasmModule> from, DefinedType type)
            implements Supplier<NameMap> {
        @Override
        public NameMap get() {
            WasmModule module = from.get();
            for (int i = 0; module != null && i < module.types.count(); i++) {
                if (module.types.get(i) == type) {
                    return module.module.names().map(Names.Kind.FIELD, i);
                }
            }
            return NameMap.EMPTY;
        }
    }

    /** The name of the module: what its name section says, else its source, else null. */
    @TruffleBoundary
    public String name() {
        String name = module.names().module();
        return name == null ? sourceName : name;
    }

    /** The name of a function from the name section, else its first export, else null. */
    @TruffleBoundary
    public String functionName(int funcIndex) {
        String name = module.names().function(funcIndex);
        return name == null ? exportNames().get(funcIndex) : name;
    }

    /** The name of a function, or such as {@code func3}. */
    public String shownName(int funcIndex) {
        String name = functionName(funcIndex);
        return name == null ? "func" + funcIndex : name;
    }

    /** The name of a function after that of its module, if that has one. */
    public String qualifiedName(int funcIndex) {
        String name = name();
        return name == null ? shownName(funcIndex) : name + "." + shownName(funcIndex);
    }

    private Map<Integer, String> exportNames() {
        Map<Integer, String> names = exportNames;
        if (names == null) {
            names = new HashMap<>();
            for (Export export : module.exports()) {
                if (export.kind() == ExternKind.FUNC) {
                    names.putIfAbsent(export.index(), export.name());
                }
            }
            exportNames = names;
        }
        return names;
    }

    /** The export of a name, or null. */
    @TruffleBoundary
    public Export export(String name) {
        Map<String, Export> byName = exports;
        if (byName == null) {
            byName = new HashMap<>();
            for (Export export : module.exports()) {
                byName.put(export.name(), export);
            }
            exports = byName;
        }
        return byName.get(name);
    }

    /** Instantiates it; see {@link WasmEngine#instantiate}. */
    @ExportMessage
    @TruffleBoundary
    Object instantiate(Object[] arguments) throws UnsupportedTypeException {
        for (Object argument : arguments) {
            InteropLibrary interop = InteropLibrary.getUncached();
            if (!interop.hasMembers(argument)
                    && !interop.hasHashEntries(argument)
                    && !interop.isNull(argument)) {
                String hint = "imports are an object with module names as members";
                throw UnsupportedTypeException.create(arguments, hint);
            }
        }
        return engine.instantiate(this, arguments, engine.currentStore(null));
    }

    @ExportMessage
    Object execute(Object[] arguments) throws UnsupportedTypeException {
        return instantiate(arguments);
    }

    @ExportMessage
    boolean isInstantiable() {
        return true;
    }

    @ExportMessage
    boolean isExecutable() {
        return true;
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        return new HostArray("name", "imports", "exports");
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberReadable(String member) {
        return List.of("name", "imports", "exports").contains(member);
    }

    @ExportMessage
    @TruffleBoundary
    Object readMember(String member) throws UnknownIdentifierException {
        return switch (member) {
            case "name" -> name() == null ? WasmNull.INSTANCE : name();
            case "imports" -> ModuleDescription.imports(this);
            case "exports" -> ModuleDescription.exports(this);
            default -> throw UnknownIdentifierException.create(member);
        };
    }

    @ExportMessage
    boolean hasLanguage() {
        return true;
    }

    @ExportMessage
    Class<? extends TruffleLanguage<?>> getLanguage() {
        return engine.languageClass();
    }

    @Override
    @TruffleBoundary
    public String toString() {
        String name = name();
        return name == null ? "module" : "module " + name;
    }
}
