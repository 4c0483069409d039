// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.Module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decodes all binary modules of the official suites. The folder of the suites is the property
 * {@code trifola.suites}; without it nothing is checked.
 */
class BinarySuiteTest {
    private final List<String> wrong = new ArrayList<>();
    private int wellFormed;
    private int malformed;

    @Test
    void binaryModulesOfTheSuites() throws IOException {
        Path spec = Path.of(System.getProperty("trifola.suites", "missing")).resolve("spec");
        assumeTrue(Files.isDirectory(spec), "the official suites are not there");
        List<Path> scripts;
        try (Stream<Path> files = Files.walk(spec)) {
            scripts = files.filter(f -> f.toString().endsWith(".wast")).sorted().toList();
        }
        for (Path script : scripts) {
            for (ScriptBinaries.Binary binary : ScriptBinaries.in(script)) {
                check(binary);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(wellFormed >= 125, "well-formed: " + wellFormed);
        assertTrue(malformed >= 815, "malformed: " + malformed);
    }

    private void check(ScriptBinaries.Binary binary) {
        boolean isMalformed = binary.command().equals("assert_malformed");
        String expected = isMalformed ? binary.message() : "well-formed";
        String actual = outcome(binary.bytes());
        if (!actual.startsWith(expected)) {
            wrong.add("\n" + binary.place() + ": " + expected + ", but was " + actual);
        } else if (isMalformed) {
            malformed++;
        } else {
            wellFormed++;
        }
    }

    private static String outcome(byte[] bytes) {
        try {
            Module module = Decoder.decode(bytes, Features.ALL, ImplementationLimits.DEFAULT);
            BodyWalk.walk(module);
            byte[] encoded = Encoder.encode(module);
            Module again = Decoder.decode(encoded, Features.ALL, ImplementationLimits.DEFAULT);
            // Sections without contents vanish, and with them the places of custom sections.
            boolean same = again.equals(module) || !module.customs().isEmpty();
            return same ? "well-formed" : "another module after a round trip";
        } catch (LoadException e) {
            return e.getMessage();
        }
    }
}
