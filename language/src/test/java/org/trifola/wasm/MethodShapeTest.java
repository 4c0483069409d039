// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Shapes of methods that HotSpot and the start-up time depend on. */
final class MethodShapeTest {
    /** HotSpot never compiles a longer method; bytes of bytecode. */
    private static final int LIMIT = 8_000;

    /** HotSpot inlines no longer method where it runs in few of the calls of its caller. */
    private static final int SHORT = 35;

    /** Methods that may be longer; a name here needs a reason beside it. */
    private static final Set<String> LONG = Set.of();

    /** Packages and classes that run once per instruction, or start before anything else. */
    private static final Pattern HOT =
            Pattern.compile("(numeric|code|exec)\\..*|binary\\.CodeReader.*|valid\\..*Body.*");

    @Test
    void everyMethodIsShortEnoughToBeCompiled() {
        List<String> wrong = new ArrayList<>();
        for (ClassModel model : CompiledClasses.all()) {
            for (MethodModel method : model.methods()) {
                String name = CompiledClasses.shortName(model) + "." + method.methodName();
                int length = method.code().map(MethodShapeTest::length).orElse(0);
                if (length >= LIMIT && !LONG.contains(name) && !isInitializer(method)) {
                    wrong.add(name + ": " + length);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void accessesAreShortEnoughToBeInlinedWhereTheyRunSeldom() {
        List<String> wrong = new ArrayList<>();
        for (ClassModel model : CompiledClasses.all()) {
            if (CompiledClasses.shortName(model).equals("jit.NearAccess")) {
                for (MethodModel method : model.methods()) {
                    int length = method.code().map(MethodShapeTest::length).orElse(0);
                    if (length > SHORT) {
                        wrong.add(method.methodName() + ": " + length);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void hotClassesHaveNoInvokeDynamic() {
        List<String> wrong = new ArrayList<>();
        for (ClassModel model : CompiledClasses.all()) {
            if (HOT.matcher(CompiledClasses.shortName(model)).matches()) {
                for (MethodModel method : model.methods()) {
                    if (method.code().map(MethodShapeTest::isDynamic).orElse(false)) {
                        wrong.add(CompiledClasses.shortName(model) + "." + method.methodName());
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static int length(Object code) {
        return ((CodeAttribute) code).codeLength();
    }

    /** A class initializer runs once, interpreted. */
    private static boolean isInitializer(MethodModel method) {
        return method.methodName().equalsString("<clinit>");
    }

    /**
     * Whether lambdas, string concatenation or pattern switches are in it; records may be printed.
     */
    private static boolean isDynamic(Iterable<?> code) {
        for (Object element : code) {
            if (element instanceof InvokeDynamicInstruction dynamic) {
                String owner =
                        dynamic.invokedynamic()
                                .bootstrap()
                                .bootstrapMethod()
                                .reference()
                                .owner()
                                .asInternalName();
                if (!owner.equals("java/lang/runtime/ObjectMethods")) {
                    return true;
                }
            }
        }
        return false;
    }
}
