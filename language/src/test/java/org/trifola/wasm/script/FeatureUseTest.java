// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.binary.Encoder;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.TypeStore;
import org.trifola.wasm.valid.FeatureUse;
import org.trifola.wasm.valid.Validator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Every valid module of the suites is valid with no more than the features it is said to use. */
@Tag("slow")
final class FeatureUseTest {
    private static final ImplementationLimits LIMITS = ImplementationLimits.DEFAULT;

    private final List<String> wrong = new ArrayList<>();

    static List<Suites.Entry> scripts() {
        return Suites.all();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theFeaturesUsedAreEnough(Suites.Entry entry) throws IOException {
        for (Command command : ScriptParser.parse(entry.text(), entry.path()).commands()) {
            if (command instanceof Command.Load load) {
                check(load, entry);
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private void check(Command.Load load, Suites.Entry entry) {
        ScriptLoader loader = new ScriptLoader(entry.features(), LIMITS, new TypeStore());
        Module source = loader.parse(load.source()).module();
        byte[] binary =
                load.source() instanceof ModuleSource.Binary given
                        ? given.bytes()
                        : Encoder.encode(source);
        Features used = Features.NONE;
        for (Feature feature : FeatureUse.of(source, binary)) {
            used = used.with(feature);
        }
        try {
            Module module = Decoder.decode(binary, used, LIMITS);
            Validator.validate(module, used, LIMITS, new TypeStore());
        } catch (LoadException e) {
            wrong.add(entry.path() + ":" + load.line() + ": " + e.getMessage());
        }
    }
}
