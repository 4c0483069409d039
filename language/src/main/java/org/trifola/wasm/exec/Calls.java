// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.DirectCallNode;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.Node;

import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.runtime.Exhaustion;
import org.trifola.wasm.runtime.TailCall;
import org.trifola.wasm.runtime.Unfinished;
import org.trifola.wasm.runtime.WasmFunction;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.runtime.WasmTable;
import org.trifola.wasm.runtime.WasmTrap;
import org.trifola.wasm.syntax.DefinedType;

import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.Lock;

/**
 * The calls of one function. A call instruction is: code, first result slot, number of arguments,
 * of results, call site, two indices, a slot; then the arguments as slot and kind, and the kinds of
 * the results.
 */
final class Calls extends Node {
    private static final int ARGUMENT_COUNT = 2;
    private static final int RESULT_COUNT = 3;
    private static final int SITE = 4;
    private static final int INDEX = 5;
    private static final int TABLE = 6;
    private static final int SLOT = 7;
    private static final int ARGUMENTS = 8;

    private final WasmModule module;

    @CompilationFinal(dimensions = 1)
    private final DefinedType[] types;

    /** For each call site that names its function, the call. */
    @Children private final DirectCallNode[] direct;

    /** For each other call site, the inline cache. */
    @Children private final CallNode[] indirect;

    Calls(WasmModule module, FunctionCode function) {
        this.module = module;
        this.types = function.types;
        // Where nothing compiles them, targets are called as they are.
        int sites = FunctionNode.COMPILES ? function.callSites : 0;
        this.direct = new DirectCallNode[sites];
        this.indirect = new CallNode[sites];
    }

    int call(VirtualFrame frame, int[] code, int pc, WasmInstance instance) {
        if (!FunctionNode.COMPILES) {
            CallTarget target = module.target(code[pc + INDEX]);
            Object[] arguments = arguments(frame, code, pc, instance);
            return finish(frame, code, pc, target.call(this, arguments));
        }
        DirectCallNode call = direct[code[pc + SITE]];
        if (call == null) {
            call = makeDirect(code[pc + SITE], code[pc + INDEX]);
        }
        Object result = call.call(arguments(frame, code, pc, instance));
        return finish(frame, code, pc, result);
    }

    int callImport(VirtualFrame frame, int[] code, int pc, WasmInstance instance) {
        return callFunction(frame, code, pc, instance.functions[code[pc + INDEX]]);
    }

    int callIndirect(VirtualFrame frame, int[] code, int pc, WasmInstance instance) {
        return callFunction(frame, code, pc, tableFunction(frame, code, pc, instance));
    }

    int callRef(VirtualFrame frame, int[] code, int pc, WasmInstance instance) {
        return callFunction(frame, code, pc, referenced(frame, code, pc));
    }

    private int callFunction(VirtualFrame frame, int[] code, int pc, WasmFunction function) {
        if (!FunctionNode.COMPILES) {
            Object[] arguments = arguments(frame, code, pc, function.receiver);
            return finish(frame, code, pc, function.target().call(this, arguments));
        }
        CallNode call = indirect[code[pc + SITE]];
        if (call == null) {
            call = makeIndirect(code[pc + SITE]);
        }
        Object[] arguments = arguments(frame, code, pc, function.receiver);
        return finish(frame, code, pc, call.execute(function.target(), arguments));
    }

    /** A call that replaces the caller: the caller of the caller makes it. */
    TailCall tailCall(VirtualFrame frame, int[] code, int pc, WasmInstance instance) {
        WasmFunction function;
        switch (code[pc]) {
            case Code.RETURN_CALL:
                function = instance.function(code[pc + INDEX]);
                break;
            case Code.RETURN_CALL_IMPORT:
                function = instance.functions[code[pc + INDEX]];
                break;
            case Code.RETURN_CALL_INDIRECT:
                function = tableFunction(frame, code, pc, instance);
                break;
            default:
                function = referenced(frame, code, pc);
                break;
        }
        return new TailCall(function, arguments(frame, code, pc, function.receiver));
    }

    // Callees.

    private WasmFunction tableFunction(
            VirtualFrame frame, int[] code, int pc, WasmInstance instance) {
        WasmTable table = instance.tables[code[pc + TABLE] >> 1];
        long index = Operands.address(frame, code[pc + SLOT], (code[pc + TABLE] & 1) != 0);
        if (index < 0 || index >= table.size()) {
            throw trap(Fault.UNDEFINED_ELEMENT, index);
        }
        if (!(table.at((int) index) instanceof WasmFunction function)) {
            throw trap(Fault.UNINITIALIZED_ELEMENT, index);
        }
        DefinedType expected = types[code[pc + INDEX]];
        if (function.type != expected && !function.type.isSubtypeOf(expected)) {
            throw mismatch(function, expected);
        }
        return function;
    }

    private WasmFunction referenced(VirtualFrame frame, int[] code, int pc) {
        if (frame.getObjectStatic(code[pc + SLOT]) instanceof WasmFunction function) {
            return function;
        }
        throw WasmTrap.of(Fault.NULL_FUNCTION_REFERENCE, this);
    }

    @TruffleBoundary
    private WasmTrap trap(Fault fault, long index) {
        return WasmTrap.of(fault, " " + Long.toUnsignedString(index), this);
    }

    @TruffleBoundary
    private WasmTrap mismatch(WasmFunction function, DefinedType expected) {
        String detail =
                "expected " + expected + ", but " + function.name() + " is " + function.type;
        return WasmTrap.of(Fault.INDIRECT_CALL_TYPE_MISMATCH, detail, this);
    }

    /** Several threads may come here; what one reads without the lock must be complete. */
    private DirectCallNode makeDirect(int site, int callee) {
        CompilerDirectives.transferToInterpreterAndInvalidate();
        CallTarget target = module.target(callee);
        Lock lock = getLock();
        lock.lock();
        try {
            if (direct[site] == null) {
                DirectCallNode call = insert(DirectCallNode.create(target));
                VarHandle.storeStoreFence();
                direct[site] = call;
            }
            return direct[site];
        } finally {
            lock.unlock();
        }
    }

    private CallNode makeIndirect(int site) {
        CompilerDirectives.transferToInterpreterAndInvalidate();
        Lock lock = getLock();
        lock.lock();
        try {
            if (indirect[site] == null) {
                CallNode call = insert(CallNodeGen.create());
                VarHandle.storeStoreFence();
                indirect[site] = call;
            }
            return indirect[site];
        } finally {
            lock.unlock();
        }
    }

    // Arguments and results.

    @ExplodeLoop
    private static Object[] arguments(VirtualFrame frame, int[] code, int pc, Object receiver) {
        int count = code[pc + ARGUMENT_COUNT];
        Object[] arguments = new Object[count + 1];
        arguments[0] = receiver;
        for (int i = 0; i < count; i++) {
            int argument = code[pc + ARGUMENTS + i];
            arguments[i + 1] = Operands.box(frame, argument >> Kind.BITS, argument & Kind.MASK);
        }
        return arguments;
    }

    /** A count and values as slot and kind, boxed. */
    @ExplodeLoop
    static Object[] values(VirtualFrame frame, int[] code, int at) {
        Object[] values = new Object[code[at]];
        for (int i = 0; i < values.length; i++) {
            int value = code[at + 1 + i];
            values[i] = Operands.box(frame, value >> Kind.BITS, value & Kind.MASK);
        }
        return values;
    }

    @ExplodeLoop
    private int finish(VirtualFrame frame, int[] code, int pc, Object returned) {
        Object result = returned;
        if (result instanceof Unfinished) {
            if (result instanceof TailCall) {
                result = bounce((TailCall) result);
            }
            if (result instanceof Exhaustion) {
                throw ((Exhaustion) result).leave;
            }
        }
        int slot = code[pc + 1];
        int count = code[pc + RESULT_COUNT];
        int values = pc + ARGUMENTS + code[pc + ARGUMENT_COUNT];
        if (count == 1) {
            Operands.unbox(frame, slot, code[values] & Kind.MASK, result);
        } else if (count > 1) {
            Object[] results = (Object[]) result;
            for (int i = 0; i < count; i++) {
                int value = code[values + i];
                Operands.unbox(frame, value >> Kind.BITS, value & Kind.MASK, results[i]);
            }
        }
        return values + count;
    }

    /** Makes tail calls until one returns: that is how they need no stack. */
    @TruffleBoundary
    private Object bounce(TailCall first) {
        Object result = first;
        while (result instanceof TailCall call) {
            TruffleSafepoint.poll(this);
            result = call.function.target().call(this, call.arguments);
        }
        return result;
    }
}
