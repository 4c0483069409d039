// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.link;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.RootNode;

import org.trifola.wasm.host.HostExit;
import org.trifola.wasm.host.HostTrap;
import org.trifola.wasm.runtime.HostValues;
import org.trifola.wasm.runtime.WasmExit;
import org.trifola.wasm.runtime.WasmTrap;
import org.trifola.wasm.runtime.WasmTypeError;
import org.trifola.wasm.syntax.DefinedType;
import org.trifola.wasm.syntax.TypeStore;

/**
 * The code of all functions of the host that have one signature: those written in Java are called
 * as they are, those of other languages by interop, which converts arguments and results.
 */
public final class HostCallRootNode extends RootNode {
    private static final int RECEIVERS = 3;

    private final DefinedType type;
    private final TypeStore types;
    private final int params;

    @CompilationFinal(dimensions = 1)
    private final int[] results;

    @Child private InteropLibrary callables;
    @Child private InteropLibrary values;

    /** The code for a signature. */
    public HostCallRootNode(TruffleLanguage<?> language, DefinedType type, TypeStore types) {
        super(language);
        this.type = type;
        this.types = types;
        this.params = type.func().params().length;
        this.results = type.func().results();
        callables = InteropLibrary.getFactory().createDispatched(RECEIVERS);
        values = InteropLibrary.getFactory().createDispatched(RECEIVERS);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        if (arguments[0] instanceof BoundHostFunction bound) {
            return callHost(bound, arguments);
        }
        ForeignFunction foreign = (ForeignFunction) arguments[0];
        try {
            return results(foreign, callables.execute(foreign.callable(), toHost(arguments)));
        } catch (InteropException e) {
            throw refused(foreign, e);
        }
    }

    @TruffleBoundary
    static Object callHost(BoundHostFunction bound, Object[] arguments) {
        try {
            return bound.function().call(bound.importer(), arguments);
        } catch (HostTrap e) {
            throw WasmTrap.ofHost(e.getMessage());
        } catch (HostExit e) {
            throw new WasmExit(e.status(), null);
        }
    }

    @ExplodeLoop
    private Object[] toHost(Object[] arguments) {
        Object[] converted = new Object[params];
        for (int i = 0; i < params; i++) {
            converted[i] = HostValues.toHost(arguments[i + 1]);
        }
        return converted;
    }

    private Object results(ForeignFunction foreign, Object result) throws InteropException {
        if (results.length == 0) {
            return null;
        }
        return results.length == 1
                ? result(foreign, results[0], result)
                : severalResults(foreign, result);
    }

    private Object result(ForeignFunction foreign, int resultType, Object value) {
        Object converted = HostValues.toWasm(value, resultType, types, values);
        if (converted == HostValues.MISMATCH) {
            throw WasmTypeError.result(foreign.name(), resultType, value, this);
        }
        return converted;
    }

    @ExplodeLoop
    private Object severalResults(ForeignFunction foreign, Object array) throws InteropException {
        if (!values.hasArrayElements(array) || values.getArraySize(array) != results.length) {
            throw WasmTypeError.results(foreign.name(), type.func(), array);
        }
        Object[] converted = new Object[results.length];
        for (int i = 0; i < results.length; i++) {
            converted[i] = result(foreign, results[i], values.readArrayElement(array, i));
        }
        return converted;
    }

    @TruffleBoundary
    private AbstractTruffleException refused(ForeignFunction foreign, InteropException reason) {
        return WasmTypeError.of(foreign.name() + " " + type + ": " + reason.getMessage(), this);
    }

    @Override
    public String getName() {
        return "host function";
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String toString() {
        return "host function " + type;
    }
}
