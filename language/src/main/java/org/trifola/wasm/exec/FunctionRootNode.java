// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.FrameSlotKind;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.RootNode;

import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.runtime.Exhaustion;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.runtime.WasmStore;

/** A wasm function as the JVM sees it: brings the arguments into the frame and runs the body. */
public final class FunctionRootNode extends RootNode {
    /** With assertions, frames check that a slot was written before it is read. */
    private static final boolean ASSERTIONS = FunctionRootNode.class.desiredAssertionStatus();

    /** Slots from which on frames are counted: few functions have so many. */
    private static final int LARGE_FRAME = 128;

    /** Length of a function's code up to which Truffle evaluates it although it is translated. */
    private static final int LONGEST_EVALUATED = 500;

    private final WasmModule module;
    private final int funcIndex;
    private final FunctionCode code;

    @CompilationFinal(dimensions = 1)
    private final byte[] localKinds;

    @CompilationFinal(dimensions = 1)
    private final int[] numberSlots;

    @Child private FunctionNode body;

    /** What runs the body where nothing compiles it, else null. */
    private final PlainFunction plain;

    private final Translation translation;

    /**
     * Whether Truffle's compiler, in its last tier, evaluates the body although it was translated:
     * it makes a short function that calls nothing a part of its callers in other languages. Other
     * functions would gain little by that, and cost it seconds.
     */
    private final boolean evaluated;

    private FunctionRootNode(WasmModule module, int funcIndex, FunctionCode code) {
        super(module.language, descriptor(code));
        this.module = module;
        this.funcIndex = funcIndex;
        this.code = code;
        this.localKinds = code.localKinds;
        this.numberSlots = code.numberSlots;
        this.body = new FunctionNode(module, funcIndex, code);
        this.translation = new Translation(module, funcIndex, code);
        this.evaluated =
                code.code.length <= LONGEST_EVALUATED && code.callSites == 0 && !code.hasLoops();
        this.plain =
                FunctionNode.COMPILES ? null : new PlainFunction(module, funcIndex, code, body);
    }

    /**
     * The root node of a function that the module defines. Lowers its body.
     *
     * @throws org.trifola.wasm.fault.LoadException if the body cannot be executed
     */
    public static FunctionRootNode create(WasmModule module, int funcIndex) {
        FunctionCode code = module.lower(funcIndex, FunctionNode.COMPILES);
        return new FunctionRootNode(module, funcIndex, code);
    }

    /** One slot more than the code knows, for the instance; none where frames are our own. */
    private static FrameDescriptor descriptor(FunctionCode code) {
        if (!FunctionNode.COMPILES) {
            return new FrameDescriptor();
        }
        FrameDescriptor.Builder builder = FrameDescriptor.newBuilder(code.slotCount + 1);
        builder.addSlots(code.slotCount + 1, FrameSlotKind.Static);
        return builder.build();
    }

    @Override
    public Object execute(VirtualFrame frame) {
        if (!FunctionNode.COMPILES) {
            return plain.call(frame.getArguments());
        }
        if (CompilerDirectives.hasNextTier() || !evaluated) {
            boolean interpreted = CompilerDirectives.inInterpreter();
            Entry entry = interpreted ? translation.call() : translation.entry();
            if (entry != null) {
                return enter(entry, frame.getArguments());
            }
        }
        if (code.slotCount > LARGE_FRAME && CompilerDirectives.inInterpreter()) {
            return executeLarge(frame);
        }
        return executeBody(frame);
    }

    @TruffleBoundary(transferToInterpreterOnException = false)
    private static Object enter(Entry entry, Object[] arguments) {
        return entry.enter(arguments);
    }

    /** Frames of the interpreter are on the heap: deep recursion of large ones would fill it. */
    private Object executeLarge(VirtualFrame frame) {
        WasmStore store = ((WasmInstance) frame.getArguments()[0]).store;
        try {
            return store.enterFrame(code.slotCount) ? executeBody(frame) : Exhaustion.FULL;
        } finally {
            store.leaveFrame(code.slotCount);
        }
    }

    private Object executeBody(VirtualFrame frame) {
        try {
            Object result = body.run(enter(frame), 0);
            return result == FunctionNode.NOTHING ? null : result;
        } catch (StackOverflowError e) {
            // Here nothing can be called.
            return Exhaustion.FULL;
        } catch (OutOfMemoryError e) {
            // The many small objects of a guest; what is large is caught where it is made.
            CompilerDirectives.transferToInterpreter();
            throw module.engine.outOfMemory(this);
        }
    }

    /** The frame to run in, with the arguments in their slots. */
    @ExplodeLoop
    private VirtualFrame enter(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        frame.setObjectStatic(code.slotCount, arguments[0]);
        byte[] kinds = localKinds;
        for (int i = 0; i < code.paramCount; i++) {
            Operands.unbox(frame, i, kinds[i], arguments[i + 1]);
        }
        if (CompilerDirectives.inCompiledCode() || ASSERTIONS) {
            // A frame of the interpreter starts out as zeros and nulls.
            for (int i = code.paramCount; i < kinds.length; i++) {
                Operands.clear(frame, i, kinds[i]);
            }
        }
        if (CompilerDirectives.inCompiledCode()) {
            int[] numbers = numberSlots;
            for (int i = 0; i < numbers.length; i++) {
                Operands.clear(frame, numbers[i] >> Kind.BITS, numbers[i] & Kind.MASK);
            }
        }
        return frame;
    }

    @Override
    public String getName() {
        return module.shownName(funcIndex);
    }

    @Override
    public String getQualifiedName() {
        return module.qualifiedName(funcIndex);
    }

    @Override
    public String toString() {
        return getQualifiedName();
    }

    @Override
    public boolean isCloningAllowed() {
        return false;
    }
}
