// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/** Modules in text, evaluated as an embedder does. */
final class Wat {
    private Wat() {}

    /** A context that tests own; {@code engine} may be null. */
    static Context context(Engine engine) {
        Context.Builder builder = Context.newBuilder("wasm").allowAllAccess(true);
        if (engine == null) {
            builder.option("engine.WarnInterpreterOnly", "false");
        } else {
            builder.engine(engine);
        }
        return builder.build();
    }

    static Source source(String text) {
        return Source.newBuilder("wasm", text, "test.wat")
                .mimeType(WasmLanguage.TEXT_MIME)
                .buildLiteral();
    }

    static Value module(Context context, String text) {
        return context.eval(source(text));
    }

    static Value exports(Context context, String text, Object... imports) {
        return module(context, text).newInstance(imports).getMember("exports");
    }
}
