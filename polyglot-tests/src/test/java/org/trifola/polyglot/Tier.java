// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.trifola.wasm.host.GuestLimits;

import java.io.InputStream;
import java.util.Map;

/** The ways in which guests run, one of which a test asks for. */
enum Tier {
    /** The interpreter; with Graal, compiled by it when it is hot. */
    INTERPRETER(Map.of("wasm.TranslateAfter", "-1")),
    /** JVM bytecode from the first call on. */
    BYTECODE(Map.of("wasm.TranslateAfter", "0")),
    /** JVM bytecode in small pieces. */
    PIECES(Map.of("wasm.TranslateAfter", "0", "wasm.PieceSize", "50")),
    /** What an embedder gets: the interpreter first, then the others. */
    ORDINARY(Map.of());

    private final Map<String, String> options;

    Tier(Map<String, String> options) {
        this.options = options;
    }

    /** A context with limits, of its own engine. */
    Context context(GuestLimits limits) {
        return builder(limits).build();
    }

    /** The same with standard input. */
    Context context(GuestLimits limits, InputStream in) {
        return builder(limits).in(in).build();
    }

    private Context.Builder builder(GuestLimits limits) {
        return Context.newBuilder("wasm")
                .allowExperimentalOptions(true)
                .allowAllAccess(true)
                .option("engine.WarnInterpreterOnly", "false")
                .options(options)
                .options(limits.options());
    }

    /** How a call of an export ends; an error if it returns. */
    static PolyglotException failure(Value exports, String name, Object... arguments) {
        Value result;
        try {
            result = exports.invokeMember(name, arguments);
        } catch (PolyglotException e) {
            if (e.isInternalError()) {
                throw new AssertionError(name, e);
            }
            return e;
        }
        throw new AssertionError(name + " returned " + result);
    }

    /** What stopped a guest, as the exception's object tells it. */
    static String fault(PolyglotException failure) {
        Value guest = failure.getGuestObject();
        return guest == null ? failure.getMessage() : guest.getMember("fault").asString();
    }
}
