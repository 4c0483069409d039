// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.runtime.StructLayouts;
import org.trifola.wasm.split.SplitFunction;
import org.trifola.wasm.syntax.DefinedType;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.BitSet;

/**
 * Writes the class of one function: a static method with its body, and what makes it an {@link
 * org.trifola.wasm.runtime.Entry}. If generated code cannot do what the function does, the body
 * calls the interpreter.
 */
class FunctionClass {
    /** What the name of such a method ends in. */
    static final String TAIL_SUFFIX = "$tail";

    /**
     * Tail calls that are calls of the JVM, in one another, before one is left to the caller of the
     * first: that takes an array of boxed arguments.
     */
    private static final int NESTED_TAIL_CALLS = 16;

    /**
     * No class of ours is looked at: where types of references meet, they are objects. Every
     * variable is of one type, so this loses nothing.
     */
    static final ClassFile CLASS_FILE =
            ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(FunctionClass::asPlainClass));

    private static final int FIELD =
            ClassFile.ACC_STATIC | ClassFile.ACC_FINAL | ClassFile.ACC_PRIVATE;

    private static final ClassDesc MODULE_CLASSES = Descriptors.of(ModuleClasses.class);

    final Signature signature;
    private final ModuleClasses module;
    private final FunctionCode function;
    private final int funcIndex;

    /** Name of the method with the body. */
    final String body;

    /**
     * Name of the method with the body of a function that ends in tail calls. It returns what the
     * interpreter would, which may be a call to make.
     */
    private final String tail;

    final ClassDesc self;
    private final boolean tailCalls;
    private final VectorForm vectors;

    /** The constants of the Vector API. */
    private final Wide wide;

    /** The function in pieces; null if it has one method, or the interpreter runs it. */
    private SplitFunction split;

    /** Whether there may be a second version. */
    private boolean promotable;

    /** Types that the body refers to, by their index in the function. */
    private final BitSet types = new BitSet();

    /**
     * The class of a function.
     *
     * @param function its code, or null if the interpreter runs it
     * @param vectors what becomes of vectors
     */
    FunctionClass(ModuleClasses module, int funcIndex, FunctionCode function, VectorForm vectors) {
        this.vectors = vectors;
        this.module = module;
        this.funcIndex = funcIndex;
        this.function = function;
        this.signature = module.signature(funcIndex);
        this.self = classOf(funcIndex);
        this.wide = new Wide(self);
        this.body = bodyOf(funcIndex);
        this.tail = tailOf(body);
        this.tailCalls = function != null && hasTailCalls(function);
    }

    /** The class of a function that is cut into pieces. */
    FunctionClass(ModuleClasses module, int funcIndex, FunctionCode function, SplitFunction split) {
        this(module, funcIndex, function, VectorForm.OBJECTS);
        this.split = split;
    }

    /** Another class for a part of a function. */
    protected FunctionClass(FunctionClass whole, ClassDesc self, VectorForm vectors) {
        this.module = whole.module;
        this.funcIndex = whole.funcIndex;
        this.function = whole.function;
        this.signature = whole.signature;
        this.self = self;
        this.body = whole.body;
        this.tail = whole.tail;
        this.vectors = vectors;
        this.wide = new Wide(self);
        this.tailCalls = whole.tailCalls;
    }

    private static ClassHierarchyInfo asPlainClass(ClassDesc type) {
        boolean isRoot = type.equals(ConstantDescs.CD_Object);
        return ClassHierarchyInfo.ofClass(isRoot ? null : ConstantDescs.CD_Object);
    }

    /** There may be a second version, which the first one goes to when it is hot. */
    FunctionClass promotable() {
        promotable = !tailCalls;
        return this;
    }

    /** Whether there may be a second version. */
    boolean isPromotable() {
        return promotable;
    }

    /** The function in pieces, or null. */
    SplitFunction split() {
        return split;
    }

    /** What becomes of vectors. */
    VectorForm vectors() {
        return vectors;
    }

    /** The constants of the Vector API. */
    Wide wide() {
        return wide;
    }

    /** Whether the function ends in calls that its caller makes. */
    final boolean hasTailCalls() {
        return tailCalls;
    }

    /** Whether a function of the same module does, and has a method for that. */
    final boolean hasTailCalls(int index) {
        FunctionCode code = module.lower(index);
        return BodyWriter.handles(code) && hasTailCalls(code);
    }

    /** The name of the method with the body of a function that ends in tail calls. */
    static String tailOf(String body) {
        return body + TAIL_SUFFIX;
    }

    private static boolean hasTailCalls(FunctionCode function) {
        int[] code = function.code;
        for (int pc = 0; pc < code.length; pc = Code.next(code, pc)) {
            if (code[pc] >= Code.RETURN_CALL && code[pc] <= Code.RETURN_CALL_REF) {
                return true;
            }
        }
        return false;
    }

    /** The class of a function of the same module. */
    ClassDesc classOf(int index) {
        return ClassDesc.of(module.className(index));
    }

    /** The name of the method with the body of a function of the same module. */
    String bodyOf(int index) {
        return module.bodyName(index);
    }

    /** The name of the class. */
    final String className() {
        return module.className(funcIndex);
    }

    /** The class of the frames of the function, if it is cut into pieces. */
    final ClassDesc frameClass() {
        return ClassDesc.of(ModuleClasses.frameName(className()));
    }

    /** The class that all functions of a signature extend. */
    ClassDesc signatureClass(Signature of) {
        return module.signatures.describe(of);
    }

    /** One of the types that the code of the function refers to. */
    DefinedType type(int index) {
        return function.types[index];
    }

    /** The class of one of these types, which is of a structure. */
    ClassDesc structClass(int index) {
        module.module().structure(type(index));
        return ClassDesc.of(StructLayouts.className(type(index)));
    }

    /** Loads one of the types that the code of the function refers to. */
    void loadType(CodeBuilder out, int index) {
        types.set(index);
        out.getstatic(self, "type" + index, Descriptors.DEFINED_TYPE);
    }

    /** Whether the class makes its entry when it is initialized. */
    private boolean registers;

    byte[] write() {
        return CLASS_FILE.build(self, this::write);
    }

    /** Writes the class. */
    protected void write(ClassBuilder out) {
        ClassDesc parent = signatureClass(signature);
        out.withSuperclass(parent)
                .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        SignatureClasses.constructor(out, parent);
        if (function != null && tailCalls) {
            out.withMethodBody(tail, tailType(), ClassFile.ACC_STATIC, this::writeBody);
            out.withMethodBody(
                    body, signature.body(), ClassFile.ACC_STATIC, this::writeFinishingBody);
            out.withMethodBody(
                    SignatureClasses.TAIL,
                    signature.tail(),
                    ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL,
                    this::writeTail);
        } else {
            out.withMethodBody(
                    body,
                    signature.body(),
                    ClassFile.ACC_STATIC,
                    function == null ? this::writeBridge : this::writeBody);
            if (function == null) {
                out.withMethodBody(tail, tailType(), ClassFile.ACC_STATIC, this::writeTailBridge);
            }
        }
        out.withMethodBody(
                SignatureClasses.CALL,
                signature.call(),
                ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL,
                this::writeCall);
        out.withMethodBody(
                SignatureClasses.CALL_BOXED,
                SignatureClasses.BOXED_TYPE,
                ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL,
                this::writeCallBoxed);
        if (promotable) {
            Promotion.addFields(out);
        }
        if (split != null) {
            new DriverWriter(this, split).writeGroups(out);
        }
        registers = true;
        writeTypes(out);
    }

    /** The fields of constants, and what initializes them. */
    protected final void writeTypes(ClassBuilder out) {
        types.stream().forEach(i -> typeField(out, i));
        for (int i = 0; i < wide.constantCount(); i++) {
            out.withField("constant" + i, wide.constantType(i), FIELD);
        }
        if (registers || hasConstants()) {
            out.withMethodBody(
                    ConstantDescs.CLASS_INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void),
                    ClassFile.ACC_STATIC,
                    code -> {
                        initialize(code);
                        if (registers) {
                            register(code);
                        }
                        code.return_();
                    });
        }
    }

    /** Makes the entry, which reflection would take far longer for. */
    private void register(CodeBuilder out) {
        out.new_(self).dup();
        MethodTypeDesc constructor = MethodTypeDesc.of(ConstantDescs.CD_void);
        out.invokespecial(self, ConstantDescs.INIT_NAME, constructor);
        ClassDesc entry = Descriptors.of(Entry.class);
        out.invokestatic(
                MODULE_CLASSES, "register", MethodTypeDesc.of(ConstantDescs.CD_void, entry));
    }

    private static void typeField(ClassBuilder out, int index) {
        out.withField("type" + index, Descriptors.DEFINED_TYPE, FIELD);
    }

    /** Whether there are any. */
    protected boolean hasConstants() {
        return !types.isEmpty() || wide.constantCount() > 0;
    }

    /** Sets the fields of constants. */
    protected void initialize(CodeBuilder out) {
        for (int i = types.nextSetBit(0); i >= 0; i = types.nextSetBit(i + 1)) {
            initialize(out, "type", i, Descriptors.DEFINED_TYPE);
        }
        for (int i = 0; i < wide.constantCount(); i++) {
            wide.computeConstant(out, i);
        }
    }

    /** Sets a field to what a method of the same name has for it. */
    protected final void initialize(CodeBuilder out, String name, int index, ClassDesc type) {
        out.loadConstant(self).loadConstant(index);
        out.invokestatic(
                MODULE_CLASSES,
                name,
                MethodTypeDesc.of(type, ConstantDescs.CD_Class, ConstantDescs.CD_int));
        out.putstatic(self, name + index, type);
    }

    private void writeBody(CodeBuilder out) {
        if (split != null) {
            new DriverWriter(this, split).write(out);
        } else {
            new BodyWriter(out, function, this).write();
        }
    }

    /** A body that has the interpreter do it. */
    private void writeBridge(CodeBuilder out) {
        int count = signature.params().length;
        out.aload(out.parameterSlot(count)).loadConstant(funcIndex);
        out.invokestatic(
                MODULE_CLASSES,
                "function",
                MethodTypeDesc.of(
                        Descriptors.FUNCTION, Descriptors.INSTANCE, ConstantDescs.CD_int));
        SignatureClasses.callOut(out, signature, 0);
    }

    /** The same for who makes a tail call. */
    private void writeTailBridge(CodeBuilder out) {
        byte[] params = signature.params();
        for (int i = 0; i < params.length; i++) {
            out.loadLocal(Descriptors.typeKind(params[i]), out.parameterSlot(i));
        }
        out.aload(out.parameterSlot(params.length));
        out.invokestatic(self, body, signature.body());
        SignatureClasses.boxResult(out, signature);
        out.areturn();
    }

    private MethodTypeDesc tailType() {
        return tailType(signature);
    }

    /**
     * The type of the method with the body of a function that ends in tail calls: as other bodies,
     * and at last how many of these calls it may make itself.
     */
    static MethodTypeDesc tailType(Signature signature) {
        return signature
                .body()
                .changeReturnType(ConstantDescs.CD_Object)
                .insertParameterTypes(signature.params().length + 1, ConstantDescs.CD_int);
    }

    /** A body for ordinary callers, that makes the tail calls that the function ends in. */
    private void writeFinishingBody(CodeBuilder out) {
        byte[] params = signature.params();
        for (int i = 0; i < params.length; i++) {
            out.loadLocal(Descriptors.typeKind(params[i]), out.parameterSlot(i));
        }
        out.aload(out.parameterSlot(params.length)).loadConstant(NESTED_TAIL_CALLS);
        out.invokestatic(self, tail, tailType());
        MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object);
        out.invokestatic(Descriptors.SUPPORT, "finish", type);
        SignatureClasses.returnUnboxed(out, signature);
    }

    private void writeCall(CodeBuilder out) {
        for (int i = 0; i < signature.params().length; i++) {
            int slot = out.parameterSlot(i + 1);
            out.loadLocal(Descriptors.typeKind(signature.params()[i]), slot);
        }
        out.aload(out.parameterSlot(0));
        out.getfield(Descriptors.FUNCTION, "instance", Descriptors.INSTANCE);
        out.invokestatic(self, body, signature.body());
        SignatureClasses.returnResult(out, signature);
    }

    private void writeTail(CodeBuilder out) {
        int count = signature.params().length;
        for (int i = 0; i < count; i++) {
            out.loadLocal(Descriptors.typeKind(signature.params()[i]), out.parameterSlot(i + 1));
        }
        out.aload(out.parameterSlot(0));
        out.getfield(Descriptors.FUNCTION, "instance", Descriptors.INSTANCE);
        out.iload(out.parameterSlot(count + 1));
        out.invokestatic(self, tail, tailType()).areturn();
    }

    private void writeCallBoxed(CodeBuilder out) {
        int arguments = out.parameterSlot(0);
        for (int i = 0; i < signature.params().length; i++) {
            out.aload(arguments).loadConstant(i + 1).aaload();
            Boxing.unbox(out, signature.params()[i]);
        }
        out.aload(arguments).loadConstant(0).aaload().checkcast(Descriptors.INSTANCE);
        if (tailCalls) {
            out.loadConstant(NESTED_TAIL_CALLS);
            out.invokestatic(self, tail, tailType()).areturn();
            return;
        }
        out.invokestatic(self, body, signature.body());
        SignatureClasses.boxResult(out, signature);
        out.areturn();
    }
}
