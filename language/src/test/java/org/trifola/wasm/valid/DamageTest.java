// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trifola.wasm.binary.Decoder;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.text.WatParser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Whatever bytes a module has: it is valid, or a {@link LoadException} says why it is not. */
final class DamageTest {
    private static final int TIMES = 5_000;

    @ParameterizedTest
    @ValueSource(strings = {"control", "references", "aggregates", "exceptions", "memory"})
    void damagedModulesFailProperly(String name) throws IOException {
        byte[] good = firstModule(name);
        Random random = new Random(name.hashCode());
        int valid = 0;
        for (int i = 0; i < TIMES; i++) {
            byte[] bytes = good.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = 8 + random.nextInt(bytes.length - 8);
                bytes[at] =
                        random.nextBoolean()
                                ? (byte) random.nextInt()
                                : bytes[8 + random.nextInt(bytes.length - 8)];
            }
            valid += isValid(bytes) ? 1 : 0;
        }
        assertTrue(valid > 0 && valid < TIMES, name);
    }

    private static boolean isValid(byte[] bytes) {
        try {
            Module module = Decoder.decode(bytes, Features.ALL, ImplementationLimits.DEFAULT);
            Modules.validate(module);
            return true;
        } catch (LoadException e) {
            return false;
        } catch (RuntimeException e) {
            return fail(e);
        }
    }

    /** The first module of a script of {@link RulesTest}, which uses most instructions. */
    private static byte[] firstModule(String name) throws IOException {
        try (InputStream file = RulesTest.class.getResourceAsStream(name + ".wast")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int start = text.indexOf("(module");
            int next = text.indexOf("\n\n", start);
            int invalid = text.indexOf("\n(assert_invalid", start);
            int stop = next < 0 || invalid >= 0 && invalid < next ? invalid : next;
            return WatParser.assemble(
                            text.substring(start, stop), Features.ALL, ImplementationLimits.DEFAULT)
                    .binary();
        }
    }
}
