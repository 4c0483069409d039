// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.host.Headroom;
import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.runtime.GeneratedCode;
import org.trifola.wasm.runtime.GeneratedLoader;
import org.trifola.wasm.runtime.StructLayouts;
import org.trifola.wasm.runtime.WasmFunction;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.split.SplitFunction;
import org.trifola.wasm.syntax.DefinedType;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The generated classes of one module, one for each function, made when the JVM first links a call
 * of it. They live as long as the module. Safe for use by several threads.
 */
public final class ModuleClasses extends GeneratedLoader implements GeneratedCode {
    private static final String PREFIX = "wasm.Func";
    private static final String PIECE = "$piece";
    private static final String FRAME = "$Frame";

    /** HotSpot compiles no method of so many bytes. */
    private static final int HUGE = 8000;

    /** What no name of a method may have in it. */
    private static final Pattern RESERVED = Pattern.compile("[.;\\[/<>]");

    /** Longest part of a function's name, in characters, that becomes the name of a method. */
    private static final int MAX_NAME = 200;

    /** Functions that are estimated to take so many bytes are cut into pieces untried. */
    private static final int SURELY_HUGE = 3 * HUGE;

    /** The weight of a piece, about its bytes; see the measurements in docs/ARCHITECTURE.md. */
    private static final int PIECE_SIZE = 3000;

    /** Every function in one form, for tests. */
    private static final VectorForm PREFERRED =
            VectorForm.valueOf(System.getProperty("trifola.vectors", "LANES"));

    /** Functions are hot that take so long, in nanoseconds, between looks at the clock at most. */
    private static final long HOT_INTERVAL = 30_000_000;

    /** How long functions are hot, in nanoseconds, before there is a second version of them. */
    private static final long HOT_TIME = Long.getLong("trifola.hotTime", 1_000_000_000);

    private static final String SECOND = "$second";

    private static final AtomicLong COUNT = new AtomicLong();

    /** The loaders by their names, which is what a stack trace of the JVM has of them. */
    private static final Map<String, WeakReference<ModuleClasses>> BY_NAME =
            new ConcurrentHashMap<>();

    private final WasmModule module;
    final SignatureClasses signatures;

    /** Types of functions whose classes are not initialized yet. */
    private final Map<Integer, DefinedType[]> pendingTypes = new ConcurrentHashMap<>();

    /** Functions that are cut into pieces; what is needed again is made again. */
    private final Map<Integer, SoftReference<FunctionClass>> drivers = new ConcurrentHashMap<>();

    private final Map<Integer, Entry> entries = new ConcurrentHashMap<>();

    /** How hot functions are that there may be a second version of. */
    private final Map<Integer, Heat> heat = new ConcurrentHashMap<>();

    /** Functions that the interpreter runs. */
    private final Set<Integer> interpreted = ConcurrentHashMap.newKeySet();

    ModuleClasses(WasmModule module, SignatureClasses signatures) {
        super("wasm module " + COUNT.incrementAndGet(), signatures, PREFIX);
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
        return module.lower(funcIndex, false);
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
        int end = className.indexOf('$');
        int length = end < 0 ? className.length() : end;
        return Integer.parseInt(className, PREFIX.length(), length, 10);
    }

    /** The name of the class of a piece of a function. */
    static String pieceName(String className, int piece) {
        return className + PIECE + piece;
    }

    /** The name of the class of the frames of a function. */
    static String frameName(String className) {
        return className + FRAME;
    }

    /**
     * The name of the class of the second version of a function.
     *
     * @param loop position of the loop where it begins, or -1
     */
    static String secondName(String className, int loop) {
        return className + SECOND + (loop < 0 ? "" : loop);
    }

    /** The number of the piece that a class is of, or -1 if it is of a whole function. */
    private static int pieceIndex(String className) {
        int at = className.indexOf(PIECE);
        return at < 0
                ? -1
                : Integer.parseInt(className, at + PIECE.length(), className.length(), 10);
    }

    /** The code that a class is made of. */
    FunctionCode code(String className) {
        int piece = pieceIndex(className);
        int index = funcIndex(className);
        return piece < 0 ? lower(index) : split(index).piece(piece).code();
    }

    @Override
    public synchronized Entry entry(int funcIndex) {
        if (!signature(funcIndex).fits()) {
            return null;
        }
        Entry entry = entries.get(funcIndex);
        if (entry == null) {
            entry = load(funcIndex);
        }
        return interpreted.contains(funcIndex) ? null : entry;
    }

    @Override
    public Form form(int funcIndex) {
        byte[] bytes = generate(funcIndex);
        if (interpreted.contains(funcIndex)) {
            return null;
        }
        int pieces = drivers.containsKey(funcIndex) ? split(funcIndex).pieceCount() : 1;
        return new Form(pieces, codeLength(bytes));
    }

    private Entry load(int funcIndex) {
        try {
            Class.forName(className(funcIndex), true, this);
            return entries.get(funcIndex);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** For the initializer of a generated class: its entry. */
    public static void register(Entry entry) {
        Class<?> generated = entry.getClass();
        ModuleClasses loader = (ModuleClasses) generated.getClassLoader();
        loader.entries.put(funcIndex(generated.getName()), entry);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(StructLayouts.PREFIX)
                ? module.engine.structs.loader().loadClass(name)
                : super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Headroom.prove();
        byte[] bytes = name.indexOf('$') < 0 ? generate(funcIndex(name)) : generatePart(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] generate(int index) {
        FunctionCode code = lower(index);
        byte[] bytes = null;
        if (BodyWriter.handles(code)) {
            long weight = SplitFunction.weight(code);
            int limit = module.engine.pieceSize;
            if (limit > 0 ? weight <= limit : weight < SURELY_HUGE) {
                bytes = generateWhole(index, code);
            }
            if (bytes == null) {
                bytes = generateDriver(index, code);
            }
        }
        if (bytes == null) {
            interpreted.add(index);
            return new FunctionClass(this, index, null, VectorForm.OBJECTS).write();
        }
        pendingTypes.put(index, code.types);
        return bytes;
    }

    /** The class, or null if the body is too long for a method that HotSpot compiles. */
    private byte[] generateWhole(int index, FunctionCode code) {
        if (code.siteCount() > BodyWriter.MAX_SITES) {
            return null;
        }
        boolean apart = PlainVectors.handles(code);
        byte[] bytes = generateWhole(index, code, apart ? PREFERRED : VectorForm.OBJECTS);
        boolean again = bytes == null && apart;
        return again ? generateWhole(index, code, VectorForm.OBJECTS) : bytes;
    }

    private byte[] generateWhole(int index, FunctionCode code, VectorForm form) {
        try {
            FunctionClass writer = new FunctionClass(this, index, code, form);
            boolean other = PlainVectors.handles(code) && form != VectorForm.WIDE;
            if (WideSupport.PRESENT && other && WideVectors.pays(code)) {
                writer.promotable();
            }
            byte[] bytes = writer.write();
            return bytes.length > HUGE && codeLength(bytes) >= HUGE ? null : bytes;
        } catch (IllegalArgumentException tooLarge) {
            return null;
        }
    }

    /** The class of a function that is cut into pieces, or null if it has too many values. */
    private byte[] generateDriver(int index, FunctionCode code) {
        FunctionClass driver = cut(index, code);
        boolean fits = driver.split().values().length <= FrameClass.MAX_FIELDS;
        return fits ? driver.write() : null;
    }

    private FunctionClass cut(int index, FunctionCode code) {
        byte[] results = signature(index).results();
        int limit = module.engine.pieceSize;
        int kind = results.length == 1 ? results[0] : Kind.REF;
        SplitFunction split = new SplitFunction(code, kind, limit > 0 ? limit : PIECE_SIZE);
        FunctionClass driver = new FunctionClass(this, index, code, split);
        drivers.put(index, new SoftReference<>(driver));
        return driver;
    }

    private FunctionClass driver(int index) {
        SoftReference<FunctionClass> known = drivers.get(index);
        FunctionClass driver = known == null ? null : known.get();
        return driver == null ? cut(index, lower(index)) : driver;
    }

    private SplitFunction split(int index) {
        return driver(index).split();
    }

    /** The class of the frames of a function, or of a piece of it. */
    private byte[] generatePart(String name) {
        int index = funcIndex(name);
        int second = name.indexOf(SECOND);
        if (second >= 0) {
            String loop = name.substring(second + SECOND.length());
            return generateSecond(index, loop.isEmpty() ? -1 : Integer.parseInt(loop));
        }
        FunctionClass whole = driver(index);
        int piece = pieceIndex(name);
        return piece < 0
                ? FrameClass.write(ClassDesc.of(name), whole.split().values())
                : new PieceClass(whole, piece, whole.split().piece(piece)).write();
    }

    private byte[] generateSecond(int index, int loop) {
        FunctionCode code = lower(index);
        FunctionClass whole = new FunctionClass(this, index, code, VectorForm.OBJECTS);
        return new SecondClass(whole, code, loop).write();
    }

    /**
     * For generated code that has counted calls and rounds of loops: whether to go on in the second
     * version of the function.
     */
    public static boolean isHot(Class<?> generated) {
        ModuleClasses loader = (ModuleClasses) generated.getClassLoader();
        return loader.isHot(generated.getName());
    }

    private boolean isHot(String className) {
        int index = funcIndex(className);
        Heat known = heat.get(index);
        if (known == null) {
            heat.putIfAbsent(index, new Heat());
            return false;
        }
        if (known.settled() == null) {
            if (known.look(HOT_INTERVAL) < HOT_TIME) {
                return false;
            }
            known.settle(isFit(index));
        }
        return known.settled();
    }

    /** Whether the second version of a function is one that HotSpot compiles. */
    private boolean isFit(int index) {
        try {
            byte[] bytes = generateSecond(index, -1);
            return bytes.length <= HUGE || codeLength(bytes) < HUGE;
        } catch (IllegalArgumentException tooLarge) {
            return false;
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

    /**
     * For the initializer of the class of a piece: where to go by the operand of a branch table.
     */
    public static int[] table(Class<?> generated, int exit) {
        ModuleClasses loader = (ModuleClasses) generated.getClassLoader();
        String name = generated.getName();
        return loader.split(funcIndex(name)).piece(pieceIndex(name)).exits()[exit].table();
    }

    /** For generated code: a function of the module that the interpreter runs. */
    public static WasmFunction function(WasmInstance instance, int funcIndex) {
        return instance.function(funcIndex);
    }
}
