// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Lowering;
import org.trifola.wasm.host.Headroom;
import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.runtime.GeneratedCode;
import org.trifola.wasm.runtime.WasmFunction;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.syntax.DefinedType;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The generated classes of one module, one for each function, made when the JVM first links a call
 * of it. They live as long as the module. Safe for use by several threads.
 */
public final class ModuleClasses extends ClassLoader implements GeneratedCode {
    private static final String PREFIX = "wasm.Func";

    /** HotSpot compiles no method of so many bytes. */
    private static final int HUGE = 8000;

    /** What no name of a method may have in it. */
    private static final Pattern RESERVED = Pattern.compile("[.;\\[/<>]");

    /** Longest part of a function's name, in characters, that becomes the name of a method. */
    private static final int MAX_NAME = 200;

    private static final AtomicLong COUNT = new AtomicLong();

    /** The loaders by their names, which is what a stack trace of the JVM has of them. */
    private static final Map<String, WeakReference<ModuleClasses>> BY_NAME =
            new ConcurrentHashMap<>();

    private final WasmModule module;
    final SignatureClasses signatures;

    /** Types of functions whose classes are not initialized yet. */
    private final Map<Integer, DefinedType[]> pendingTypes = new ConcurrentHashMap<>();

    private final Map<Integer, Entry> entries = new HashMap<>();

    /** Functions that the interpreter runs. */
    private final Set<Integer> interpreted = ConcurrentHashMap.newKeySet();

    ModuleClasses(WasmModule module, SignatureClasses signatures) {
        super("wasm module " + COUNT.incrementAndGet(), signatures);
        this.module = module;
        this.signatures = signatures;
        Exports.open(getUnnamedModule());
        BY_NAME.values().removeIf(loader -> loader.refersTo(null));
        BY_NAME.put(getName(), new WeakReference<>(this));
    }

    /** The loader of a name, or null if there is none. */
    static ModuleClasses named(String name) {
        WeakReference<ModuleClasses> known = name == null ? null : BY_NAME.get(name);
        return known == null ? null : known.get();
    }

    /** The internal code of a function. */
    FunctionCode lower(int funcIndex) {
        return Lowering.lower(module.module, module.types, funcIndex, false);
    }

    /** The module that the classes are of. */
    WasmModule module() {
        return module;
    }

    Signature signature(int funcIndex) {
        return Signature.of(module.module.funcType(funcIndex));
    }

    String className(int funcIndex) {
        return PREFIX + funcIndex;
    }

    /**
     * The name of the method with the body of a function, which stack traces and profilers of the
     * JVM show: the function's own, without what the JVM reserves (JVMS 4.2.2).
     */
    String bodyName(int funcIndex) {
        String name = module.functionName(funcIndex);
        if (name == null || name.isEmpty()) {
            return "func" + funcIndex;
        }
        String known = RESERVED.matcher(name).replaceAll("_");
        return known.length() > MAX_NAME ? known.substring(0, MAX_NAME) : known;
    }

    /** The function that a class of this loader is of. */
    static int funcIndex(String className) {
        return Integer.parseInt(className.substring(PREFIX.length()));
    }

    @Override
    public synchronized Entry entry(int funcIndex) {
        if (!signature(funcIndex).fits()) {
            return null;
        }
        Entry entry = entries.computeIfAbsent(funcIndex, this::load);
        return interpreted.contains(funcIndex) ? null : entry;
    }

    private Entry load(int funcIndex) {
        try {
            Class<?> type = loadClass(className(funcIndex));
            return (Entry) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Headroom.prove();
        if (!name.startsWith(PREFIX)) {
            return module.engine.structs.loader().loadClass(name);
        }
        int index = funcIndex(name);
        FunctionCode code = lower(index);
        byte[] bytes = BodyWriter.handles(code) ? generate(index, code) : null;
        if (bytes == null) {
            interpreted.add(index);
            bytes = new FunctionClass(this, index, null, false).write();
        } else {
            pendingTypes.put(index, code.types);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** The class, or null if the body is too long for a method that HotSpot compiles. */
    private byte[] generate(int index, FunctionCode code) {
        byte[] bytes = PlainVectors.handles(code) ? generate(index, code, true) : null;
        return bytes == null ? generate(index, code, false) : bytes;
    }

    private byte[] generate(int index, FunctionCode code, boolean lanesApart) {
        try {
            byte[] bytes = new FunctionClass(this, index, code, lanesApart).write();
            return bytes.length > HUGE && codeLength(bytes) >= HUGE ? null : bytes;
        } catch (IllegalArgumentException tooLarge) {
            return null;
        }
    }

    private static int codeLength(byte[] bytes) {
        int longest = 0;
        for (MethodModel method : ClassFile.of().parse(bytes).methods()) {
            CodeAttribute code = method.findAttribute(Attributes.code()).orElse(null);
            longest = Math.max(longest, code == null ? 0 : code.codeLength());
        }
        return longest;
    }

    /** For the initializer of a generated class: a type that it refers to. */
    public static DefinedType type(Class<?> generated, int index) {
        ModuleClasses loader = (ModuleClasses) generated.getClassLoader();
        return loader.pendingTypes.get(funcIndex(generated.getName()))[index];
    }

    /** For generated code: a function of the module that the interpreter runs. */
    public static WasmFunction function(WasmInstance instance, int funcIndex) {
        return instance.function(funcIndex);
    }
}
