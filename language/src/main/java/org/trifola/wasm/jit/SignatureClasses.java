// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.runtime.GeneratedLoader;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;

/**
 * The classes of one engine that generated code of all modules shares. For each signature there are
 * two: an abstract one, which the classes of functions extend, and one for functions that are not
 * generated code, such as those of the host. Safe for use by several threads.
 */
final class SignatureClasses extends GeneratedLoader {
    /** Name of the method that takes the function and its arguments. */
    static final String CALL = "call";

    /** Name of the method that makes a tail call; see {@link Signature#tail}. */
    static final String TAIL = "tail";

    static final String CALL_BOXED = "callBoxed";
    static final MethodTypeDesc BOXED_TYPE =
            MethodTypeDesc.of(ConstantDescs.CD_Object, Descriptors.OBJECTS);

    private static final String PACKAGE = "org.trifola.wasm.signature.";
    private static final ClassDesc ENTRY = Descriptors.of(GeneratedEntry.class);
    private static final MethodTypeDesc NO_ARGUMENTS = MethodTypeDesc.of(ConstantDescs.CD_void);

    private final Map<String, Signature> known = new HashMap<>();
    private final Map<String, Entry> outward = new HashMap<>();

    SignatureClasses() {
        super("wasm signatures", SignatureClasses.class.getClassLoader(), PACKAGE);
        Exports.open(getUnnamedModule());
    }

    /** The abstract class of a signature, which generated code may name from now on. */
    synchronized ClassDesc describe(Signature signature) {
        String name = PACKAGE + "Call_" + signature.key();
        known.putIfAbsent(name, signature);
        return ClassDesc.of(name);
    }

    /** How to call functions of a signature that are not generated code. */
    synchronized Entry outward(Signature signature) {
        describe(signature);
        return outward.computeIfAbsent(signature.key(), key -> makeOutward(signature));
    }

    private Entry makeOutward(Signature signature) {
        String name = PACKAGE + "Out_" + signature.key();
        ClassDesc self = ClassDesc.of(name);
        ClassDesc parent = describe(signature);
        byte[] bytes =
                FunctionClass.CLASS_FILE.build(
                        self,
                        out -> {
                            out.withSuperclass(parent);
                            out.withInterfaceSymbols(Descriptors.of(Outward.class));
                            out.withFlags(
                                    ClassFile.ACC_PUBLIC
                                            | ClassFile.ACC_FINAL
                                            | ClassFile.ACC_SUPER);
                            constructor(out, parent);
                            out.withMethodBody(
                                    CALL,
                                    signature.call(),
                                    ClassFile.ACC_PUBLIC,
                                    code -> {
                                        code.aload(code.parameterSlot(0));
                                        callOut(code, signature, 1);
                                    });
                            out.withMethodBody(
                                    TAIL,
                                    signature.tail(),
                                    ClassFile.ACC_PUBLIC,
                                    code -> tailOut(code, signature));
                        });
        try {
            Class<?> type = defineClass(name, bytes, 0, bytes.length);
            return (Entry) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected synchronized Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.equals(VectorMethods.NAME)) {
            byte[] bytes = VectorMethods.write();
            return defineClass(name, bytes, 0, bytes.length);
        }
        Signature signature = known.get(name);
        if (signature == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] bytes =
                FunctionClass.CLASS_FILE.build(
                        ClassDesc.of(name),
                        out -> {
                            out.withSuperclass(ENTRY);
                            out.withFlags(
                                    ClassFile.ACC_PUBLIC
                                            | ClassFile.ACC_ABSTRACT
                                            | ClassFile.ACC_SUPER);
                            constructor(out, ENTRY);
                            out.withMethod(
                                    CALL,
                                    signature.call(),
                                    ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT,
                                    method -> {});
                            out.withMethodBody(
                                    TAIL,
                                    signature.tail(),
                                    ClassFile.ACC_PUBLIC,
                                    code -> callForTail(code, signature, ClassDesc.of(name)));
                        });
        return defineClass(name, bytes, 0, bytes.length);
    }

    static void constructor(ClassBuilder out, ClassDesc parent) {
        out.withMethodBody(
                ConstantDescs.INIT_NAME,
                NO_ARGUMENTS,
                ClassFile.ACC_PUBLIC,
                code ->
                        code.aload(0)
                                .invokespecial(parent, ConstantDescs.INIT_NAME, NO_ARGUMENTS)
                                .return_());
    }

    /** A function that makes no tail calls is called, and its result boxed. */
    private static void callForTail(CodeBuilder out, Signature signature, ClassDesc self) {
        byte[] params = signature.params();
        out.aload(0).aload(out.parameterSlot(0));
        for (int i = 0; i < params.length; i++) {
            out.loadLocal(Descriptors.typeKind(params[i]), out.parameterSlot(i + 1));
        }
        out.invokevirtual(self, CALL, signature.call());
        boxResult(out, signature);
        out.areturn();
    }

    /** The result on the stack, if there is one, becomes what the interpreter would return. */
    static void boxResult(CodeBuilder out, Signature signature) {
        switch (signature.results().length) {
            case 0 -> out.aconst_null();
            case 1 -> Boxing.box(out, signature.results()[0]);
            default -> {}
        }
    }

    /** A function that is no generated code is left to the caller of the one that is to end. */
    private static void tailOut(CodeBuilder out, Signature signature) {
        boxArguments(out, signature, 1);
        out.aload(out.parameterSlot(0));
        MethodTypeDesc type =
                MethodTypeDesc.of(
                        ConstantDescs.CD_Object, Descriptors.OBJECTS, Descriptors.FUNCTION);
        out.invokestatic(Descriptors.SUPPORT, "tailCall", type).areturn();
    }

    /**
     * The function is on the stack: boxes the arguments, calls it, and returns what it does.
     *
     * @param first number of the method's parameter that is the first argument
     */
    static void callOut(CodeBuilder out, Signature signature, int first) {
        boxArguments(out, signature, first);
        MethodTypeDesc type =
                MethodTypeDesc.of(
                        ConstantDescs.CD_Object, Descriptors.FUNCTION, Descriptors.OBJECTS);
        out.invokestatic(Descriptors.SUPPORT, "callOut", type);
        returnUnboxed(out, signature);
    }

    /** Leaves an array of the arguments on the stack, whose first element is free. */
    private static void boxArguments(CodeBuilder out, Signature signature, int first) {
        byte[] params = signature.params();
        out.loadConstant(params.length + 1).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < params.length; i++) {
            out.dup().loadConstant(i + 1);
            out.loadLocal(Descriptors.typeKind(params[i]), out.parameterSlot(first + i));
            Boxing.box(out, params[i]);
            out.aastore();
        }
    }

    /** Returns what the object on the stack holds. */
    static void returnUnboxed(CodeBuilder out, Signature signature) {
        switch (signature.results().length) {
            case 0 -> out.pop();
            case 1 -> Boxing.unbox(out, signature.results()[0]);
            default -> out.checkcast(Descriptors.OBJECTS);
        }
        returnResult(out, signature);
    }

    /** Returns what is on the stack. */
    static void returnResult(CodeBuilder out, Signature signature) {
        switch (signature.results().length) {
            case 0 -> out.return_();
            case 1 -> out.return_(Descriptors.typeKind(signature.results()[0]));
            default -> out.return_(TypeKind.REFERENCE);
        }
    }
}
