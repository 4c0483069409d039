// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.nodes.Node;

import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.ValueType;

/**
 * A value of another language that does not fit the type of a parameter, result, global or table.
 * An exception of our own and not one of interop, because its message says which value and why.
 */
public final class WasmTypeError extends AbstractTruffleException {
    private static final long serialVersionUID = 1L;

    /** Characters of a value that a message shows. */
    private static final int SHOWN = 40;

    private WasmTypeError(String message, Node location) {
        super(message, null, UNLIMITED_STACK_TRACE, location);
    }

    /** An error with a message of its own. */
    @TruffleBoundary
    public static WasmTypeError of(String message, Node location) {
        return new WasmTypeError("type error: " + message, location);
    }

    /** A call with a wrong number of arguments. */
    @TruffleBoundary
    public static WasmTypeError arity(WasmFunction function, int given, Node location) {
        int wanted = function.type.func().params().length;
        String text = plural(wanted, "argument") + " expected, " + given + " given";
        return of(function.name() + " " + signature(function) + ": " + text, location);
    }

    /** A call with an argument that does not fit. */
    @TruffleBoundary
    public static WasmTypeError argument(
            WasmFunction function, int parameter, Object given, Node location) {
        int wanted = function.type.func().params()[parameter];
        String place = "parameter " + (parameter + 1) + " of " + function.name();
        return of(place + " " + signature(function) + ": " + mismatch(wanted, given), location);
    }

    /** A host function that gave something that is no value of its result type. */
    @TruffleBoundary
    public static WasmTypeError result(String function, int type, Object given, Node location) {
        return of("result of " + function + ": " + mismatch(type, given), location);
    }

    /** A host function that gave no array of as many values as it has results. */
    @TruffleBoundary
    public static WasmTypeError results(String function, FuncType type, Object given) {
        int wanted = type.results().length;
        String text = "an array of " + wanted + " values expected, " + describe(given) + " given";
        return of("results of " + function + " " + type + ": " + text, null);
    }

    /** What was expected and what came. */
    @TruffleBoundary
    public static String mismatch(int type, Object given) {
        return ValueType.toString(type) + " expected, " + describe(given) + " given";
    }

    private static String signature(WasmFunction function) {
        return "(" + function.type + ")";
    }

    private static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** A value in a few words. */
    private static String describe(Object value) {
        if (value == null) {
            return "null";
        }
        try {
            InteropLibrary interop = InteropLibrary.getUncached();
            String kind = "";
            if (interop.hasMetaObject(value)) {
                Object name = interop.getMetaSimpleName(interop.getMetaObject(value));
                kind = interop.asString(name) + " ";
            }
            Object text = interop.toDisplayString(value, false);
            return kind + shorten(interop.asString(text));
        } catch (UnsupportedMessageException e) {
            return value.getClass().getSimpleName();
        }
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
