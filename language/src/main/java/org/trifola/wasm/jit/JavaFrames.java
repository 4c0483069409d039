// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import com.oracle.truffle.api.nodes.RootNode;

import org.trifola.wasm.runtime.Backtrace;
import org.trifola.wasm.runtime.GeneratedFrames;
import org.trifola.wasm.runtime.WasmException;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions of generated code on the stack, from its top to where that code was entered. A line
 * of a generated method is the number of an instruction that can trap or call; which one that is,
 * is found by lowering the function again.
 */
final class JavaFrames extends GeneratedFrames {
    private static final StackWalker WALKER =
            StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    /**
     * A function on the stack.
     *
     * @param line line of the generated method
     */
    private record Frame(ModuleClasses classes, int funcIndex, int line) {
        int offset() {
            return classes.lower(funcIndex).siteOffset(line - 1);
        }

        void addTo(Backtrace backtrace) {
            backtrace.add(classes.module(), funcIndex, offset());
        }
    }

    @Override
    protected void find(Backtrace backtrace) {
        List<Frame> found = new ArrayList<>();
        WALKER.forEach(
                new java.util.function.Consumer<>() {
                    private boolean left;

                    @Override
                    public void accept(StackFrame frame) {
                        if (!left) {
                            left = isBorder(frame);
                            add(frame, found);
                        }
                    }
                });
        for (Frame frame : found) {
            frame.addTo(backtrace);
        }
    }

    private static boolean isBorder(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        return type == GeneratedEntry.class || RootNode.class.isAssignableFrom(type);
    }

    private static void add(StackFrame frame, List<Frame> found) {
        Class<?> type = frame.getDeclaringClass();
        boolean generated = isBody(frame.getMethodName(), frame.getLineNumber());
        if (generated && type.getClassLoader() instanceof ModuleClasses classes) {
            int index = ModuleClasses.funcIndex(type.getName());
            found.add(new Frame(classes, index, frame.getLineNumber()));
        }
    }

    /** Bodies that only call the interpreter have no lines. */
    private static boolean isBody(String method, int line) {
        return line > 0 && (method.equals(FunctionClass.BODY) || method.equals(FunctionClass.TAIL));
    }

    /** The functions that an exception of the JVM left, innermost first. */
    static List<Frame> of(Throwable thrown) {
        List<Frame> found = new ArrayList<>();
        for (StackTraceElement element : thrown.getStackTrace()) {
            if (element.getClassName().equals(GeneratedEntry.class.getName())) {
                break;
            }
            ModuleClasses classes = ModuleClasses.named(element.getClassLoaderName());
            if (classes != null && isBody(element.getMethodName(), element.getLineNumber())) {
                int index = ModuleClasses.funcIndex(element.getClassName());
                found.add(new Frame(classes, index, element.getLineNumber()));
            }
        }
        return found;
    }

    /** Adds to an exception that leaves generated code the functions that it left there. */
    static WasmException left(WasmException exception) {
        Throwable origin = exception.takeOrigin();
        if (origin != null) {
            for (Frame frame : of(origin)) {
                int offset = frame.offset();
                exception.addFrame(frame.classes.module(), frame.funcIndex, offset);
            }
        }
        return exception;
    }

    static void addTo(Backtrace backtrace, Throwable thrown) {
        for (Frame frame : of(thrown)) {
            frame.addTo(backtrace);
        }
    }

    /** Whether an exception of the JVM comes from an access to memory. */
    static boolean isOfAccess(IndexOutOfBoundsException thrown) {
        for (StackTraceElement element : thrown.getStackTrace()) {
            if (!element.getClassName().startsWith("java.")
                    && !element.getClassName().startsWith("jdk.")) {
                return element.getClassName().equals(NearAccess.class.getName());
            }
        }
        return false;
    }
}
