// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.nodes.RootNode;

import org.trifola.wasm.host.Headroom;
import org.trifola.wasm.runtime.Backtrace;
import org.trifola.wasm.runtime.GeneratedFrames;
import org.trifola.wasm.runtime.WasmException;
import org.trifola.wasm.runtime.WasmTrap;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions of generated code on the stack, from its top to where that code was entered. A line
 * of a generated method is the number of an instruction that can trap or call; which one that is,
 * is found by lowering the function again. Methods without lines stand for no function.
 */
final class JavaFrames extends GeneratedFrames {
    private static final StackWalker WALKER =
            StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    /** Frames that make the walker ask for more of them several times. */
    private static final int WALKED = 200;

    /**
     * A function on the stack.
     *
     * @param className the generated class: of the function, or of a piece of it
     * @param line line of the generated method
     */
    record Frame(ModuleClasses classes, String className, int line) {
        int funcIndex() {
            return ModuleClasses.funcIndex(className);
        }

        int offset() {
            return classes.code(className).siteOffset(line - 1);
        }

        boolean isAtTailCall() {
            return classes.code(className).isTailCall(line - 1);
        }

        void addTo(Backtrace backtrace) {
            backtrace.add(classes.module(), funcIndex(), offset());
        }
    }

    @Override
    protected void find(WasmTrap trap) {
        addTo(trap, onStack());
    }

    @Override
    protected Running find(StackTraceElement frame) {
        ModuleClasses classes = ModuleClasses.named(frame.getClassLoaderName());
        return classes == null
                ? null
                : new Running(
                        classes.module(),
                        ModuleClasses.funcIndex(frame.getClassName()),
                        frame.getLineNumber() > 0);
    }

    /** The functions from the top of the stack to where generated code was entered. */
    private static List<Frame> onStack() {
        Headroom.prove();
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
        return found;
    }

    /** Adds to an exception from elsewhere the functions of generated code that it leaves next. */
    static void enter(AbstractTruffleException thrown) {
        try {
            if (thrown instanceof WasmException exception) {
                exception.setOrigin(new Origin());
            } else if (thrown instanceof WasmTrap trap) {
                addTo(trap, onStack());
            } else {
                UnwoundNode.addTo(thrown, onStack());
            }
        } catch (StackOverflowError full) {
            // The exception goes on without them: it says more than that the stack is full.
            return;
        }
    }

    /** Has the JDK load what a walk over many frames needs; see {@link WasmTrap#prepare}. */
    static void prepare() {
        onDeepStack(WALKED);
    }

    private static int onDeepStack(int depth) {
        return depth == 0 ? onStack().size() : onDeepStack(depth - 1);
    }

    private static boolean isBorder(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        return type == GeneratedEntry.class
                || RootNode.class.isAssignableFrom(type)
                || CallTarget.class.isAssignableFrom(type);
    }

    private static void add(StackFrame frame, List<Frame> found) {
        Class<?> type = frame.getDeclaringClass();
        if (frame.getLineNumber() > 0 && type.getClassLoader() instanceof ModuleClasses classes) {
            Frame added = new Frame(classes, type.getName(), frame.getLineNumber());
            add(added, frame.getMethodName(), found);
        }
    }

    /** A function that made a tail call has ended, though its method has not. */
    private static void add(Frame frame, String method, List<Frame> found) {
        boolean tail = !found.isEmpty() && method.endsWith(FunctionClass.TAIL_SUFFIX);
        if (!tail || !frame.isAtTailCall()) {
            found.add(frame);
        }
    }

    /** The functions that an exception of the JVM left, innermost first. */
    static List<Frame> of(Throwable thrown) {
        List<Frame> found = new ArrayList<>();
        for (StackTraceElement element : thrown.getStackTrace()) {
            if (element.getClassName().equals(GeneratedEntry.class.getName())) {
                break;
            }
            ModuleClasses classes = ModuleClasses.named(element.getClassLoaderName());
            if (classes != null && element.getLineNumber() > 0) {
                Frame frame = new Frame(classes, element.getClassName(), element.getLineNumber());
                add(frame, element.getMethodName(), found);
            }
        }
        return found;
    }

    /** Adds to an exception that leaves generated code the functions that it left there. */
    static WasmException left(WasmException exception) {
        exception.tag.trace();
        Throwable origin = exception.takeOrigin();
        if (origin != null) {
            List<Frame> frames = of(origin);
            UnwoundNode.addTo(exception, frames);
            for (Frame frame : frames) {
                int offset = frame.offset();
                exception.addFrame(frame.classes.module(), frame.funcIndex(), offset);
            }
        }
        return exception;
    }

    /** Adds to a trap the functions that the JVM's exception left that it stands for. */
    static void addTo(WasmTrap trap, Throwable thrown) {
        addTo(trap, of(thrown));
    }

    private static void addTo(WasmTrap trap, List<Frame> frames) {
        UnwoundNode.addTo(trap, frames);
        for (Frame frame : frames) {
            frame.addTo(trap.backtrace());
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
