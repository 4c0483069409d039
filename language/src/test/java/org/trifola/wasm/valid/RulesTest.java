// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trifola.wasm.syntax.Features;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Every rule has modules that keep it and modules that break it, with the words for it. */
final class RulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "control",
                "variables",
                "memory",
                "tables",
                "references",
                "aggregates",
                "exceptions",
                "types"
            })
    void script(String name) throws IOException {
        ScriptCheck check = new ScriptCheck(name + ".wast", Features.ALL);
        try (InputStream file = RulesTest.class.getResourceAsStream(name + ".wast")) {
            assertNotNull(file, name);
            check.run(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals("", String.join("\n", check.wrong));
        assertTrue(check.valid > 0 && check.invalid > 0, name);
    }
}
